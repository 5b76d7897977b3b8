using System.Collections.Generic;
using System.Linq;
using Rke2Network.Nodes;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Sriov;

public sealed class SriovPolicyTests
{
    private static readonly SriovNetworkNodePolicyRequest Base = new() { Name = "intel-x710", ResourceName = "intel_x710", NumVfs = 8, PfNames = ["ens1f0"] };

    [Fact]
    public void Ids_stay_strings_and_what_is_not_given_is_left_out() => Assert.Equal(
        string.Join(
            "\n",
            "resourceName: intel_x710",
            "nodeSelector:",
            "  feature.node.kubernetes.io/network-sriov.capable: \"true\"",
            "priority: 99",
            "numVfs: 8",
            "nicSelector:",
            "  vendor: \"8086\"",
            "  deviceID: \"1572\"",
            "  pfNames:",
            "    - ens1f0",
            "deviceType: netdevice"),
        SriovNetworkNodePolicyFactory.Create(Base with { Vendor = "8086", DeviceId = "1572" }).Spec.ToString());

    [Fact]
    public void All_fields_are_written_as_the_CRD_has_them()
    {
        var spec = SriovNetworkNodePolicyFactory.Create(Base with
        {
            Vendor = "15B3",
            DeviceId = "101D",
            PfNames = ["ens2f0#0-3", " ens2f1 "],
            RootDevices = ["3B:00.0"],
            NodeSelector = YamlReader.ReadMap("pool: true"),
            DeviceType = "NetDevice",
            LinkType = "ETH",
            EswitchMode = "Switchdev",
            VdpaType = "VHOST",
            IsRdma = true,
            NeedVhostNet = true,
            Mtu = 9000,
            Priority = 0,
            ExcludeTopology = true,
            ExternallyManaged = true,
        }).Spec;
        Assert.True(spec.SameAs(YamlReader.ReadMap("""
            {resourceName: intel_x710, nodeSelector: {pool: "true"}, priority: 0, mtu: 9000, numVfs: 8, deviceType: netdevice, linkType: eth, eSwitchMode: switchdev, vdpaType: vhost,
             nicSelector: {vendor: "15b3", deviceID: "101d", pfNames: ["ens2f0#0-3", ens2f1], rootDevices: ["0000:3b:00.0"]},
             isRdma: true, needVhostNet: true, excludeTopology: true, externallyManaged: true}
            """)), spec.ToString());
    }

    [Theory]
    [InlineData("ib", null, true)]
    [InlineData("IB", "netdevice", true)]
    [InlineData("ib", "vfio-pci", false)]
    [InlineData("eth", null, false)]
    public void InfiniBand_brings_RDMA_as_the_webhook_does(string link, string? device, bool isRdma) =>
        Assert.Equal(isRdma, SriovNetworkNodePolicyFactory.Create(Base with { LinkType = link, DeviceType = device }).Spec.Find("isRdma") is not null);

