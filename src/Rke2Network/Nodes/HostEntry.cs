using System.Collections.Generic;

namespace Rke2Network.Nodes;

/// <summary>A line of /etc/hosts.</summary>
/// <param name="Address">The address as it is written.</param>
/// <param name="Names">The names that it has.</param>
public sealed record HostEntry(string Address, IReadOnlyList<string> Names)
{
    /// <summary>The line.</summary>
    /// <returns>Address and names.</returns>
    public override string ToString() => $"{Address} {string.Join(" ", Names)}";
}
