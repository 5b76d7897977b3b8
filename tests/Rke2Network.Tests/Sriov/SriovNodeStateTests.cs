using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Sriov;

/// <summary>What the operator says of nodes.</summary>
public sealed class SriovNodeStateTests
{
    private const string Nic = "{name: ens1f0, pciAddress: '0000:3b:00.0', driver: ice, vendor: '8086', deviceID: '1593', totalvfs: 128, numVfs: 2, mtu: 1500, mac: 'b4:96:91:00:00:01', linkSpeed: 25000 Mb/s, linkType: ETH, eSwitchMode: legacy, Vfs: [{vfID: 0, pciAddress: '0000:3b:01.0', driver: iavf, name: ens1f0v0, Vlan: 5}, {vfID: 1, pciAddress: '0000:3b:01.1', driver: vfio-pci}]}";

    [Fact]
    public void All_that_it_found_is_read()
    {
        var state = Read($"spec: {{interfaces: [{{pciAddress: '0000:3b:00.0', numVfs: 4}}]}}\nstatus: {{syncStatus: InProgress, lastSyncError: '', interfaces: [{Nic}]}}", "sriovnetwork.openshift.io/current-state: Draining, sriovnetwork.openshift.io/desired-state: Drain_Required");
        Assert.Equal(("worker-1", "sriov", "dev", SriovSyncStatus.InProgress, "Draining", "Drain_Required", true), (state.Node, state.Namespace, state.Context, state.SyncStatus, state.DrainState, state.WantedDrainState, state.Capable));
        Assert.Null(state.LastSyncError);
        Assert.False(state.IsSettled);
        Assert.Equal("worker-1: InProgress, Draining", state.ToString());
        var nic = Assert.Single(state.Interfaces);
        Assert.Equal(("ens1f0", "8086", "1593", "ice", 128, 2, 4), (nic.Name, nic.Vendor, nic.DeviceId, nic.Driver, nic.TotalVfs, nic.NumVfs, nic.WantedVfs));
        Assert.Equal((1500, "b4:96:91:00:00:01", "25000 Mb/s", "ETH", "legacy"), (nic.Mtu, nic.MacAddress, nic.LinkSpeed, nic.LinkType, nic.EswitchMode));
        Assert.Equal(["0 (0000:3b:01.0)", "1 (0000:3b:01.1)"], nic.VirtualFunctions.Select(each => each.ToString()));
        Assert.Equal(("ens1f0v0", 5, null), (nic.VirtualFunctions[0].Name, nic.VirtualFunctions[0].Vlan, nic.VirtualFunctions[1].Name));
    }

    [Theory]
    [InlineData("", "Unknown", null)]
    [InlineData("status: {syncStatus: InProgress}", "InProgress", null)]
    [InlineData("status: {syncStatus: Succeeded}", "Succeeded", false)] // a guest with virtual functions only
    [InlineData("status: {syncStatus: Succeeded, interfaces: []}", "Succeeded", false)]
    [InlineData("status: {syncStatus: InProgress, interfaces: [{name: a, pciAddress: '1'}]}", "InProgress", false)]
    [InlineData("status: {syncStatus: Succeeded, interfaces: [{name: a, pciAddress: '1', totalvfs: 0}]}", "Succeeded", false)]
    [InlineData("status: {syncStatus: Succeeded, interfaces: [{name: a, pciAddress: '1'}, {name: b, pciAddress: '2', totalvfs: 8}]}", "Succeeded", true)]
    [InlineData("status: {syncStatus: Failed, interfaces: [7, {name: b, pciAddress: '2', totalvfs: many}]}", "Failed", false)]
    [InlineData("status: {syncStatus: New}", "Unknown", null)]
    public void A_node_is_capable_where_the_operator_can_work_on_it(string rest, string status, bool? capable)
    {
        var state = Read(rest);
        Assert.Equal((status, capable), (state.SyncStatus.ToString(), state.Capable));
    }

    [Theory]
    [InlineData(2, 2, "", true)]
    [InlineData(2, 4, "", false)]
    [InlineData(2, 2, "sriovnetwork.openshift.io/current-state: Idle, sriovnetwork.openshift.io/desired-state: Idle", true)]
    [InlineData(2, 2, "sriovnetwork.openshift.io/current-state: DrainComplete", false)]
    [InlineData(2, 2, "sriovnetwork.openshift.io/desired-state: Reboot_Required", false)]
    public void It_is_settled_when_it_is_as_wanted_and_nothing_is_under_way(int on, int wanted, string annotations, bool isSettled) => Assert.Equal(
        isSettled,
        Read($"spec: {{interfaces: [{{pciAddress: '1', numVfs: {wanted}}}]}}\nstatus: {{syncStatus: Succeeded, interfaces: [{{pciAddress: '1', numVfs: {on}, totalvfs: 8}}]}}", annotations).IsSettled);

    [Fact]
    public void Virtual_functions_that_are_wanted_of_none_are_awaited() => Assert.False(
        Read("spec: {interfaces: [{pciAddress: '1', numVfs: 2}]}\nstatus: {syncStatus: Succeeded, interfaces: [{pciAddress: '1', totalvfs: 8}]}").IsSettled);

    [Fact]
    public void Nothing_of_an_error_is_obeyed_by_a_terminal() => Assert.Equal("a\\x1B[31m", Read("status: {syncStatus: Failed, lastSyncError: \"a\\e[31m\"}").LastSyncError);

    private static SriovNodeState Read(string rest, string annotations = "") =>
        SriovNodeState.Of(new KubernetesResource(YamlReader.ReadMap($"apiVersion: sriovnetwork.openshift.io/v1\nkind: SriovNetworkNodeState\nmetadata: {{name: worker-1, namespace: sriov, annotations: {{{annotations}}}}}\n{rest}")), "dev");
}
