using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Resources;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>The resources of the SR-IOV operator against its own CRDs on a real API server.</summary>
[Collection(RealCrdGroup.Name)]
public sealed class RealSriovTests(RealCrdCluster fixture)
{
    private readonly RealCluster cluster = fixture.Cluster;

    /// <summary>Who refuses what the CRD takes: the operator's webhook, the CNI plugin when a pod starts, or nobody, and the operator does something else.</summary>
    private enum Refusal
    {
        Crd,

        /// <summary>k8snetworkplumbingwg/sriov-network-operator pkg/webhook/validate.go.</summary>
        Webhook,

        /// <summary>k8snetworkplumbingwg/sriov-cni pkg/config/config.go, or the kernel.</summary>
        Plugin,

        /// <summary>k8snetworkplumbingwg/sriov-network-operator api/v1/helper.go: the operator matches or renders something else than is meant.</summary>
        Silent,
    }

    [RealCrdFact]
    public async Task Strict_validation_takes_all_that_is_made()
    {
        await cluster.NamespaceAsync("sriov-strict");
        var used = new HashSet<string>();
        foreach (var resource in SriovSamples.Operator.Where(each => each.Kind != "Namespace").Select((each, i) => Named(each, $"{each.Name}-{i}", "sriov-strict"))
            .Concat(SriovSamples.Configs.Select((each, i) => Named(each, $"default-{i}", "sriov-strict")))
            .Concat(SriovSamples.Policies.Concat(SriovSamples.Networks).Select(each => Named(each, each.Name, "sriov-strict"))))
        {
            await CreateAsync(resource);
            used.UnionWith(((YamlMap)resource.Body.Find("spec")!).Select(field => $"{resource.Kind}.{field.Key}"));
        }

        // Each field that a cmdlet can set has been tried.
        Assert.Equal(
            ["HelmChart: 6", "SriovNetwork: 15", "SriovNetworkNodePolicy: 14", "SriovOperatorConfig: 10"],
            used.GroupBy(field => field.Split('.')[0]).Select(group => $"{group.Key}: {group.Count()}").Order());
    }

    [RealCrdFact]
    public async Task The_publisher_applies_them_and_finds_nothing_to_change_the_second_time()
    {
        await cluster.NamespaceAsync("sriov-published");
        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
        var publisher = new ResourcePublisher(connection);
        foreach (var resource in SriovSamples.Configs.Take(1).Concat(SriovSamples.Policies).Concat(SriovSamples.Networks).Select(each => Named(each, each.Name, "sriov-published"))
            .Concat(SriovOperatorFactory.Create(new SriovOperatorRequest()).Select(each => each.Kind == "HelmChart" ? Named(each, each.Name, "sriov-published") : each)))
        {
            var (first, second) = (await publisher.PublishAsync(resource, new PublishOptions(), default), await publisher.PublishAsync(resource, new PublishOptions(), default));
            Assert.Equal((PublishOutcome.Created, PublishOutcome.Unchanged), (first.Outcome, second.Outcome));
        }

        Assert.Equal("\"privileged\"", await cluster.PartAsync($"api/v1/namespaces/{SriovDefaults.Namespace}", "metadata", "labels", "pod-security.kubernetes.io/enforce"));
    }

