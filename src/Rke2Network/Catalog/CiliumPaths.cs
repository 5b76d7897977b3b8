using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Catalog;

/// <summary>Where a value of Cilium stands: older charts wrap the upstream chart, so that every value stands under <c>cilium</c>.</summary>
internal static class CiliumPaths
{
    private const string Chart = "rke2-cilium";
    private const string Wrapper = "cilium";

    internal static IReadOnlyList<string> Of(Rke2Version release, params string[] path) =>
        ChartReleases.Default.Schema(release, Chart)?.Root.Named(Wrapper) is null ? path : [Wrapper, .. path];

    /// <summary>What the release's chart says of a value; null where it has none such.</summary>
    internal static ValueFacts? Facts(Rke2Version release, params string[] path) => ChartReleases.Default.Schema(release, Chart)?.Find(Of(release, path))?.Facts;

    /// <summary>A value's place in every form of the chart.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Homes(IReadOnlyList<string> path)
    {
        var inner = path[0] == Wrapper ? path.Skip(1).ToArray() : path;
        return [inner, [Wrapper, .. inner]];
    }
}
