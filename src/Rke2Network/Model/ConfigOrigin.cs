using System.Collections.Generic;

namespace Rke2Network.Model;

/// <summary>The files that a configuration was read from, and where further ones belong.</summary>
/// <param name="Files">The files, in the order in which RKE2 reads them.</param>
/// <param name="ConfigFolder">The folder of config.yaml; null where none was read.</param>
/// <param name="ManifestFolder">The folder of the manifests; null where it is not known.</param>
/// <param name="HasManifests">Whether manifests were looked for, so that what they do not say is at the charts' defaults.</param>
internal sealed record ConfigOrigin(IReadOnlyList<ConfigSource> Files, string? ConfigFolder, string? ManifestFolder, bool HasManifests)
{
    /// <summary>What was not read from files.</summary>
    internal static ConfigOrigin None { get; } = new([], null, null, false);
}
