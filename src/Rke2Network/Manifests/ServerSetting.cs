using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>An option of the RKE2 server as its files set it.</summary>
/// <param name="Name">The key, such as <c>cluster-cidr</c>.</param>
/// <param name="Values">The values; several where it is a list or was appended to.</param>
/// <param name="Source">Where the value that holds, or its first part, stands.</param>
public sealed record ServerSetting(string Name, IReadOnlyList<YamlScalar> Values, SourceLocation? Source)
{
    /// <summary>The values as RKE2 reads them, where each may hold several with commas between.</summary>
    public IReadOnlyList<string> Parts => Values.SelectMany(value => value.Text.Split(',')).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();

    /// <summary>The setting on one line.</summary>
    /// <returns>Name and values.</returns>
    public override string ToString() => $"{Name}: {string.Join(", ", Values.Select(value => value.Text))}";
}
