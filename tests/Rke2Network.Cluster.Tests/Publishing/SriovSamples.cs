using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Nodes;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>What the cmdlets make for the SR-IOV operator: each field at least once, each choice, and both ends of each range.</summary>
internal static class SriovSamples
{
    internal static readonly SriovNetworkNodePolicyRequest Policy = new() { Name = "policy", ResourceName = "intel_x710", NumVfs = 8, Vendor = "8086", DeviceId = "1572", PfNames = ["ens1f0#0-3"] };
    internal static readonly SriovNetworkRequest Network = new() { Name = "network", ResourceName = "intel_x710" };

    internal static IEnumerable<KubernetesResource> Operator => SriovOperatorFactory.Create(new SriovOperatorRequest())
        .Concat(SriovOperatorFactory.Create(new SriovOperatorRequest { Namespace = "elsewhere", Chart = "sriov", CrdChart = "sriov-crd", Repository = "https://charts.rancher.io", Version = "103.1.0+up0.1.0" }));

    internal static IEnumerable<KubernetesResource> Configs =>
    [
        SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest()),
        SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest
        {
            NodeSelector = YamlReader.ReadMap("{a: true, b: 1, c: }"), ConfigurationMode = "SYSTEMD", DisableDrain = true, DisablePlugins = ["mellanox"], EnableInjector = true,
            EnableOperatorWebhook = true, EnableOvsOffload = true, FeatureGates = YamlReader.ReadMap("{parallelNicConfig: true, other: false}"), LogLevel = 2, UseCdi = true,
        }),
        SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest { ConfigurationMode = "daemon", LogLevel = 0 }),
    ];

    internal static IEnumerable<KubernetesResource> Policies => new[]
    {
        Policy,
        Policy with { Vendor = "15b3", NumVfs = 128, LinkType = "ETH", EswitchMode = "SWITCHDEV", VdpaType = "VHOST", IsRdma = true, NeedVhostNet = true, Mtu = 65535, Priority = 0, ExcludeTopology = true, ExternallyManaged = true },
        Policy with { LinkType = "IB", EswitchMode = "legacy", DeviceType = "vfio-pci", Mtu = 68, Priority = 99, DeviceId = "1e37" },
        Policy with { LinkType = "ib", RootDevices = ["3b:00.0"], NodeSelector = YamlReader.ReadMap("a: 1") },
        Policy with { VdpaType = "virtio", EswitchMode = "switchdev", LinkType = "eth", Vendor = null, DeviceId = null },
        Policy with { Vendor = null, DeviceId = null, PfNames = null, NetFilter = "openstack/NetworkID:ea24bd04-8674-4f69-b0ee-fa0b3bd20509" },
    }.Concat(SriovNicGroup.Of([new SriovNic { Node = "a", Interface = "ens1f0", Vendor = "8086", DeviceId = "1572", Driver = "i40e", TotalVfs = 64, Capable = true }], _ => { })
        .Select(group => Policy with { Name = group.Name, ResourceName = group.ResourceName, PfNames = [group.Interface] }))
    .Select((request, i) => SriovNetworkNodePolicyFactory.Create(request with { Name = $"{request.Name}-{i}" }));

    internal static IEnumerable<KubernetesResource> Networks => new[]
    {
        Network,
        Network with { NetworkNamespace = "apps", Vlan = 4094, VlanQos = 7, VlanProto = "802.1AD", SpoofChk = "ON", Trust = "Off", LinkState = "auto", MinTxRate = 0, MaxTxRate = 100000, LogLevel = "panic", LogFile = "/var/log/a.log" },
        Network with { Vlan = 0, VlanQos = 0, VlanProto = "802.1q", SpoofChk = "off", Trust = "on", LinkState = "enable", LogLevel = "error" },
        Network with { LinkState = "disable", LogLevel = "warning", Ipam = CniJson.ReadObject("""{"type": "static", "addresses": [{"address": "10.0.0.1/24"}]}""") },
        Network with { LogLevel = "info", Capabilities = YamlReader.ReadMap("{mac: true, ips: false}"), MetaPlugins = CniJson.ReadObjects("""{"type": "tuning"}, {"type": "vrf"}""") },
        Network with { LogLevel = "debug", Ipam = YamlReader.ReadMap("{type: x, s: \"it's a \\\"b\\\"\"}") },
    }.Select((request, i) => SriovNetworkFactory.Create(request with { Name = $"{request.Name}-{i}" }));
}
