using System.Collections;
using System.IO;
using System.Management.Automation;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Publishing;
using Rke2Network.Rendering;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Resources as users give them.</summary>
internal static class ResourceArgument
{
    /// <summary>Resources that came out of a job or another session.</summary>
    private const string Deserialized = "Deserialized.Rke2Network.Clusters.KubernetesResource";

    private const string Advice = "Give a configuration, a resource of this module, a hashtable with apiVersion, kind and metadata, YAML text, or a file.";

    /// <summary>Reads an input object.</summary>
    /// <exception cref="InputException">It is no resource.</exception>
    internal static GivenResources Read(object argument) => ObjectShapes.Unwrap(argument) switch
    {
        _ when argument is PSObject bag && bag.TypeNames.Contains(Deserialized) => Of(new KubernetesResource(YamlReader.ReadMap(bag.Properties[nameof(KubernetesResource.Yaml)].Value.ToString()!))),
        CniConfig config => new GivenResources(config.ToString(), config, ResourceRenderer.Render(config)),
        HelmChartConfig config => Of(ResourceRenderer.Render(config)),
        KubernetesResource resource => Of(resource),
        PublishResult result => Of(result.Resource),
        FileInfo file => ReadFile(file.FullName),
        string text when text.Contains(": ") || text.IndexOfAny(['{', '\n']) >= 0 => new GivenResources("the text", null, ResourceReader.Read(text)),
        string text => throw new InputException("NotAResource", text, "this text is no Kubernetes resource.", "Files go to -Path; the lines of a file come as one text with Get-Content -Raw."),
        IEnumerable or PSObject => OfTree(argument),
        var other => throw new InputException("NotAResource", other?.ToString(), "this is no Kubernetes resource.", Advice),
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It cannot be read, or holds no resource.</exception>
    internal static GivenResources ReadFile(string path) => new(path, null, ResourceReader.Read(YamlFile.ReadText(path), path) is { Count: > 0 } resources
        ? resources
        : throw new InputException("NotAResource", path, "the file is empty.", "Give a file with Kubernetes resources."));

    private static GivenResources Of(KubernetesResource resource) => new(resource.ToString(), null, [resource]);

    private static GivenResources OfTree(object argument)
    {
        var resources = ResourceReader.Of(ChartValues.From(argument, ObjectShapes.Unwrap).Root);
        return new GivenResources(resources.Count == 1 ? resources[0].ToString() : "the object", null, resources);
    }
}
