using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Tests.Catalog.Reading;
using Xunit;

namespace Rke2Network.Tests.Catalog;

/// <summary>What the catalog holds of the charts that RKE2 ships. Source of each case: rancher/rke2-charts, the chart's archive of that version.</summary>
public sealed class ChartCatalogTests
{
    [Fact]
    public void Every_release_finds_its_charts()
    {
        foreach (var name in ChartCatalog.Names)
        {
            var catalog = ChartCatalog.Find(name)!;
            Assert.NotEmpty(catalog.Versions);
            Assert.Equal(catalog.Versions.Count, catalog.Versions.Distinct().Count());
            Assert.All(catalog.Versions, version => Assert.NotEmpty(catalog.Schema(version)!.All()));
        }

        Assert.Null(ChartCatalog.Find("rke2-coredns"));
        Assert.Null(ChartCatalog.Find("rke2-canal")!.Schema("v9"));
    }

    /// <summary>The first version that has a value, the last one before that has it not.</summary>
    [Theory]
    [InlineData("rke2-canal", "flannel.mtu", "v3.25.0-build2023020901", "v3.25.0-build2023020902")]
    [InlineData("rke2-canal", "flannel.vni", "v3.25.0-build2023020901", "v3.25.0-build2023020902")]
    [InlineData("rke2-canal", "flannel.regexIface", "v3.25.1-build2023051203", "v3.26.1-build2023080200")]
    [InlineData("rke2-canal", "flannel.enableNFTables", "v3.32.1-build2026060401", "v3.32.1-build2026072200")]
    [InlineData("rke2-flannel", "flannel.enableNFTables", "v0.25.400", "v0.25.501")]
    [InlineData("rke2-cilium", "MTU", "1.12.500", "1.13.000")]
    [InlineData("rke2-cilium", "routingMode", "1.13.200", "1.14.000")]
    [InlineData("rke2-cilium", "kubeProxyReplacement", "1.11.101", "1.11.201")]
    [InlineData("rke2-multus", "rke2-whereabouts.enabled", "v3.8-build2021110402", "v3.8-build2021110403")]
    [InlineData("rke2-multus", "manifests.dhcpDaemonSet", "v4.0.2-build2023081103", "v4.0.2-build2023081107")]
    [InlineData("rke2-multus", "thickPlugin.enabled", "v4.2.102", "v4.2.106")]
    [InlineData("rke2-multus", "dynamicNetworksController.enabled", "v4.2.102", "v4.2.106")]
    [InlineData("rke2-calico", "installation.calicoNetwork.kubeProxyManagement", "v3.30.401", "v3.31.200")]
    public void Values_come(string chart, string path, string before, string since)
    {
        var versions = ChartCatalog.Find(chart)!.Versions.ToList();
        var place = versions.IndexOf(since);
        Assert.True(place > 0, string.Join(" ", versions));
        Assert.NotNull(Find(chart, since, path));
        Assert.NotNull(Find(chart, versions[versions.Count - 1], path));
        Assert.Null(Find(chart, versions[place - 1], path));
        if (versions.Contains(before))
        {
            Assert.Equal(before, versions[place - 1]);
        }
    }

    [Theory]
    [InlineData("rke2-cilium", "cilium.tunnel", "1.11.101", "1.11.201")]
    [InlineData("rke2-cilium", "cilium.kubeProxyReplacement", "1.11.101", "1.11.201")]
    [InlineData("rke2-cilium", "tunnel", "1.14.400", "1.15.100")]
    [InlineData("rke2-flannel", "flannel.vxlanBackendPort", "v0.24.201", "v0.25.102")]
    public void Values_go(string chart, string path, string last, string without)
    {
        Assert.NotNull(Find(chart, last, path));
        Assert.Null(Find(chart, without, path));
        Assert.False(Takes(chart, without, path));
    }

    [Fact]
    public void Below_cilium_values_stand_up_to_1_11_101_only()
    {
        var catalog = ChartCatalog.Find("rke2-cilium")!;
        var nested = catalog.Versions.Where(version => Find("rke2-cilium", version, "cilium") is not null);
        Assert.Equal(["1.9.808", "1.9.809", "1.10.402", "1.10.404", "1.11.101"], nested);
        Assert.All(catalog.Versions, version => Assert.NotEqual(Find("rke2-cilium", version, "cilium") is null, Find("rke2-cilium", version, "ipam") is null));
    }

