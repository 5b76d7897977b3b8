using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Windows;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>The matrix and the rules cannot disagree: each cell that a configuration can ask for is held against what the rules find in that configuration.</summary>
public sealed class WindowsMatrixTests
{
    /// <summary>How a configuration asks for a feature; null where none can.</summary>
    private static readonly Dictionary<WindowsFeature, Func<CniConfig, CniConfig?>> Asks = new()
    {
        [WindowsFeature.Overlay] = config => config,
        [WindowsFeature.Bgp] = config => config.Plugin == CniPlugin.Calico ? WithValues(config, "installation: {backend: None, calicoNetwork: {bgp: Enabled}}") : null,
        [WindowsFeature.DualStack] = config => config.WithClusterCidr(TestConfigs.Pods).WithServiceCidr(TestConfigs.Services),
        [WindowsFeature.IPv6] = config => config.WithClusterCidr(DualStack.Parse("fd00:42::/56")).WithServiceCidr(DualStack.Parse("fd00:43::/112")),
        [WindowsFeature.NetworkPolicy] = config => config,
        [WindowsFeature.Encryption] = config => config.Plugin switch
        {
            CniPlugin.Calico => WithValues(config, "felixConfiguration: {wireguardEnabled: true}"),
            CniPlugin.Flannel => WithValues(config, "flannel: {backend: wireguard}"),
            _ => null,
        },
        [WindowsFeature.Ebpf] = config => config.Plugin == CniPlugin.Calico ? WithValues(config, "installation: {calicoNetwork: {linuxDataplane: BPF}}") : null,
        [WindowsFeature.Nftables] = config => config.WithKubeProxyMode(KubeProxyModes.Nftables),
        [WindowsFeature.Multus] = config => config.WithMultus(MultusOptions.Default),
        [WindowsFeature.Sriov] = config => config.WithMultus(MultusOptions.Default),
        [WindowsFeature.Server2019] = _ => null,
        [WindowsFeature.Server2022] = _ => null,
        [WindowsFeature.Server2025] = _ => null,
    };

    public static IEnumerable<object[]> Cells =>
        from plugin in CniPlugins.All
        from feature in WindowsMatrix.Features
        select new object[] { plugin, feature };

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_rules_say_in_every_release_what_the_matrix_says(CniPlugin plugin, WindowsFeature feature)
    {
        foreach (var release in ReleaseCatalog.Default.Releases)
        {
            var cell = WindowsMatrix.Of(release, plugin, feature);
            Assert.Equal((release, plugin, feature), (cell.Rke2Version, cell.Plugin, cell.Feature));
            Assert.EndsWith(".", cell.Reason, StringComparison.Ordinal);
            Assert.NotEmpty(cell.Source);
            if (Asks[feature](new CniConfig(release).WithPlugin(plugin).WithWindowsNodes(true)) is not { } config)
            {
                continue;
            }

            var findings = RuleBook.Check(config);
            if (cell.RuleId is { } id)
            {
                Assert.NotEqual(WindowsSupportState.Supported, cell.State);
                Assert.True(findings.Any(finding => finding.Id == id), $"{cell} in {release}: {id} finds nothing");
            }
            else
            {
                Assert.DoesNotContain(findings, finding => finding.Id is "RKE2NET401" or "RKE2NET402" or "RKE2NET403" or "RKE2NET420" or "RKE2NET421" or "RKE2NET431");
            }
        }
    }

    [Theory]
    [InlineData(CniPlugin.Canal, WindowsFeature.Overlay, "v1.36.3", WindowsSupportState.NotSupported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Overlay, "v1.21.3+rke2r1", WindowsSupportState.NotSupported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Overlay, "v1.21.3+rke2r2", WindowsSupportState.Supported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Bgp, "v1.27.3", WindowsSupportState.NotSupported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Bgp, "v1.27.4", WindowsSupportState.Supported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Bgp, "v1.33.5", WindowsSupportState.NotValidated)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Server2022, "v1.21.6", WindowsSupportState.NotSupported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Server2022, "v1.21.7", WindowsSupportState.Supported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Server2022, "v1.22.3", WindowsSupportState.NotSupported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Server2022, "v1.22.4", WindowsSupportState.Supported)]
    [InlineData(CniPlugin.Calico, WindowsFeature.Server2025, "v1.36.3", WindowsSupportState.NotValidated)]
    [InlineData(CniPlugin.Calico, WindowsFeature.NetworkPolicy, "v1.36.3", WindowsSupportState.Supported)]
    [InlineData(CniPlugin.Flannel, WindowsFeature.NetworkPolicy, "v1.36.3", WindowsSupportState.NotSupported)]
    [InlineData(CniPlugin.Flannel, WindowsFeature.Overlay, "v1.36.3", WindowsSupportState.Supported)]
    [InlineData(CniPlugin.None, WindowsFeature.Overlay, "v1.36.3", WindowsSupportState.NotValidated)]
    [InlineData(CniPlugin.None, WindowsFeature.Sriov, "v1.36.3", WindowsSupportState.NotSupported)]
    [InlineData(CniPlugin.None, WindowsFeature.Overlay, "v1.27.3", WindowsSupportState.NotSupported)]
    public void Cells_hold_what_is_known(CniPlugin plugin, WindowsFeature feature, string release, WindowsSupportState state) =>
        Assert.Equal(state, WindowsMatrix.Of(TestConfigs.Release(release), plugin, feature).State);

    private static CniConfig WithValues(CniConfig config, string values) => config.WithValues(ChartValues.Parse(values));
}
