using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Shortcuts;

namespace Rke2Network.Tests;

/// <summary>Configurations in one line each.</summary>
internal static class TestConfigs
{
    /// <summary>Networks of both families.</summary>
    internal static DualStack Pods { get; } = DualStack.Parse("10.42.0.0/16,2001:cafe:42::/56");

    internal static DualStack Services { get; } = DualStack.Parse("10.43.0.0/16,2001:cafe:43::/112");

    internal static Rke2Version Release(string? text) => ReleaseCatalog.Default.ResolveOrNewest(text);

    internal static CniConfig Of(CniPlugin plugin, string? release = null, string? values = null, bool windows = false, bool multus = false, string? pods = null, string? services = null) =>
        CniConfigFactory.Create(new CniConfigRequest
        {
            Plugin = plugin,
            Release = Release(release),
            Values = values is null ? null : ChartValues.Parse(values),
            WindowsNodes = windows ? true : null,
            Multus = multus ? MultusOptions.Default : null,
            ClusterCidr = pods is null ? null : DualStack.Parse(pods),
            ServiceCidr = services is null ? null : DualStack.Parse(services),
        });
}
