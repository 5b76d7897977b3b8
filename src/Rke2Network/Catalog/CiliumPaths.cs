using System.Collections.Generic;
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

    /// <summary>The releases from which a value stands where it stands in this one, or would.</summary>
    internal static string? Since(params string[] path) =>
        ChartReleases.Default.Since(Chart, schema => schema.Find(path) is not null || schema.Find([Wrapper, .. path]) is not null);
}