    public static TheoryData<string, string, string, SriovNetworkNodePolicyRequest> Refused => new()
    {
        { "NoNicSelected", "", "-Vendor", Base with { PfNames = null } },
        { "InvalidPciId", "Vendor", "'8086'", Base with { Vendor = "0x8086" } },
        { "InvalidPciId", "Vendor", "0x8086", Base with { Vendor = "32902" } },
        { "InvalidPciId", "DeviceId", "'0158'", Base with { DeviceId = "158" } },
        { "InvalidPciId", "DeviceId", "101d becomes 101", Base with { DeviceId = "101" } },
        { "InvalidPciId", "DeviceId", "'1572'", Base with { DeviceId = "X710" } },
        { "InvalidPciId", "DeviceId", "'1572'", Base with { DeviceId = "" } },
        { "InvalidPciId", "DeviceId", "'1572'", Base with { DeviceId = "1572\n" } },
        { "InvalidName", "Name", "intel-x710", Base with { Name = "Intel_X710" } },
        { "InvalidName", "Name", "intel-x710", Base with { Name = "a..b" } },
        { "ReservedName", "Name", "intel-x710", Base with { Name = "default" } },
        { "InvalidResourceName", "ResourceName", "intel_x710", Base with { ResourceName = "-x" } },
        { "InvalidResourceName", "ResourceName", "intel_x710", Base with { ResourceName = "x_" } },
        { "InvalidResourceName", "ResourceName", "intel_x710", Base with { ResourceName = new string('x', 64) } },
        { "InvalidResourceName", "ResourceName", "intel_x710", Base with { ResourceName = "" } },
        { "InvalidResourceName", "ResourceName", "Write x.", Base with { ResourceName = "rancher.io/x" } },
        { "OutOfRange", "NumVfs", "1 to 65535", Base with { NumVfs = 0 } },
        { "OutOfRange", "NumVfs", "1 to 128", Base with { NumVfs = 129, Vendor = "15B3" } },
        { "InvalidInterface", "PfName", "ens1f0#0-3", Base with { PfNames = ["ens 1"] } },
        { "InvalidInterface", "PfName", "ens1f0#0-3", Base with { PfNames = ["#0-3"] } },
        { "InvalidInterface", "PfName", "ens1f0#0-3", Base with { PfNames = ["ens1*"] } },
        { "InvalidVfRange", "PfName", "ens1f0#0-3", Base with { PfNames = ["ens1f0#3"] } },
        { "InvalidVfRange", "PfName", "ens1f0#0-3", Base with { PfNames = ["ens1f0#0-3#4-7"] } },
        { "InvalidVfRange", "PfName", "ens1f0#0-3", Base with { PfNames = ["ens1f0#a-b"] } },
        { "InvalidVfRange", "PfName", "ends before", Base with { PfNames = ["ens1f0#3-0"] } },
        { "InvalidVfRange", "PfName", "End the range at 7", Base with { PfNames = ["ens1f0#0-8"] } },
        { "PfTwice", "PfName", "these overlap", Base with { PfNames = ["ens1f0#0-3", "ens1f0#3-5"] } },
        { "PfTwice", "PfName", "the first only", Base with { PfNames = ["ens1f0#0-3", "ens1f0#4-7"] } },
        { "PfTwice", "PfName", "these overlap", Base with { PfNames = ["ens1f0", "ens1f0"] } },
        { "InvalidPciAddress", "RootDevice", "0000:3b:00.0", Base with { RootDevices = ["0000:3b:00"] } },
        { "InvalidPciAddress", "RootDevice", "0000:3b:00.0", Base with { RootDevices = ["0000:3b:20.0"] } },
        { "InvalidPciAddress", "RootDevice", "0000:3b:00.0", Base with { RootDevices = ["0000:3b:00.8"] } },
        { "AddressTwice", "RootDevice", "Keep one", Base with { RootDevices = ["3b:00.0", "0000:3B:00.0"] } },
        { "NetFilterAlone", "NetFilter", "-PfName", Base with { NetFilter = Network } },
        { "InvalidNetFilter", "NetFilter", "openstack/NetworkID:", Base with { PfNames = null, NetFilter = "openstack/NetworkID:1" } },
        { "ParametersConflict", "EswitchMode", "Leave", Base with { PfNames = null, NetFilter = Network, EswitchMode = "legacy" } },
        { "ParametersConflict", "LinkType", "Leave", Base with { PfNames = null, NetFilter = Network, LinkType = "ib" } },
        { "ParametersConflict", "IsRdma", "netdevice", Base with { DeviceType = "vfio-pci", IsRdma = true } },
        { "ParametersConflict", "VdpaType", "switchdev", Base with { VdpaType = "virtio" } },
        { "ParametersConflict", "VdpaType", "switchdev", Base with { VdpaType = "virtio", EswitchMode = "legacy" } },
        { "ParametersConflict", "VdpaType", "-DeviceType", Base with { VdpaType = "virtio", EswitchMode = "switchdev", DeviceType = "vfio-pci" } },
        { "ParametersConflict", "VdpaType", "8086", Base with { VdpaType = "virtio", EswitchMode = "switchdev", Vendor = "8086" } },
        { "ParametersConflict", "EswitchMode", "eth", Base with { EswitchMode = "switchdev", LinkType = "IB" } },
        { "UnknownChoice", "DeviceType", "netdevice or vfio-pci", Base with { DeviceType = "uio" } },
        { "UnknownChoice", "LinkType", "eth or ib", Base with { LinkType = "" } },
        { "UnknownChoice", "EswitchMode", "legacy or switchdev", Base with { EswitchMode = "on" } },
        { "UnknownChoice", "VdpaType", "virtio or vhost", Base with { VdpaType = "on" } },
        { "OutOfRange", "Mtu", "68 to 65535", Base with { Mtu = 67 } },
        { "OutOfRange", "Priority", "0 to 99", Base with { Priority = 100 } },
        { "OutOfRange", "Priority", "0 to 99", Base with { Priority = -1 } },
        { "InvalidNamespace", "Namespace", "cattle-sriov-system", Base with { Namespace = "A" } },
    };