    [RealCrdFact]
    public async Task What_is_refused_here_is_refused_there_or_it_is_known_by_whom()
    {
        await cluster.NamespaceAsync("sriov-refused");
        var policy = SriovSamples.Policies.First();
        var network = SriovSamples.Networks.First();
        var config = SriovSamples.Configs.First();
        var (a, b) = (SriovSamples.Policy, SriovSamples.Network);
        var all = new (Refusal By, KubernetesResource Good, string Change, Action Own)[]
        {
            (Refusal.Crd, policy, "spec: {deviceType: uio}", () => Make(a with { DeviceType = "uio" })),
            (Refusal.Crd, policy, "spec: {linkType: wifi}", () => Make(a with { LinkType = "wifi" })),
            (Refusal.Crd, policy, "spec: {eSwitchMode: on}", () => Make(a with { EswitchMode = "on" })),
            (Refusal.Crd, policy, "spec: {vdpaType: x}", () => Make(a with { VdpaType = "x" })),
            (Refusal.Crd, policy, "spec: {priority: 100}", () => Make(a with { Priority = 100 })),
            (Refusal.Crd, policy, "spec: {priority: -1}", () => Make(a with { Priority = -1 })),
            (Refusal.Crd, policy, "spec: {mtu: 0}", () => Make(a with { Mtu = 0 })),
            (Refusal.Crd, policy, "spec: {numVfs: -1}", () => Make(a with { NumVfs = -1 })),
            (Refusal.Crd, policy, "metadata: {name: Policy_1}", () => Make(a with { Name = "Policy_1" })),
            (Refusal.Crd, policy, "spec: {nicSelector: {vendor: 8086} }", () => Make(a with { Vendor = "32902" })),
            (Refusal.Crd, policy, "spec: {nodeSelector: {a: true} }", () => Make(a with { NodeSelector = YamlReader.ReadMap("a: [true]") })),
            (Refusal.Webhook, policy, "spec: {resourceName: ''}", () => Make(a with { ResourceName = string.Empty })),
            (Refusal.Webhook, policy, "spec: {resourceName: -x}", () => Make(a with { ResourceName = "-x" })),
            (Refusal.Webhook, policy, "spec: {numVfs: 0}", () => Make(a with { NumVfs = 0 })),
            (Refusal.Webhook, policy, "spec: {numVfs: 129, nicSelector: {vendor: '15b3'} }", () => Make(a with { NumVfs = 129, Vendor = "15b3" })),
            (Refusal.Webhook, policy, "spec: {nicSelector: {vendor: '0x8086'} }", () => Make(a with { Vendor = "0x8086" })),
            (Refusal.Webhook, policy, "spec: {nicSelector: {pfNames: ['ens1f0#0-8']} }", () => Make(a with { PfNames = ["ens1f0#0-8"] })),
            (Refusal.Webhook, policy, "spec: {nicSelector: {pfNames: ['ens1f0#3-0']} }", () => Make(a with { PfNames = ["ens1f0#3-0"] })),
            (Refusal.Webhook, policy, "spec: {deviceType: vfio-pci, isRdma: true}", () => Make(a with { DeviceType = "vfio-pci", IsRdma = true })),
            (Refusal.Webhook, policy, "spec: {vdpaType: virtio, eSwitchMode: legacy}", () => Make(a with { VdpaType = "virtio", EswitchMode = "legacy", Vendor = "15b3" })),
            (Refusal.Webhook, policy, "spec: {linkType: ib, eSwitchMode: switchdev}", () => Make(a with { LinkType = "ib", EswitchMode = "switchdev" })),
            (Refusal.Webhook, policy, "spec: {nicSelector: {netFilter: 'openstack/NetworkID:ea24bd04-8674-4f69-b0ee-fa0b3bd20509'} }", () => Make(a with { NetFilter = "openstack/NetworkID:ea24bd04-8674-4f69-b0ee-fa0b3bd20509" })),
            (Refusal.Silent, policy, "spec: {nicSelector: {pfNames: ['ens1f0#0-3', 'ens1f0#4-7']} }", () => Make(a with { PfNames = ["ens1f0#0-3", "ens1f0#4-7"] })),
            (Refusal.Silent, policy, "spec: {nicSelector: {rootDevices: ['3b:00:0']} }", () => Make(a with { RootDevices = ["3b:00:0"] })),
            (Refusal.Crd, network, "spec: {vlan: 4097}", () => Make(b with { Vlan = 4097 })),
            (Refusal.Crd, network, "spec: {vlan: -1}", () => Make(b with { Vlan = -1 })),
            (Refusal.Crd, network, "spec: {vlanQoS: 8}", () => Make(b with { Vlan = 1, VlanQos = 8 })),
            (Refusal.Crd, network, "spec: {vlanProto: 802.1x}", () => Make(b with { Vlan = 1, VlanProto = "802.1x" })),
            (Refusal.Crd, network, "spec: {spoofChk: true}", () => Make(b with { SpoofChk = "true" })),
            (Refusal.Crd, network, "spec: {trust: 'yes'}", () => Make(b with { Trust = "yes" })),
            (Refusal.Crd, network, "spec: {linkState: up}", () => Make(b with { LinkState = "up" })),
            (Refusal.Crd, network, "spec: {minTxRate: -1}", () => Make(b with { MinTxRate = -1 })),
            (Refusal.Crd, network, "spec: {maxTxRate: -1}", () => Make(b with { MaxTxRate = -1 })),
            (Refusal.Crd, network, "spec: {logLevel: trace}", () => Make(b with { LogLevel = "trace" })),
            (Refusal.Crd, network, "metadata: {name: Network_1}", () => Make(b with { Name = "Network_1" })),
            (Refusal.Plugin, network, "spec: {vlan: 0, vlanQoS: 1}", () => Make(b with { Vlan = 0, VlanQos = 1 })),
            (Refusal.Plugin, network, "spec: {vlanProto: 802.1ad}", () => Make(b with { VlanProto = "802.1ad" })),
            (Refusal.Plugin, network, "spec: {minTxRate: 2, maxTxRate: 1}", () => Make(b with { MinTxRate = 2, MaxTxRate = 1 })),
            (Refusal.Plugin, network, "spec: {ipam: '{}'}", () => Make(b with { Ipam = YamlMap.Empty })),
            (Refusal.Silent, network, "spec: {resourceName: rancher.io/x}", () => Make(b with { ResourceName = "rancher.io/x" })),
            (Refusal.Crd, config, "spec: {logLevel: 3}", () => Make(new SriovOperatorConfigRequest { LogLevel = 3 })),
            (Refusal.Crd, config, "spec: {configurationMode: boot}", () => Make(new SriovOperatorConfigRequest { ConfigurationMode = "boot" })),
            (Refusal.Crd, config, "spec: {disablePlugins: [intel]}", () => Make(new SriovOperatorConfigRequest { DisablePlugins = ["intel"] })),
            (Refusal.Crd, config, "spec: {featureGates: {a: 'true'} }", () => Make(new SriovOperatorConfigRequest { FeatureGates = YamlReader.ReadMap("a: 'true'") })),
        };
        var wrong = new List<string>();
        foreach (var (by, good, change, own) in all)
        {
            Assert.Throws<InputException>(own);
            var isTaken = await IsTakenAsync(new KubernetesResource(Named(good, good.Name, "sriov-refused").Body.MergedWith(YamlReader.ReadMap(change))));
            if (isTaken == (by == Refusal.Crd))
            {
                wrong.Add($"{good.Kind} {change}: {(isTaken ? "taken" : "refused")} by the CRD");
            }
        }

        Assert.Empty(wrong);
    }

