using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Shortcuts;
using Xunit;

namespace Rke2Network.Tests.Rendering;

public sealed class RenderingTests
{
    [Fact]
    public void A_manifest_is_laid_out_as_the_documentation_has_it() => Assert.Equal(
        Lines(
            "apiVersion: helm.cattle.io/v1",
            "kind: HelmChartConfig",
            "metadata:",
            "  name: rke2-canal",
            "  namespace: kube-system",
            "spec:",
            "  valuesContent: |-",
            "    flannel:",
            "      iface: eth1"),
        ManifestRenderer.Render(TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: eth1}")));

    [Fact]
    public void Two_charts_make_two_documents()
    {
        var config = TestConfigs.Of(CniPlugin.Canal, values: "a: 1").WithMultus(new MultusOptions(ChartValues.Parse("b: 2")));
        var documents = ManifestRenderer.Render(config).Split(["\n---\n"], System.StringSplitOptions.None);
        Assert.Equal(2, documents.Length);
        Assert.Contains("name: rke2-canal", documents[0]);
        Assert.Contains("name: rke2-multus", documents[1]);
    }

    [Fact]
    public void No_values_make_no_manifest() => Assert.Empty(ManifestRenderer.Render(TestConfigs.Of(CniPlugin.Calico)));

    [Theory]
    [InlineData(null, "spec:\n  failurePolicy: retry")]
    [InlineData("a: 1", "spec:\n  failurePolicy: retry\n  valuesContent: |-\n    a: 1")]
    public void A_failure_policy_stands_before_the_values(string? values, string end) =>
        Assert.EndsWith(end, ManifestRenderer.Render(TestConfigs.Of(CniPlugin.Canal, values: values).WithFailurePolicy(FailurePolicy.Retry)), System.StringComparison.Ordinal);

    [Fact]
    public void What_is_no_option_is_not_written() =>
        Assert.Equal(["--cni=canal"], CommandLineRenderer.Render(TestConfigs.Of(CniPlugin.Canal).WithNodeCount(300).WithUnderlayMtu(9000).WithKubeProxyArguments([])));

    [Fact]
    public void The_servers_options_in_both_forms()
    {
        var config = DualStackChange.Apply(
                TestConfigs.Of(CniPlugin.Canal, multus: true), DualStack.Parse("10.42.0.0/16,2001:cafe:42:0::/56"), DualStack.Parse("10.43.0.0/16,2001:cafe:43::/112"), 25, 72)
            .WithClusterDns(IpAddresses.ParseOptional(["10.43.0.53,2001:cafe:43::53"])!)
            .WithKubeProxyDisabled(true)
            .WithNodeIp(IpAddresses.ParseOptional(["10.0.0.11", "fd00:10::11"])!)
            .WithKubeProxyArguments(["proxy-mode=ipvs", "v=2"]);
        Assert.Equal(
            Lines(
                "cni:",
                "  - multus",
                "  - canal",
                "cluster-cidr: 10.42.0.0/16,2001:cafe:42::/56",
                "service-cidr: 10.43.0.0/16,2001:cafe:43::/112",
                "cluster-dns: 10.43.0.53,2001:cafe:43::53",
                "disable-kube-proxy: true",
                "node-ip: 10.0.0.11,fd00:10::11",
                "kube-controller-manager-arg:",
                "  - node-cidr-mask-size-ipv4=25",
                "  - node-cidr-mask-size-ipv6=72",
                "kube-proxy-arg:",
                "  - proxy-mode=ipvs",
                "  - v=2"),
            ServerConfigRenderer.Render(config));
        Assert.Equal(
            [
                "--cni=multus,canal",
                "--cluster-cidr=10.42.0.0/16,2001:cafe:42::/56",
                "--service-cidr=10.43.0.0/16,2001:cafe:43::/112",
                "--cluster-dns=10.43.0.53,2001:cafe:43::53",
                "--disable-kube-proxy",
                "--node-ip=10.0.0.11,fd00:10::11",
                "--kube-controller-manager-arg=node-cidr-mask-size-ipv4=25",
                "--kube-controller-manager-arg=node-cidr-mask-size-ipv6=72",
                "--kube-proxy-arg=proxy-mode=ipvs",
                "--kube-proxy-arg=v=2",
            ],
            CommandLineRenderer.Render(config));
    }

    [Fact]
    public void Defaults_need_no_options()
    {
        var config = new CniConfig(TestConfigs.Release(null));
        Assert.Empty(ServerConfigRenderer.Render(config));
        Assert.Empty(CommandLineRenderer.Render(config));
        Assert.Empty(ServerFolder.Plan(config));
        Assert.Empty(CommandLineRenderer.Render(TestConfigs.Of(CniPlugin.Canal).WithUnknown(ConfigPart.All).WithKubeProxyDisabled(false)).Skip(1));
    }

    [Fact]
    public void Multus_stands_first_whatever_the_plugin() =>
        Assert.All(
            new[] { CniPlugin.Canal, CniPlugin.Calico, CniPlugin.Cilium, CniPlugin.Flannel, CniPlugin.None },
            plugin => Assert.Equal(["--cni=multus," + plugin.OptionValue()], CommandLineRenderer.Render(TestConfigs.Of(plugin, multus: true))));

    [Fact]
    public void Multus_without_a_named_plugin_stands_before_the_default() =>
        Assert.Equal(["--cni=multus,canal"], CommandLineRenderer.Render(new CniConfig(TestConfigs.Release(null)).WithMultus(MultusOptions.Default)));

    [Fact]
    public void A_folder_holds_what_there_is_to_say()
    {
        var files = ServerFolder.Plan(TestConfigs.Of(CniPlugin.Cilium, "v1.30.4", "eni: {enabled: true}", multus: true));
        Assert.Equal(["config.yaml.d/50-network.yaml", "server/manifests/rke2-cilium-config.yaml"], files.Select(file => file.RelativePath));
        Assert.All(files, file => Assert.Matches("[^\n]\n$", file.Content));
    }

    private static string Lines(params string[] lines) => string.Join("\n", lines);
}
