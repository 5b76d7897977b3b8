using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>7xx: what is found of a node's NICs. Each row starts from a NIC that is right in all, and changes one thing.</summary>
public sealed class SriovRuleTests
{
    private static readonly NodeInterface Good = new()
    {
        Name = "ens1f0",
        Kind = NodeInterfaceKind.Physical,
        PciAddress = "0000:3b:00.0",
        Driver = "i40e",
        Vendor = "8086",
        DeviceId = "1572",
        HasSriov = true,
        TotalVfs = 64,
        NumVfs = 0,
        Addresses = [],
        HasDefaultRoute = false,
    };

    private static readonly NodeFacts Node = new()
    {
        Node = "node1",
        Source = NodeFactsSource.Ssh,
        OperatingSystem = "linux",
        Distribution = "sles",
        Architecture = "x86_64",
        CpuVendor = "GenuineIntel",
        IommuGroups = 40,
        KernelArguments = ["intel_iommu=on", "iommu=pt"],
        Interfaces = [Good],
        LoadedModules = [],
        AvailableModules = ["vfio_pci"],
        IsOstree = false,
        Programs = new Dictionary<string, string?>(StringComparer.Ordinal) { ["grubby"] = null },
    };

    /// <summary>The rule, what changes, whether it speaks, and whether the NIC is capable then.</summary>
    public static TheoryData<string, string, bool, bool?> Cases => new()
    {
        { "RKE2NET701", "no sriov", true, false },
        { "RKE2NET701", "", false, true },
        { "RKE2NET702", "totalvfs 0", true, false },
        { "RKE2NET702", "hidden", true, false },
        { "RKE2NET702", "totalvfs 1", false, true },
        { "RKE2NET702", "no sriov", false, false },
        { "RKE2NET703", "iommu 0", true, false },
        { "RKE2NET703", "iommu 1", false, true },
        { "RKE2NET703", "iommu ?", false, null },
        { "RKE2NET704", "unbound", true, false },
        { "RKE2NET704", "vfio-pci", true, false },
        { "RKE2NET704", "ice", false, true },
        { "RKE2NET705", "mlx4_core", true, null },
        { "RKE2NET705", "ice", false, true },
        { "RKE2NET706", "no vfio", true, true },
        { "RKE2NET706", "vfio loaded", false, true },
        { "RKE2NET706", "vfio ?", false, true },
        { "RKE2NET707", "other model", true, true },
        { "RKE2NET707", "", false, true },
        { "RKE2NET707", "model ?", false, true },
        { "RKE2NET708", "numvfs 4", true, true },
        { "RKE2NET708", "", false, true },
        { "RKE2NET709", "default route", true, true },
        { "RKE2NET709", "address", true, true },
        { "RKE2NET709", "link-local", false, true },
        { "RKE2NET709", "vlan with address", true, true },
        { "RKE2NET709", "vlan without address", false, true },
        { "RKE2NET709", "uppers in a ring", false, true },
        { "RKE2NET709", "bond", false, true },
        { "RKE2NET710", "bond", true, true },
        { "RKE2NET710", "", false, true },
        { "RKE2NET711", "iavf", true, false },
        { "RKE2NET711", "vf by id", true, false },
        { "RKE2NET711", "no sriov", false, false },
        { "RKE2NET712", "virtio", true, false },
        { "RKE2NET712", "virtio with vfs", false, true },
        { "RKE2NET715", "iommu ?", true, null },
        { "RKE2NET715", "sriov ?", true, null },
        { "RKE2NET715", "", false, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_speaks_where_its_fact_holds_and_only_there(string id, string change, bool speaks, bool? isCapable)
    {
        var facts = Changed(change);

        var nic = Assert.Single(SriovCapability.Judge(facts));

        Assert.Equal(speaks, nic.Findings.Any(finding => finding.Id == id));
        Assert.Equal(isCapable, nic.Capable);
        Assert.All(nic.Findings, finding => Assert.True(finding.Severity == FindingSeverity.Information || finding.Recommendation.Length > 0, finding.Id));
        Assert.All(nic.Findings, finding => Assert.Contains("node1", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_nic_that_is_right_has_no_finding()
    {
        var nic = Assert.Single(SriovCapability.Judge(Node));
        Assert.Empty(nic.Findings);
        Assert.Equal(("node1", "ens1f0", "0000:3b:00.0", "i40e", "8086", "1572", 64, 0), (nic.Node, nic.Interface, nic.PciAddress, nic.Driver, nic.Vendor, nic.DeviceId, nic.TotalVfs, nic.NumVfs));
        Assert.Equal("Intel_i40e_10G_X710_SFP", nic.Model);
        Assert.Empty(SriovCapability.Check(Node, [nic]));
    }

    /// <summary>The rules that speak of a node without a NIC to speak of.</summary>
    [Fact]
    public void Nics_that_are_unknown_are_one_finding_and_no_nic_is_another()
    {
        var unknown = Node with { Interfaces = null, Unknown = ["network interfaces: /sys/class/net is not there"] };
        Assert.Empty(SriovCapability.Judge(unknown));
        Assert.Contains("(/sys/class/net is not there)", Assert.Single(SriovCapability.Check(unknown, [])).Message, StringComparison.Ordinal);
        Assert.Equal("RKE2NET713", Assert.Single(SriovCapability.Check(unknown, [])).Id);
        Assert.Contains("Windows", Assert.Single(SriovCapability.Check(unknown with { OperatingSystem = "windows" }, [])).Message, StringComparison.Ordinal);

        Assert.Equal("RKE2NET714", Assert.Single(SriovCapability.Check(Node with { Interfaces = [Good with { Kind = NodeInterfaceKind.Virtual }] }, [])).Id);
        Assert.Empty(SriovCapability.Check(Node with { Interfaces = [Good with { Kind = NodeInterfaceKind.Unknown }] }, []));
    }

    [Fact]
    public void What_is_true_of_the_node_is_found_once_for_all_its_nics()
    {
        var facts = Node with { IommuGroups = 0, Interfaces = [Good, Good with { Name = "ens1f1", PciAddress = "0000:3b:00.1" }] };
        var nics = SriovCapability.Judge(facts);
        Assert.All(nics, nic => Assert.Equal("RKE2NET703", Assert.Single(nic.Findings).Id));
        Assert.Equal("RKE2NET703", Assert.Single(SriovCapability.Check(facts, nics)).Id);
    }

    [Fact]
    public void Virtual_functions_and_what_the_kernel_makes_are_no_nics() => Assert.Equal(["ens1f0"], SriovCapability.Judge(Node with
    {
        Interfaces = [Good, Good with { Name = "ens1f0v0", Kind = NodeInterfaceKind.VirtualFunction }, Good with { Name = "bond0", Kind = NodeInterfaceKind.Bond }, Good with { Name = "lo", Kind = NodeInterfaceKind.Loopback }],
    }).Select(nic => nic.Interface));

    /// <summary>The argument for the CPU, how this system gives it to the kernel, and whether the operator would.</summary>
    [Theory]
    [InlineData("GenuineIntel", "sles", "", "", "intel_iommu=on iommu=pt", "grub2-mkconfig -o /boot/grub2/grub.cfg", "cannot do so here")]
    [InlineData("AuthenticAMD", "sles", "", "", "the argument iommu=pt:", "AMD-Vi (IOMMU) on in the node's firmware", "cannot do so here")]
    [InlineData("GenuineIntel", "sl-micro", "", "", "intel_iommu=on iommu=pt", "transactional-update grub.cfg", "cannot do so here")]
    [InlineData("GenuineIntel", "ubuntu", "", "", "intel_iommu=on iommu=pt", "update-grub", "does not set kernel arguments on Ubuntu")]
    [InlineData("GenuineIntel", "rhel", "grubby", "", "intel_iommu=on iommu=pt", "grubby --update-kernel=ALL --args='intel_iommu=on iommu=pt'", "does the same with grubby")]
    [InlineData("GenuineIntel", "rhel", "ostree", "", "intel_iommu=on iommu=pt", "rpm-ostree kargs --append=intel_iommu=on --append=iommu=pt", "does the same with rpm-ostree")]
    [InlineData("GenuineIntel", "sles", "", "intel_iommu=on", "the argument iommu=pt", "grub2-mkconfig", "cannot do so here")]
    [InlineData("GenuineIntel", "sles", "", "intel_iommu=off", "Take intel_iommu=off out", "intel_iommu=on iommu=pt", "VT-d")]
    [InlineData("GenuineIntel", "sles", "", "intel_iommu=on iommu=pt", "ask for it already", "VT-d on in the node's firmware", "boot it again")]
    [InlineData(null, "gentoo", "", "", "on AMD iommu=pt alone", "boot loader", "cannot do so here")]
    public void An_iommu_that_is_off_gets_the_argument_of_this_cpu_in_the_way_of_this_system(string? cpu, string distribution, string tools, string arguments, string first, string second, string third)
    {
        var facts = Node with
        {
            IommuGroups = 0,
            CpuVendor = cpu,
            Distribution = distribution,
            IsOstree = tools == "ostree",
            KernelArguments = arguments.Split([' '], StringSplitOptions.RemoveEmptyEntries),
            Programs = new Dictionary<string, string?>(StringComparer.Ordinal) { ["grubby"] = tools == "grubby" ? string.Empty : null },
        };

        var advice = Assert.Single(SriovCapability.Judge(facts)[0].Findings).Recommendation;

        Assert.All(new[] { first, second, third }, text => Assert.Contains(text, advice, StringComparison.Ordinal));
    }

    [Fact]
    public void On_arm_it_is_the_firmware() => Assert.Contains("SMMU", Assert.Single(SriovCapability.Judge(Node with { IommuGroups = 0, Architecture = "aarch64", CpuVendor = null })[0].Findings).Recommendation, StringComparison.Ordinal);

    [Fact]
    public void Nvidia_nics_are_turned_on_with_their_own_tool() =>
        Assert.Contains("mstconfig -d 0000:3b:00.0 set SRIOV_EN=1", Assert.Single(SriovCapability.Judge(Node with { Interfaces = [Good with { Vendor = "15b3", DeviceId = "101d", Driver = "mlx5_core", TotalVfs = 0 }] })[0].Findings).Recommendation, StringComparison.Ordinal);

    [Fact]
    public void The_list_of_the_operator_is_whole()
    {
        Assert.Equal(48, SupportedNics.Count);
        Assert.Equal("Nvidia_mlx5_ConnectX-6_Dx", SupportedNics.Find("15b3", "101d"));
        Assert.True(SupportedNics.IsVirtualFunction("15b3", "101e"));
        Assert.False(SupportedNics.IsVirtualFunction("1af4", "1041")); // virtio's functions have the device of the NIC itself.
        Assert.Null(SupportedNics.Find("8086", "ffff"));
        Assert.Null(SupportedNics.Find(null, "1572"));
    }

    [Fact]
    public void A_nic_without_an_interface_is_known_by_its_place()
    {
        var nic = Assert.Single(SriovCapability.Judge(Node with { Interfaces = [], NicsWithoutInterface = [Good with { Name = string.Empty, Driver = null }] }));
        Assert.Equal(string.Empty, nic.Interface);
        Assert.Equal("0000:3b:00.0", nic.ToString());
        Assert.Equal("No driver is bound to the NIC at 0000:3b:00.0 of node1: it has no interface, virtual functions cannot be made, and the SR-IOV operator passes it over.", Assert.Single(nic.Findings).Message);
    }

    private static NodeFacts Changed(string change)
    {
        NodeFacts OnVlan(params string[] addresses) => Node with { Interfaces = [Good with { Uppers = ["ens1f0.5", "none"] }, new NodeInterface { Name = "ens1f0.5", Kind = NodeInterfaceKind.Vlan, Addresses = addresses }] };
        var bond = new NodeInterface { Name = "bond0", Kind = NodeInterfaceKind.Bond, HasDefaultRoute = true };
        NodeFacts With(NodeInterface nic) => Node with { Interfaces = [nic] };
        return change switch
        {
            "" => Node,
            "no sriov" => With(Good with { HasSriov = false, TotalVfs = null, NumVfs = null, DeviceId = "1533", Driver = "igb" }),
            "hidden" => With(Good with { HasSriov = false, TotalVfs = null, NumVfs = null }),
            "sriov ?" => With(Good with { HasSriov = null, TotalVfs = null, NumVfs = null }),
            "totalvfs 0" => With(Good with { TotalVfs = 0 }),
            "totalvfs 1" => With(Good with { TotalVfs = 1 }),
            "iommu 0" => Node with { IommuGroups = 0 },
            "iommu 1" => Node with { IommuGroups = 1 },
            "iommu ?" => Node with { IommuGroups = null },
            "unbound" => Node with { Interfaces = [], NicsWithoutInterface = [Good with { Name = string.Empty, Driver = null }] },
            "vfio-pci" => Node with { Interfaces = [], NicsWithoutInterface = [Good with { Name = string.Empty, Driver = "vfio-pci" }] },
            "ice" => With(Good with { Driver = "ice" }),
            "mlx4_core" => With(Good with { Driver = "mlx4_core" }),
            "no vfio" => Node with { AvailableModules = ["vxlan"] },
            "vfio loaded" => Node with { AvailableModules = ["vxlan"], LoadedModules = ["vfio_pci"] },
            "vfio ?" => Node with { AvailableModules = null },
            "other model" => With(Good with { DeviceId = "1521", Driver = "igb", TotalVfs = 7 }),
            "model ?" => With(Good with { Vendor = null, DeviceId = null }),
            "numvfs 4" => With(Good with { NumVfs = 4 }),
            "default route" => With(Good with { HasDefaultRoute = true }),
            "address" => With(Good with { Addresses = ["192.0.2.10/24"] }),
            "link-local" => With(Good with { Addresses = ["fe80::1/64", "169.254.3.4/16"] }),
            "vlan with address" => OnVlan("2001:db8::1/64"),
            "vlan without address" => OnVlan("fe80::1/64"),
            "uppers in a ring" => Node with { Interfaces = [Good with { Uppers = ["ens1f0", "a"] }, bond with { Name = "a", HasDefaultRoute = false, Uppers = ["b"] }, bond with { Name = "b", HasDefaultRoute = false, Uppers = ["a", "ens1f0"] }] },
            "bond" => Node with { Interfaces = [Good with { Uppers = ["bond0"], Master = "bond0", MasterKind = NodeInterfaceKind.Bond }, bond] },
            "iavf" => With(Good with { HasSriov = false, TotalVfs = null, NumVfs = null, Driver = "iavf", DeviceId = "1889" }),
            "vf by id" => With(Good with { HasSriov = false, TotalVfs = null, NumVfs = null, Driver = "mlx5_core", Vendor = "15b3", DeviceId = "101e" }),
            "virtio" => With(Good with { HasSriov = false, TotalVfs = null, NumVfs = null, Driver = "virtio_net", Vendor = "1af4", DeviceId = "1041" }),
            "virtio with vfs" => With(Good with { Driver = "virtio_net", Vendor = "1af4", DeviceId = "1041" }),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
        };
    }
}
