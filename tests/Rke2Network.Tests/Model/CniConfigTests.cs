using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Model;

public sealed class CniConfigTests
{
    private static readonly CniConfig Defaults = new(Rke2Version.Parse("v1.36.3+rke2r1"));

    [Fact]
    public void Starts_at_the_defaults_of_RKE2()
    {
        Assert.Equal(CniPlugin.Canal, Defaults.Plugin);
        Assert.Equal("10.42.0.0/16", Defaults.ClusterCidr.ToString());
        Assert.Equal("10.43.0.0/16", Defaults.ServiceCidr.ToString());
        Assert.Equal(["10.43.0.10"], Defaults.ClusterDns.Select(address => address.ToString()));
        Assert.Equal((24, 64), (Defaults.NodeCidrMaskSizeIPv4, Defaults.NodeCidrMaskSizeIPv6));
        Assert.False(Defaults.DisableKubeProxy);
        Assert.All(
            new[] { ConfigPart.Plugin, ConfigPart.ClusterCidr, ConfigPart.ServiceCidr, ConfigPart.ClusterDns, ConfigPart.KubeProxy, ConfigPart.Values, ConfigPart.WindowsNodes },
            part => Assert.Equal(SettingState.Default, Defaults.StateOf(part)));
    }

    [Fact]
    public void Changes_make_copies()
    {
        var changed = Defaults.WithPlugin(CniPlugin.Calico).WithClusterCidr(DualStack.Parse("10.1.0.0/16"));
        Assert.Equal(SettingState.Set, changed.StateOf(ConfigPart.Plugin));
        Assert.Equal(SettingState.Set, changed.StateOf(ConfigPart.ClusterCidr));
        Assert.Equal(SettingState.Default, changed.StateOf(ConfigPart.ServiceCidr));
        Assert.Equal(CniPlugin.Canal, Defaults.Plugin);
        Assert.Equal("10.42.0.0/16", Defaults.ClusterCidr.ToString());
    }

    [Fact]
    public void Unknown_is_not_default_and_set_is_not_unknown()
    {
        var config = Defaults.WithUnknown(ConfigPart.All).WithClusterCidr(DualStack.Parse("10.1.0.0/16"));
        Assert.Equal(SettingState.Unknown, config.StateOf(ConfigPart.Plugin));
        Assert.Equal(SettingState.Set, config.StateOf(ConfigPart.ClusterCidr));
        Assert.True(config.Knows(ConfigPart.ClusterCidr));
        Assert.False(config.Knows(ConfigPart.ClusterCidr | ConfigPart.Plugin));
        Assert.True(Defaults.Knows(ConfigPart.All));
    }

    [Fact]
    public void Dns_follows_the_service_networks() =>
        Assert.Equal(
            ["10.50.0.10", "fd00:50::a"],
            Defaults.WithServiceCidr(DualStack.Parse("10.50.0.0/16", "fd00:50::/112")).ClusterDns.Select(address => address.ToString()));

    [Fact]
    public void A_HelmChartConfig_bears_the_name_and_namespace_of_its_chart()
    {
        var values = ChartValues.Empty.With(["a"], YamlScalar.True);
        var config = Defaults.WithPlugin(CniPlugin.Cilium).WithValues(values).WithMultus(new MultusOptions(values));
        Assert.Equal(
            [("rke2-cilium", "kube-system"), ("rke2-multus", "kube-system")],
            config.HelmChartConfigs.Select(resource => (resource.Name, resource.Namespace)));
        Assert.Empty(config.WithValues(ChartValues.Empty).WithMultus(MultusOptions.Default).HelmChartConfigs);
    }

    [Fact]
    public void A_failure_policy_alone_makes_a_HelmChartConfig()
    {
        var config = Defaults.WithFailurePolicy(FailurePolicy.Abort).WithMultus(MultusOptions.Default with { FailurePolicy = FailurePolicy.Retry });
        Assert.Equal(
            [("rke2-canal", (FailurePolicy?)FailurePolicy.Abort), ("rke2-multus", FailurePolicy.Retry)],
            config.HelmChartConfigs.Select(resource => (resource.Name, resource.FailurePolicy)));
        Assert.Equal((FailurePolicy.Abort, FailurePolicy.Retry), (config.FailurePolicy, config.MultusFailurePolicy));
        Assert.Equal(SettingState.Set, config.StateOf(ConfigPart.FailurePolicy));
        Assert.Equal(["rke2-multus"], config.WithFailurePolicy(null).HelmChartConfigs.Select(resource => resource.Name));
        Assert.Equal(["rke2-multus"], config.WithPlugin(CniPlugin.None).HelmChartConfigs.Select(resource => resource.Name));
    }

