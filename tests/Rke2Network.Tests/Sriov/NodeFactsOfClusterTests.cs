using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Clusters;
using Rke2Network.Nodes;
using Rke2Network.Rules;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Sriov;

/// <summary>Facts of a node out of its cluster: what is not told stays unknown, and is named.</summary>
public sealed class NodeFactsOfClusterTests
{
    private const string Linux = "kernelVersion: 6.4.0-150600.23.25-default, osImage: SUSE Linux Enterprise Server 15 SP6, operatingSystem: linux, architecture: amd64, kubeletVersion: v1.34.4+rke2r1";
    private const string Nic = "{name: ens1f0, pciAddress: '0000:3b:00.0', driver: i40e, vendor: '8086', deviceID: '1572', totalvfs: 64, mtu: 9000, mac: 'b4:96:91:00:00:01', linkSpeed: 25000 Mb/s, linkType: ETH}";

    [Fact]
    public void A_node_that_the_operator_knows_tells_its_nics()
    {
        var facts = Read(Linux, $"status: {{syncStatus: Succeeded, interfaces: [{Nic}]}}");
        Assert.Equal(("worker-1", NodeFactsSource.Cluster, "w1.example.com", "linux"), (facts.Node, facts.Source, facts.HostName, facts.OperatingSystem));
        Assert.Equal(("SUSE Linux Enterprise Server 15 SP6", "6.4.0-150600.23.25-default", "x86_64", "v1.34.4+rke2r1"), (facts.SystemName, facts.KernelRelease, facts.Architecture, facts.Rke2Version));
        Assert.Equal(["10.1.1.1", "2001:db8::1"], facts.Addresses);
        Assert.Equal("true", facts.Labels!["feature.node.kubernetes.io/network-sriov.capable"]);
        var nic = Assert.Single(facts.Interfaces!);
        Assert.Equal(("ens1f0", NodeInterfaceKind.Physical, "0000:3b:00.0", "i40e", "8086", "1572"), (nic.Name, nic.Kind, nic.PciAddress, nic.Driver, nic.Vendor, nic.DeviceId));
        Assert.Equal((true, 64, 0, 9000, 25000, "ether"), (nic.HasSriov, nic.TotalVfs, nic.NumVfs, nic.Mtu, nic.SpeedMbps, nic.LinkType)); // No VFs: the operator leaves the number out.
        Assert.Null(nic.IsUp);
        Assert.Equal(["files and settings of the node: a cluster does not tell them"], facts.Unknown);
    }

    [Fact]
    public void What_a_cluster_does_not_tell_is_null_and_not_no()
    {
        var facts = Read(Linux, null);
        Assert.Null(facts.Interfaces);
        Assert.Null(facts.IommuGroups);
        Assert.Null(facts.Hosts);
        Assert.Null(facts.Sysctls);
        Assert.Null(facts.Services);
        Assert.Null(facts.LoadedModules);
        Assert.Null(facts.ListeningPorts);
        Assert.False(facts.HasAllInterfaces);
        Assert.Contains("network interfaces: the SR-IOV operator has no state of the node", facts.Unknown);
        Assert.Contains("network interfaces: the operator is away", Read(Linux, null, "the operator is away").Unknown);
        Assert.Contains("network interfaces: the SR-IOV operator has not looked yet", Read(Linux, "status: {syncStatus: InProgress}").Unknown);
        Assert.Null(Read(Linux, "status: {syncStatus: InProgress}").Interfaces);
    }

    /// <summary>The operator lists what it supports: an interface that it does not list may be there all the same.</summary>
    [Fact]
    public void The_operators_nics_are_not_all_interfaces()
    {
        var facts = Read(Linux, $"status: {{syncStatus: Succeeded, interfaces: [{Nic}]}}");
        Assert.False(facts.HasAllInterfaces);
        Assert.False(NodeLinks.Of([facts]).Single().IsComplete);
        Assert.True((facts with { Source = NodeFactsSource.Ssh }).HasAllInterfaces);
    }

    [Fact]
    public void A_guest_with_virtual_functions_only_has_no_nic_that_is_capable()
    {
        var facts = Read(Linux, "status: {syncStatus: Succeeded}");
        Assert.Empty(facts.Interfaces!);
        Assert.Empty(SriovCapability.Judge(facts));
    }

    [Fact]
    public void A_nic_without_functions_is_of_a_model_that_has_them()
    {
        var facts = Read(Linux, "status: {syncStatus: Succeeded, interfaces: [{name: ens3, pciAddress: '0000:5e:00.0', driver: mlx5_core, vendor: 15B3, deviceID: 101D, linkType: IB, linkSpeed: '-1 Mb/s'}]}");
        var nic = facts.FindInterface("ens3")!;
        Assert.Equal((false, null, null, null, "infiniband", "15b3", "101d"), (nic.HasSriov, nic.TotalVfs, nic.NumVfs, nic.SpeedMbps, nic.LinkType, nic.Vendor, nic.DeviceId));
        Assert.Contains("RKE2NET702", Assert.Single(SriovCapability.Judge(facts)).Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void A_windows_node_tells_its_build()
    {
        var facts = Read("kernelVersion: 10.0.20348.2113, osImage: Windows Server 2022 Datacenter, operatingSystem: windows, architecture: amd64, kubeletVersion: v1.34.4", null);
        Assert.True(facts.IsWindows);
        Assert.Equal(("10.0.20348.2113", null, "Windows Server 2022 Datacenter"), (facts.DistributionVersion, facts.KernelRelease, facts.SystemName));
        Assert.Null(facts.Interfaces);
        Assert.DoesNotContain(facts.Unknown, text => text.StartsWith("network interfaces", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_a_node_says_of_itself_is_obeyed_by_a_terminal()
    {
        var facts = Read("kernelVersion: \"6\\e[2J\", osImage: \"a\\e]0;x\\a\\u202E\", operatingSystem: \"linux\\e\", architecture: \"\\e\", kubeletVersion: \"v1\\n\"", "status: {syncStatus: Succeeded, interfaces: [{name: \"en\\e[31m\", pciAddress: \"\\e\", driver: \"\\a\", totalvfs: 8}]}");
        var texts = new[] { facts.KernelRelease, facts.SystemName, facts.OperatingSystem, facts.Architecture, facts.Rke2Version, facts.Interfaces![0].Name, facts.Interfaces[0].PciAddress, facts.Interfaces[0].Driver };
        Assert.All(texts, text => Assert.DoesNotContain(text!, each => char.IsControl(each) || each == '\u202e'));
    }

    private static NodeFacts Read(string info, string? state, string? unknown = null) => NodeFactsOfCluster.Of(
        new KubernetesResource(YamlReader.ReadMap($"apiVersion: v1\nkind: Node\nmetadata: {{name: worker-1, labels: {{kubernetes.io/os: linux, feature.node.kubernetes.io/network-sriov.capable: 'true'}}}}\nstatus: {{addresses: [{{type: InternalIP, address: 10.1.1.1}}, {{type: InternalIP, address: '2001:db8::1'}}, {{type: Hostname, address: w1.example.com}}], nodeInfo: {{{info}}}}}")),
        state is null ? null : SriovNodeState.Of(new KubernetesResource(YamlReader.ReadMap("apiVersion: sriovnetwork.openshift.io/v1\nkind: SriovNetworkNodeState\nmetadata: {name: worker-1, namespace: sriov}\n" + state))),
        unknown);
}