    [Theory]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "podCidr")]
    [InlineData("rke2-canal", "v3.13.300-build2021022306", "podCidr")]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "flannel.macPrefix")]
    [InlineData("rke2-multus", "v4.3.008", "config.cni_conf.logLevel")]
    [InlineData("rke2-multus", "v4.3.008", "config.cni_conf.multusAutoconfigDir")]
    [InlineData("rke2-multus", "v4.3.008", "config.daemon_conf.logLevel")]
    [InlineData("rke2-flannel", "v0.28.800", "global.imagePullSecrets.[0].name")]
    [InlineData("rke2-calico", "v3.32.100", "installation.calicoNetwork.mtu")]
    [InlineData("rke2-calico", "v3.32.100", "installation.calicoNetwork.ipPools.[0].encapsulation")]
    [InlineData("rke2-calico", "v3.32.100", "installation.calicoNetwork.nodeAddressAutodetectionV4.interface")]
    [InlineData("rke2-calico", "v3.32.100", "felixConfiguration.bpfLogLevel")]
    [InlineData("rke2-cilium", "1.19.601", "nodeinit.startup.preScript")]
    [InlineData("rke2-cilium", "1.19.601", "tolerations.[0].key")]
    [InlineData("rke2-cilium", "1.19.601", "extraConfig.any-key")]
    [InlineData("rke2-cilium", "1.19.601", "extraVolumes.[0].hostPath.path")]
    public void Values_that_charts_take(string chart, string version, string path) => Assert.True(Takes(chart, version, path));

    [Theory]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "flannel.mtuu")]
    [InlineData("rke2-calico", "v3.32.100", "felixConfiguration.anyKey")]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "calico.encapsulation")]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "calico.vethuMtu")]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "mtu")]
    [InlineData("rke2-calico", "v3.32.100", "calico.iface")]
    [InlineData("rke2-calico", "v3.32.100", "installation.calicoNetwork.MTU")]
    [InlineData("rke2-calico", "v3.32.100", "installation.calicoNetwork.ipPools.[0].encapsulating")]
    [InlineData("rke2-cilium", "1.19.601", "cilium.MTU")]
    [InlineData("rke2-cilium", "1.19.601", "mtu")]
    [InlineData("rke2-cilium", "1.19.601", "hubble.relayy.enabled")]
    [InlineData("rke2-cilium", "1.11.101", "MTU")]
    [InlineData("rke2-cilium", "1.19.601", "tolerations.[0].keyy")]
    [InlineData("rke2-flannel", "v0.28.800", "flannel.iface")]
    [InlineData("rke2-multus", "v4.3.008", "thickplugin.enabled")]
    public void Values_that_charts_do_not_take(string chart, string version, string path) => Assert.False(Takes(chart, version, path));

    [Theory]
    [InlineData("1.9.808", "cilium.kubeProxyReplacement", "disabled partial probe strict")]
    [InlineData("1.11.101", "cilium.kubeProxyReplacement", "disabled partial probe strict")]
    [InlineData("1.11.201", "kubeProxyReplacement", "disabled partial probe strict")]
    [InlineData("1.12.001", "kubeProxyReplacement", "disabled partial strict")]
    [InlineData("1.13.200", "kubeProxyReplacement", "disabled partial strict")]
    [InlineData("1.14.000", "kubeProxyReplacement", "disabled false partial strict true")]
    [InlineData("1.15.500", "kubeProxyReplacement", "disabled false partial strict true")]
    [InlineData("1.16.000", "kubeProxyReplacement", "false true")]
    [InlineData("1.19.601", "kubeProxyReplacement", "false true")]
    public void Replacing_kube_proxy_is_spelt_by_version(string version, string path, string allowed) =>
        Assert.Equal(allowed.Split(' '), Find("rke2-cilium", version, path)!.Allowed.Where(value => value.Length > 0));

    [Theory]
    [InlineData("1.13.200", false)]
    [InlineData("1.16.201", true)]
    [InlineData("1.19.601", true)]
    public void Tunnel_is_refused(string version, bool refused) => Assert.Equal(refused, Find("rke2-cilium", version, "tunnel")!.IsRefused);

    [Fact]
    public void Choices_of_the_Installation_come_from_its_CRD()
    {
        Assert.Equal(["BPF", "Iptables"], Find("rke2-calico", "v3.20.102", "installation.calicoNetwork.linuxDataplane")!.Allowed);
        Assert.Equal(["BPF", "Iptables", "Nftables", "VPP"], Find("rke2-calico", "v3.32.100", "installation.calicoNetwork.linuxDataplane")!.Allowed);
        Assert.Equal(["Disabled", "Enabled"], Find("rke2-calico", "v3.32.100", "installation.calicoNetwork.bgp")!.Allowed);
        Assert.Equal(ValueKinds.Integer, Find("rke2-calico", "v3.32.100", "installation.calicoNetwork.mtu")!.Kinds);
        Assert.Equal(Enforcement.Api, Find("rke2-calico", "v3.32.100", "installation.calicoNetwork.mtu")!.Enforcement);
    }

    [Theory]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "calico.disableFileLogging", true)]
    [InlineData("rke2-canal", "v3.13.300-build2021022306", "calico.disableFileLogging", true)]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "calico.vethuMTU", false)]
    [InlineData("rke2-cilium", "1.19.601", "nodeinit.startup.postScript", false)]
    [InlineData("rke2-cilium", "1.19.601", "nodeinit.waitForCloudInit", false)]
    [InlineData("rke2-cilium", "1.18.000", "envoy.streamIdleTimeoutDurationSeconds", false)]
    public void Values_without_effect_are_known_as_such(string chart, string version, string path, bool unread) =>
        Assert.Equal(unread, Find(chart, version, path)!.IsUnread);

    [Theory]
    [InlineData("rke2-cilium", "1.18.103", "cni.exclusive", "true")]
    [InlineData("rke2-cilium", "1.18.300", "cni.exclusive", "false")]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "calico.vethuMTU", "1450")]
    [InlineData("rke2-flannel", "v0.25.400", "flannel.vni", "4096")]
    [InlineData("rke2-flannel", "v0.25.102", "flannel.vni", null)]
    [InlineData("rke2-flannel", "v0.28.800", "flannel.args", "[\"--ip-masq\", \"--kube-subnet-mgr\"]")]
    [InlineData("rke2-canal", "v3.32.1-build2026072200", "flannel.image.tag", null)]
    public void Defaults_are_those_of_the_version(string chart, string version, string path, string? value) => Assert.Equal(value, Find(chart, version, path)!.Default);

    [Fact]
    public void A_chart_of_the_users_own_is_read()
    {
        var catalog = ChartCatalog.Read(TestChart.Files(("values.yaml", "a: 1\n"), ("templates/t.yaml", "{{ .Values.a }}{{ if and .Values.b .Values.c }}{{ fail \"x\" }}{{ end }}")));
        Assert.Equal("sample", catalog.Name);
        var schema = catalog.Schema("1.0.0")!;
        Assert.True(schema.Takes(["a"]));
        Assert.False(schema.Takes(["d"]));
        Assert.Equal("and(set('b'),set('c'))", Assert.Single(schema.Conditions).ToString());
    }

    [Theory]
    [InlineData("{{ toYaml .Values | sha256sum }}", true)]
    [InlineData("{{ range $key, $value := .Values }}{{ $key }}{{ end }}", true)]
    [InlineData("{{ index .Values .Values.name }}", true)]
    [InlineData("{{ include \"not.there\" .Values }}", true)]
    [InlineData("{{ with .Values }}{{ .a }}{{ end }}", false)]
    public void A_chart_that_passes_all_of_its_values_on_takes_any(string template, bool takes) =>
        Assert.Equal(takes, ChartCatalog.Read(TestChart.Files(("templates/t.yaml", template))).Schema("1.0.0")!.Takes(["anything"]));

    private static ValueFacts? Find(string chart, string version, string path) => ChartCatalog.Find(chart)!.Schema(version)!.Find(path.Split('.'))?.Facts;

    private static bool Takes(string chart, string version, string path) => ChartCatalog.Find(chart)!.Schema(version)!.Takes(path.Split('.'));
}
