using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Commands.Sriov;

/// <summary>What the cmdlets that make resources of the SR-IOV operator share: maps and JSON as users give them.</summary>
public abstract class SriovCmdlet : Rke2Cmdlet
{
    /// <summary>The operator's namespace: the given one, or the default.</summary>
    private protected string NamespaceOr(string? given) => GivenOrInTable("Namespace", given) ?? SriovDefaults.Namespace;

    /// <summary>A hashtable or an object as a map; null where it was not given.</summary>
    private protected YamlMap? Map(string parameter, object? argument) => GivenOrInTable(parameter, argument) is { } given ? Read(parameter, () => Map(given)) : null;

    /// <summary>The same for what may also be JSON.</summary>
    private protected YamlMap? JsonMap(string parameter, object? argument) => GivenOrInTable(parameter, argument) is { } given
        ? Read(parameter, () => TextOf(given) is { } json ? CniJson.ReadObject(json) : Map(given))
        : null;

    /// <summary>One or several of them.</summary>
    private protected IReadOnlyList<YamlMap>? JsonMaps(string parameter, object? argument) => GivenOrInTable(parameter, argument) is { } given
        ? Read(parameter, () => (Unwrapped(given) as IList ?? new[] { given }).Cast<object>().ToArray() is var items && IsEachWhole(items)
            ? [.. items.SelectMany(item => TextOf(item) is { } json ? CniJson.ReadObjects(json) : [Map(item)])]
            : CniJson.ReadObjects(TextOf(given) ?? string.Empty))
        : null;

    /// <summary>Puts a resource on the pipeline, and shows what is found of it beside others.</summary>
    private protected void Write(KubernetesResource resource, IEnumerable<KubernetesResource>? others = null)
    {
        foreach (var finding in SriovResourceCheck.Check(resource, others))
        {
            WriteWarning(finding.ToString());
        }

        this.Tell(() => $"{resource}: made.");
        WriteObject(resource);
    }

    /// <summary>Get-Content without -Raw gives a file's lines, of which not each is an object.</summary>
    private static bool IsEachWhole(object[] items) =>
        items.Length == 1 || !items.All(item => TextOf(item) is not null) || items.All(item => TextOf(item)!.Trim() is { Length: > 1 } text && text[0] == '{' && text[text.Length - 1] == '}');

    /// <summary>A text, or lines of one; null for all else.</summary>
    private static string? TextOf(object value) => Unwrapped(value) switch
    {
        string text => text,
        object[] { Length: > 0 } lines when lines.All(line => line is not null && Unwrapped(line) is string) => string.Join("\n", lines.Select(line => line.ToString())),
        _ => null,
    };

    private static object? Unwrapped(object value) => ObjectShapes.Unwrap(value);

    private static YamlMap Map(object argument) => ObjectReader.Read(argument, ObjectShapes.Unwrap) as YamlMap ?? throw new InputException(
        "NotAMap", argument.ToString(), "these are no names with values.", "Give a hashtable such as @{ name = 'value' }.");
}