    [Theory]
    [InlineData(FailurePolicy.Reinstall, "reinstall")]
    [InlineData(FailurePolicy.Abort, "abort")]
    [InlineData(FailurePolicy.Retry, "retry")]
    public void Failure_policies_have_the_names_of_the_API(FailurePolicy policy, string name)
    {
        Assert.Equal(name, policy.FieldValue());
        Assert.Equal(policy, FailurePolicies.Named(name));
        Assert.Null(FailurePolicies.Named(name.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("", "iptables")]
    [InlineData("v=2", "iptables")]
    [InlineData("proxy-mode=nftables", "nftables")]
    [InlineData("--proxy-mode=ipvs v=2", "ipvs")]
    [InlineData("proxy-mode=ipvs proxy-mode=nftables", "nftables")]
    [InlineData("proxy-mode=", "iptables")]
    public void The_last_mode_of_kube_proxy_counts(string arguments, string mode) =>
        Assert.Equal(mode, Defaults.WithKubeProxyArguments(arguments.Length == 0 ? [] : arguments.Split(' ')).KubeProxyMode);

    [Fact]
    public void Another_mode_of_kube_proxy_keeps_its_other_arguments()
    {
        var config = Defaults.WithKubeProxyArguments(["v=2", "proxy-mode=ipvs", "metrics-bind-address=0.0.0.0:10249"]).WithKubeProxyMode(KubeProxyModes.Nftables);
        Assert.Equal(["v=2", "metrics-bind-address=0.0.0.0:10249", "proxy-mode=nftables"], config.KubeProxyArguments);
        Assert.Equal(SettingState.Set, config.StateOf(ConfigPart.KubeProxyArguments));
        Assert.Equal(SettingState.Default, Defaults.StateOf(ConfigPart.KubeProxyArguments));
    }

    [Fact]
    public void Nodes_are_set_or_not()
    {
        Assert.Empty(Defaults.NodeIp);
        Assert.Null(Defaults.NodeCount);
        Assert.Null(Defaults.UnderlayMtu);
        var config = Defaults.WithNodeIp(IpAddresses.ParseOptional(["10.0.0.11"])!).WithNodeCount(300).WithUnderlayMtu(9000);
        Assert.Equal((300, 9000), (config.NodeCount, config.UnderlayMtu));
        Assert.All(new[] { ConfigPart.NodeIp, ConfigPart.NodeCount, ConfigPart.UnderlayMtu }, part => Assert.Equal(SettingState.Set, config.StateOf(part)));
    }

    [Fact]
    public void All_parts_are_the_named_ones()
    {
        var bits = Enumerable.Range(0, 31).Select(bit => (ConfigPart)(1 << bit)).ToArray();
        var named = bits.Where(bit => char.IsLetter(bit.ToString()[0])).ToArray();
        Assert.Equal(ConfigPart.All, named.Aggregate(ConfigPart.None, (all, part) => all | part));
        Assert.True(named.Length > 10);
    }

    [Fact]
    public void Multus_alone_sets_the_plugin_option() =>
        Assert.Equal(SettingState.Set, Defaults.WithMultus(MultusOptions.Default).StateOf(ConfigPart.Plugin));

    [Fact]
    public void Values_are_found_and_set_by_path()
    {
        var values = ChartValues.Parse("a:\n  b: 1\n  c: 2\n");
        var changed = values.With(["a", "b"], YamlScalar.Integer(3)).With(["x", "y"], YamlScalar.True);
        Assert.Equal("3", ((YamlScalar)changed.Find("a.b")!).Text);
        Assert.Equal("2", ((YamlScalar)changed.Find("a.c")!).Text);
        Assert.Equal(YamlScalar.True, changed.Find("x.y"));
        Assert.Equal("1", ((YamlScalar)values.Find("a.b")!).Text);
        Assert.Null(values.Find("a.b.c"));
        Assert.Null(values.Find("x"));
    }
}
