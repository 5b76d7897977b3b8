using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Manifests;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public abstract partial class ResourceCmdlet
{
    private readonly Dictionary<(string, string, string?, string), KubernetesResource> seen = [];

    /// <summary>All that was given, in its order.</summary>
    private protected List<GivenResources> Input { get; } = [];

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        if (ParameterSetName == InputSet)
        {
            Add(ResourceArgument.Read(InputObject));
            return;
        }

        foreach (var given in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            OrError(() =>
            {
                foreach (var file in Files(given).SelectMany(path => System.IO.Directory.Exists(path) ? ManifestFolder.Files(path) : [path]))
                {
                    OrError(() => Add(ResourceArgument.ReadFile(file)));
                }
            });
        }
    }

    private IReadOnlyCollection<string> Files(string path) => ParameterSetName == PathSet
        ? Read(nameof(Path), () => PathArgument.ResolveExisting(path, SessionState))
        : [Read(nameof(LiteralPath), () => PathArgument.Resolve(path, SessionState))];

    /// <summary>The same object twice is one; two that differ are a mistake, as only one of them would last.</summary>
    private void Add(GivenResources given)
    {
        var fresh = new List<KubernetesResource>();
        foreach (var resource in given.Resources)
        {
            var key = (resource.ApiVersion, resource.Kind, resource.Namespace, resource.Name);
            if (!seen.TryAdd(key, resource))
            {
                if (!seen[key].Body.SameAs(resource.Body))
                {
                    throw new InputException("GivenTwice", resource.ToString(), "this object was given before, with other content.", "Give each object once; one configuration a cluster.");
                }

                continue;
            }

            fresh.Add(resource);
        }

        Input.Add(given with { Resources = fresh });
    }
}