    private const string Network = "openstack/NetworkID:ea24bd04-8674-4f69-b0ee-fa0b3bd20509";

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_operator_refuses_is_refused(string errorId, string parameter, string advice, SriovNetworkNodePolicyRequest request)
    {
        var fault = Assert.Throws<InputException>(() => SriovNetworkNodePolicyFactory.Create(request));
        Assert.Equal((errorId, parameter), (fault.ErrorId, fault.Parameter ?? string.Empty));
        Assert.Contains(advice, fault.Message);
    }

    public static TheoryData<SriovNetworkNodePolicyRequest> Accepted => new()
    {
        Base with { ResourceName = new string('x', 63) },
        Base with { ResourceName = "a-b" },
        Base with { Name = "a.b-c" },
        Base with { NumVfs = 128, Vendor = "15b3" },
        Base with { NumVfs = 129, Vendor = "8086" },
        Base with { PfNames = ["ens1f0#0-7"] },
        Base with { PfNames = ["ens1f0#7-7", "ens1f1#0-0"] },
        Base with { RootDevices = ["10000:3b:1f.7"] },
        Base with { PfNames = null, NetFilter = Network, LinkType = "ETH" },
        Base with { PfNames = null, NetFilter = "aws/NetworkID:090ab34e7af072e18" },
        Base with { VdpaType = "vhost", EswitchMode = "switchdev", Vendor = "15b3" },
        Base with { DeviceType = "vfio-pci", IsRdma = false },
        Base with { DeviceType = "vfio-pci", LinkType = "ib" },
        Base with { Mtu = 68, Priority = 99 },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_is_just_within_the_limits_is_taken(SriovNetworkNodePolicyRequest request) =>
        Assert.Equal("SriovNetworkNodePolicy", SriovNetworkNodePolicyFactory.Create(request).Kind);

    public static TheoryData<string?, SriovNetworkNodePolicyRequest, SriovNetworkNodePolicyRequest> Pairs => new()
    {
        { "PolicyTwice", Base, Base with { PfNames = ["ens9"] } },
        { "PoliciesOverlap", Base, Other },
        { "PoliciesOverlap", Base with { PfNames = ["ens1f0#0-3"] }, Other with { PfNames = ["ens1f0#3-7"] } },
        { null, Base with { PfNames = ["ens1f0#0-3"] }, Other with { PfNames = ["ens1f0#4-7"] } },
        { "PoliciesOverlap", Base with { PfNames = ["ens1f0#0-3", "ens1f1#0-3"] }, Other with { PfNames = ["ens1f0#4-7", "ens1f1#3-7"] } },
        { null, Base, Other with { PfNames = ["ens1f0#4-7"] } },
        { null, Base, Other with { PfNames = ["ens1f1"] } },
        { null, Base with { Vendor = "8086" }, Other with { Vendor = "15b3" } },
        { null, Base with { DeviceId = "1572" }, Other with { DeviceId = "158b" } },
        { "PoliciesOverlap", Base with { DeviceId = "1572" }, Other },
        { null, Base with { NodeSelector = Labels("a: x") }, Other with { NodeSelector = Labels("a: y") } },
        { null, Base with { NodeSelector = Labels("a: x") }, Other with { NodeSelector = Labels("b: x") } },
        { "PoliciesOverlap", Base with { NodeSelector = Labels("a: x") }, Other with { NodeSelector = Labels("{a: x, b: y}") } },
        { null, Base, Other with { Namespace = "elsewhere" } },
        { "PoliciesOverlap", Base with { PfNames = null, RootDevices = ["3b:00.0"] }, Other with { PfNames = null, RootDevices = ["3b:00.1", "3b:00.0"] } },
        { null, Base with { PfNames = null, RootDevices = ["3b:00.0"] }, Other with { PfNames = null, RootDevices = ["3b:00.1"] } },
        { "PoliciesConflict", Base with { PfNames = ["ens1f0#0-3"], ExternallyManaged = true }, Other with { PfNames = ["ens1f0#4-7"] } },
        { "PoliciesConflict", Base with { ExcludeTopology = true }, Other with { ResourceName = Base.ResourceName, PfNames = ["ens1f1"] } },
        { null, Base with { ExcludeTopology = true }, Other with { ResourceName = Base.ResourceName, PfNames = ["ens1f1"], ExcludeTopology = true } },
    };

    private static SriovNetworkNodePolicyRequest Other => Base with { Name = "other", ResourceName = "other" };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Policies_that_claim_the_same_are_told_apart_from_those_that_do_not(string? errorId, SriovNetworkNodePolicyRequest first, SriovNetworkNodePolicyRequest second)
    {
        var (one, two) = (SriovNetworkNodePolicyFactory.Create(first), SriovNetworkNodePolicyFactory.Create(second));
        Assert.Equal(errorId, (Record.Exception(() => SriovPolicyOverlap.Check(two, [one])) as InputException)?.ErrorId);
        Assert.Equal(errorId, (Record.Exception(() => SriovPolicyOverlap.Check(one, [two])) as InputException)?.ErrorId);
    }

    private static YamlMap Labels(string yaml) => YamlReader.ReadMap(yaml);

    [Fact]
    public void NICs_of_a_model_and_interface_make_one_group_over_the_nodes()
    {
        var warnings = new List<string>();
        var groups = SriovNicGroup.Of(
            [
                Nic("a", "ens1f0", 64),
                Nic("b", "ens1f0", 32),
                Nic("a", "ens1f1", 64),
                Nic("a", "ens9", 0) with { Capable = false },
                Nic("c", "ens1f0", null) with { Capable = null },
                Nic("c", "", 64) with { PciAddress = "0000:3b:00.0" },
                Nic("d", "ens1f0", 64) with { DeviceId = "158B" },
            ],
            warnings.Add);
        Assert.Equal(["i40e-1572-ens1f0", "i40e-1572-ens1f1", "i40e-158b-ens1f0"], groups.Select(group => group.Name));
        Assert.Equal(["i40e_1572_ens1f0", "i40e_1572_ens1f1", "i40e_158b_ens1f0"], groups.Select(group => group.ResourceName));
        Assert.Equal(["a", "b", "c"], groups[0].Nodes);
        Assert.Equal((32, "b", "158b"), (groups[0].LeastTotalVfs, groups[0].LeastNode, groups[2].DeviceId));
        Assert.Equal(3, warnings.Count);
        Assert.Contains("ens9 of a is left out: it cannot", warnings[0]);
        Assert.Contains("ens1f0 of c is taken in", warnings[1]);
        Assert.Contains("0000:3b:00.0 of c is left out: it has no interface", warnings[2]);
    }

    [Theory]
    [InlineData(32, "8086", 32, true)]
    [InlineData(33, "8086", 32, false)]
    [InlineData(33, "8086", null, true)]
    [InlineData(128, "15b3", 8, true)]
    public void No_NIC_of_a_group_is_asked_for_more_than_it_has(int numVfs, string vendor, int? total, bool isFine)
    {
        var group = Assert.Single(SriovNicGroup.Of([Nic("a", "ens1f0", 64) with { Vendor = vendor }, Nic("b", "ens1f0", total) with { Vendor = vendor }], _ => { }));
        var fault = Record.Exception(() => group.RequireRoom(numVfs)) as InputException;
        Assert.Equal(isFine ? null : "TooManyVfs", fault?.ErrorId);
        Assert.True(isFine || fault!.Message.Contains("ens1f0 of b can have 32"));
    }

    [Theory]
    [InlineData("bond0.100@eth0", "i40e-1572-bond0-100-eth0")]
    [InlineData("ENP3_S0", "i40e-1572-enp3-s0")]
    [InlineData("---", "i40e-1572")]
    [InlineData("é", "i40e-1572")]
    public void Names_made_of_interfaces_are_valid(string name, string expected)
    {
        var group = Assert.Single(SriovNicGroup.Of([Nic("a", name, 64)], _ => { }));
        Assert.Equal(expected, group.Name);
        Assert.Equal(expected, SriovNetworkNodePolicyFactory.Create(Base with { Name = group.Name, ResourceName = group.ResourceName }).Name);
    }

    [Fact]
    public void Names_that_become_the_same_are_told_apart() => Assert.Equal(
        ["i40e-1572-a-b", "i40e-1572-a-b-2"], SriovNicGroup.Of([Nic("a", "a_b", 64), Nic("a", "a.b", 64)], _ => { }).Select(group => group.Name));

    private static SriovNic Nic(string node, string name, int? total) =>
        new() { Node = node, Interface = name, Driver = "i40e", Vendor = "8086", DeviceId = "1572", TotalVfs = total, Capable = true };
}
