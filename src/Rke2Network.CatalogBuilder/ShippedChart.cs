namespace Rke2Network.CatalogBuilder;

/// <summary>A chart as a release ships it.</summary>
/// <param name="Name">Its name, such as <c>rke2-calico</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Package">The folder of its archive, where it is another than its name.</param>
internal sealed record ShippedChart(string Name, string Version, string? Package)
{
    private const string CustomResourcesSuffix = "-crd";

    /// <summary>Where rancher/rke2-charts keeps the archive. Source: rancher/rke2 charts/build-chart.sh.</summary>
    internal string Archive => $"assets/{Package ?? (Name.EndsWith(CustomResourcesSuffix, System.StringComparison.Ordinal) ? Name[..^CustomResourcesSuffix.Length] : Name)}/{Name}-{Version}.tgz";
}