    private static void Make(SriovNetworkNodePolicyRequest request) => SriovNetworkNodePolicyFactory.Create(request);

    private static void Make(SriovNetworkRequest request) => SriovNetworkFactory.Create(request);

    private static void Make(SriovOperatorConfigRequest request) => SriovOperatorConfigFactory.Create(request);

    private static KubernetesResource Named(KubernetesResource resource, string name, string place) =>
        new(resource.Body.MergedWith(YamlReader.ReadMap($"metadata: {{name: {name}, namespace: {place} }}")));

    private async Task CreateAsync(KubernetesResource resource, bool isDryRun = false)
    {
        var path = $"apis/{resource.ApiVersion}/namespaces/{resource.Namespace}/{Plural(resource.Kind)}?fieldValidation=Strict{(isDryRun ? "&dryRun=All" : string.Empty)}";
        await cluster.SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetString(JsonTrees.Write(resource.Body).Span));
    }

    private async Task<bool> IsTakenAsync(KubernetesResource resource)
    {
        try
        {
            await CreateAsync(resource, isDryRun: true);
            return true;
        }
        catch (HttpRequestException fault) when (fault.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest)
        {
            return false;
        }
    }

    private static string Plural(string kind) => kind == "SriovNetworkNodePolicy" ? "sriovnetworknodepolicies" : kind.ToLowerInvariant() + "s";
}
