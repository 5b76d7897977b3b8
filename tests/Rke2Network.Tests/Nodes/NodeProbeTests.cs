using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>The script on folders as nodes have them, run by this machine's sh.</summary>
public sealed class NodeProbeTests
{
    [UnixFact]
    public void A_server_with_nics_of_intel_tells_all()
    {
        using var tree = new NodeTree().AddServer()
            .AddNic("ens1f0", "0000:3b:00.0", "i40e", "8086", "1572", 64, numVfs: 4)
            .AddNic("ens1f0v0", "0000:3b:02.0", "iavf", "8086", "154c", function: "0000:3b:00.0")
            .AddNic("eno1", "0000:01:00.0", "tg3", "14e4", "165f", state: "down", group: null)
            .AddVirtual("lo", "loopback")
            .AddDefaultRoute("eno1");

        var facts = tree.Read();

        Assert.Equal(tree.Root, facts.Node);
        Assert.Equal(NodeFactsSource.Folder, facts.Source);
        Assert.Equal(("node1", "linux", "sles", "15.6"), (facts.HostName, facts.OperatingSystem, facts.Distribution, facts.DistributionVersion));
        Assert.Equal("SUSE Linux Enterprise Server 15 SP6", facts.SystemName);
        Assert.Equal(["suse"], facts.DistributionLike);
        Assert.Equal("6.4.0-150600.23.25-default", facts.KernelRelease);
        Assert.Equal("GenuineIntel", facts.CpuVendor);
        Assert.Contains("intel_iommu=on", facts.KernelArguments!);
        Assert.Equal(40, facts.IommuGroups);
        Assert.Equal(["i40e", "vfio_pci"], facts.LoadedModules!.OrderBy(name => name));
        Assert.Equal(["br_netfilter", "vfio_pci", "wireguard"], facts.AvailableModules!.OrderBy(name => name));
        Assert.Equal("1", facts.Sysctls!["net.ipv4.ip_forward"]);
        Assert.Equal(["127.0.0.1 localhost", "::1 localhost ipv6-localhost"], facts.Hosts!.Select(host => host.ToString()));

        Assert.Equal(["eno1", "ens1f0", "ens1f0v0", "lo"], facts.Interfaces!.Select(each => each.Name));
        var nic = facts.FindInterface("ens1f0")!;
        Assert.Equal((NodeInterfaceKind.Physical, "0000:3b:00.0", "i40e", "8086", "1572"), (nic.Kind, nic.PciAddress, nic.Driver, nic.Vendor, nic.DeviceId));
        Assert.Equal((true, 64, 4, "30", 0), (nic.HasSriov, nic.TotalVfs, nic.NumVfs, nic.IommuGroup, nic.NumaNode));
        Assert.Equal((true, 1500, 25000, "ether", "b4:96:91:aa:bb:c0"), (nic.IsUp, nic.Mtu, nic.SpeedMbps, nic.LinkType, nic.MacAddress));
        Assert.Equal((false, null), (nic.HasDefaultRoute, nic.Addresses));
        Assert.Equal(NodeInterfaceKind.VirtualFunction, facts.FindInterface("ens1f0v0")!.Kind);
        Assert.Equal(NodeInterfaceKind.Loopback, facts.FindInterface("lo")!.Kind);
        var plain = facts.FindInterface("eno1")!;
        Assert.Equal((false, null, null, false, true), (plain.HasSriov, plain.TotalVfs, plain.IommuGroup, plain.IsUp, plain.HasDefaultRoute));
        Assert.Empty(facts.NicsWithoutInterface!);
    }

    [UnixFact]
    public async Task This_machine_answers()
    {
        if (!System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Linux))
        {
            return;
        }

        var facts = await NodeProbe.RunAsync(null, CancellationToken.None);

        Assert.Equal(NodeFactsSource.Local, facts.Source);
        Assert.Equal(facts.HostName, facts.Node);
        Assert.NotNull(facts.KernelRelease);
        Assert.NotNull(facts.Architecture);
        Assert.NotNull(facts.FindInterface("lo"));
        Assert.Contains("localhost", facts.Hosts!.SelectMany(host => host.Names));
    }

    /// <summary>dash, bash and busybox, as far as they are here, say the same to the byte.</summary>
    [UnixFact]
    public async Task Every_shell_gives_the_same_answer()
    {
        using var tree = new NodeTree().AddServer()
            .AddNic("ens1f0", "0000:3b:00.0", "i40e", "8086", "1572", 64)
            .AddNic("ens1f1", "0000:3b:00.1", "i40e", "8086", "1572", 64)
            .AddNic("tab\tname", "0000:3b:00.2", "i40e", "8086", "1572", 64)
            .AddVirtual("bond0", "bond", "ens1f0", "ens1f1")
            .AddFile("etc/motd", "")
            .AddFile("etc/rancher/rke2/config.yaml", "token: secret\n");
        var script = $"set -- {ShellText.Quote(tree.Root)}\n{NodeProbe.Script}";
        var first = await ShellRunner.RunAsync(script, "sh", CancellationToken.None);
        Assert.NotEmpty(first);

        (string Program, string Arguments)[] shells = [("/bin/dash", "-s"), ("/bin/bash", "-s"), ("/bin/bash", "--posix -s"), ("/bin/busybox", "sh -s"), ("/usr/bin/busybox", "sh -s"), ("/bin/ksh", "-s")];
        foreach (var (program, arguments) in shells.Where(shell => File.Exists(shell.Program)))
        {
            var answer = await ShellRunner.RunAsync(script, program, CancellationToken.None, shell: program, arguments: arguments);
            Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(answer));
        }
    }

    /// <summary>Fixtures of machines, and what is found of them.</summary>
    [UnixFact]
    public void An_ice_nic_is_capable()
    {
        using var tree = new NodeTree().AddServer().AddNic("ens2f0np0", "0000:98:00.0", "ice", "8086", "159b", 128);
        var nic = Assert.Single(SriovCapability.Judge(tree.Read()));
        Assert.Equal((true, "Intel_ice_Columbiaville_E810-XXVDA2", 128, 0), (nic.Capable, nic.Model, nic.TotalVfs, nic.NumVfs));
        Assert.Empty(nic.Findings);
    }

    [UnixFact]
    public void An_mlx5_nic_whose_firmware_has_sriov_off_is_not()
    {
        using var tree = new NodeTree().AddServer()
            .AddNic("ens3f0np0", "0000:5e:00.0", "mlx5_core", "15b3", "101d", 8)
            .AddNic("ens3f1np1", "0000:5e:00.1", "mlx5_core", "15b3", "101d", 0)
            .AddNic("ibs4", "0000:5f:00.0", "mlx5_core", "15b3", "101b", 16, type: 32);
        var facts = tree.Read();
        Assert.Equal("infiniband", facts.FindInterface("ibs4")!.LinkType);
        Assert.Equal(["ens3f0np0 True ", "ens3f1np1 False RKE2NET702", "ibs4 True "], Told(facts));
    }

    [UnixFact]
    public void Members_of_a_bond_that_carries_the_node_are_capable_and_warned_of()
    {
        using var tree = new NodeTree().AddServer()
            .AddNic("eno1", "0000:01:00.0", "i40e", "8086", "1572", 64, numVfs: 2)
            .AddNic("eno2", "0000:01:00.1", "i40e", "8086", "1572", 64)
            .AddVirtual("bond0", "bond", "eno1", "eno2")
            .AddVirtual("bond0.100", "vlan")
            .AddDefaultRoute("bond0");
        var facts = tree.Read();
        Assert.Equal((NodeInterfaceKind.Bond, true), (facts.FindInterface("bond0")!.Kind, facts.FindInterface("bond0")!.HasDefaultRoute));
        Assert.Equal(NodeInterfaceKind.Vlan, facts.FindInterface("bond0.100")!.Kind);
        Assert.Equal(("bond0", NodeInterfaceKind.Bond), (facts.FindInterface("eno1")!.Master, facts.FindInterface("eno1")!.MasterKind));
        Assert.Equal(["eno1 True RKE2NET710 RKE2NET708", "eno2 True RKE2NET710"], Told(facts));
        Assert.Contains("the bond bond0, which carries the node's own network (the default route goes by bond0)", SriovCapability.Judge(facts)[1].Findings[0].Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_nic_whose_vlan_carries_the_node_is_warned_of()
    {
        using var tree = new NodeTree().AddServer()
            .AddNic("eno1", "0000:01:00.0", "i40e", "8086", "1572", 64)
            .AddVirtual("eno1.100", "vlan")
            .AddLink("sys/devices/pci0000:00/0000:01:00.0/net/eno1/upper_eno1.100", "../../../../virtual/net/eno1.100")
            .AddDefaultRoute("eno1.100");
        var facts = tree.Read();
        Assert.Equal(["eno1.100"], facts.FindInterface("eno1")!.Uppers);
        Assert.Equal(["eno1 True RKE2NET709"], Told(facts));
        Assert.Contains("(the default route goes by eno1.100)", SriovCapability.Judge(facts)[0].Findings[0].Message, StringComparison.Ordinal);
    }

    /// <summary>The script reads only: a folder is the same before and after, to the byte and the second.</summary>
    [UnixFact]
    public void Nothing_is_written()
    {
        using var tree = new NodeTree().AddServer().AddNic("ens1f0", "0000:3b:00.0", "i40e", "8086", "1572", 64).AddFile("etc/rancher/rke2/config.yaml", "a: b\n");
        string[] State() => [.. Directory.EnumerateFileSystemEntries(tree.Root, "*", SearchOption.AllDirectories).OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):o} {(File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0 ? File.ReadAllText(path) : string.Empty)}")];
        var before = State();
        tree.Read();
        Assert.Equal(before, State());
    }

    [UnixFact]
    public void Without_an_iommu_no_nic_is_capable()
    {
        using var tree = new NodeTree().AddServer("AuthenticAMD", "root=/dev/sda2", groups: 0).AddNic("ens1f0", "0000:3b:00.0", "i40e", "8086", "1572", 64, group: null);
        var facts = tree.Read();
        Assert.Equal(0, facts.IommuGroups);
        Assert.Equal(["ens1f0 False RKE2NET703"], Told(facts));
    }

    [UnixFact]
    public void A_guest_with_virtual_functions_only_is_not_capable()
    {
        using var tree = new NodeTree().AddServer(groups: 0)
            .AddNic("ens5", "0000:05:00.0", "iavf", "8086", "1889", group: null)
            .AddNic("ens6", "0000:06:00.0", "mlx5_core", "15b3", "101e", group: null)
            .AddVirtio("eth0", "0000:00:03.0");
        var facts = tree.Read();
        Assert.Equal(["ens5 False RKE2NET711", "ens6 False RKE2NET711", "eth0 False RKE2NET712"], Told(facts));
        var virtio = facts.FindInterface("eth0")!;
        Assert.Equal(("0000:00:03.0", "virtio_net", "1af4", "1041", NodeInterfaceKind.Physical), (virtio.PciAddress, virtio.Driver, virtio.Vendor, virtio.DeviceId, virtio.Kind));
        Assert.Empty(facts.NicsWithoutInterface!);
    }

    [UnixFact]
    public void Nics_without_an_interface_are_seen_on_the_bus()
    {
        using var tree = new NodeTree().AddServer()
            .AddNic(null, "0000:3b:00.0", null, "8086", "1572", 64)
            .AddNic(null, "0000:3b:00.1", "vfio-pci", "8086", "1572", 64)
            .AddNic(null, "0000:3b:02.0", "vfio-pci", "8086", "154c", function: "0000:3b:00.1")
            .AddFile("sys/bus/pci/devices/0000:00:1f.0/class", "0x060100\n");
        Assert.Equal(["0000:3b:00.0 False RKE2NET704", "0000:3b:00.1 False RKE2NET704"], Told(tree.Read()));
    }

    /// <summary>A copy that took what links point at has folders where the kernel has links; one that took the links alone has ends that are not there.</summary>
    [UnixFact]
    public void Copies_of_sys_tell_what_they_hold()
    {
        using var tree = new NodeTree()
            .AddFile("sys/class/net/ens1f0/device/uevent", "DRIVER=i40e\nPCI_CLASS=20000\nPCI_SLOT_NAME=0000:3b:00.0\n")
            .AddFile("sys/class/net/ens1f0/device/vendor", "0x8086\n")
            .AddFile("sys/class/net/ens1f0/device/device", "0x1572\n")
            .AddFile("sys/class/net/ens1f0/device/sriov_totalvfs", "64\n")
            .AddLink("sys/class/net/ens9", "../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.1/net/ens9")
            .AddLink("sys/class/net/cali1", "../../devices/virtual/net/cali1");
        var facts = tree.Read();
        var copied = facts.FindInterface("ens1f0")!;
        Assert.Equal((NodeInterfaceKind.Physical, "0000:3b:00.0", "i40e", 64, true), (copied.Kind, copied.PciAddress, copied.Driver, copied.TotalVfs, copied.HasSriov));
        var hollow = facts.FindInterface("ens9")!;
        Assert.Equal((NodeInterfaceKind.Physical, "0000:3b:00.1", null, null), (hollow.Kind, hollow.PciAddress, hollow.Driver, hollow.HasSriov));
        Assert.Equal(NodeInterfaceKind.Virtual, facts.FindInterface("cali1")!.Kind);
        Assert.Null(facts.IommuGroups);
        Assert.Equal(["ens1f0 null RKE2NET715", "ens9 null RKE2NET715 RKE2NET715"], Told(facts));
    }

    [UnixFact]
    public void A_folder_without_sys_tells_what_it_does_not_know()
    {
        using var tree = new NodeTree().AddFile("etc/hosts", "127.0.0.1 localhost");
        var facts = tree.Read();
        Assert.Equal("127.0.0.1 localhost", Assert.Single(facts.Hosts!).ToString());
        Assert.Null(facts.Interfaces);
        Assert.Null(facts.NicsWithoutInterface);
        Assert.Null(facts.Sysctls);
        Assert.Null(facts.ListeningPorts);
        Assert.Null(facts.LoadedModules);
        Assert.Null(facts.AvailableModules);
        Assert.Null(facts.KernelRelease);
        Assert.Null(facts.KernelArguments);
        Assert.Null(facts.HasRke2);
        Assert.Null(facts.Services);
        Assert.Contains("network interfaces: /sys/class/net is not there", facts.Unknown);
        Assert.Contains(facts.Unknown, text => text.StartsWith("listening ports: ", StringComparison.Ordinal));
    }

    [UnixFact]
    public void NetworkManager_reads_its_files_in_order_and_the_last_word_counts()
    {
        using var tree = new NodeTree()
            .AddFile("usr/lib/NetworkManager/conf.d/10-vendor.conf", "[keyfile]\nunmanaged-devices=interface-name:vendor*\n")
            .AddFile("usr/lib/NetworkManager/conf.d/20-gone.conf", "[keyfile]\nunmanaged-devices+=interface-name:shadowed*\n")
            .AddFile("etc/NetworkManager/conf.d/20-gone.conf", "")
            .AddFile("etc/NetworkManager/NetworkManager.conf", "[main]\nplugins=keyfile\n[keyfile]\n# unmanaged-devices=nothing\nunmanaged-devices = interface-name:cali*;interface-name:flannel*\n")
            .AddFile("etc/NetworkManager/conf.d/rke2.conf", "[keyfile]\nunmanaged-devices+=interface-name:tunl*,mac:00:11:22:33:44:55\n[device-veth]\nmatch-device=interface-name:veth*\nmanaged=0\n[device-up]\nmatch-device=interface-name:eth*\nmanaged=1\n[other]\nunmanaged-devices=interface-name:none*\n");
        Assert.Equal(["interface-name:cali*", "interface-name:flannel*", "interface-name:tunl*", "mac:00:11:22:33:44:55", "interface-name:veth*"], tree.Read().UnmanagedDevices);
    }

    [UnixFact]
    public void The_unit_of_ufw_is_no_firewall_that_is_on()
    {
        using var tree = new NodeTree().AddServer();
        tree.AddFile("usr/lib/systemd/system/ufw.service", "[Unit]\n");
        tree.AddLink("etc/systemd/system/multi-user.target.wants/ufw.service", "/usr/lib/systemd/system/ufw.service");
        tree.AddFile("etc/ufw/ufw.conf", "# ENABLED=no\nENABLED=yes\nLOGLEVEL=low\n");
        Assert.Equal(NodeServiceState.Enabled, NodeProbe.RunAsync(tree.Root, default).GetAwaiter().GetResult().Services!["ufw"]);
        tree.AddFile("etc/ufw/ufw.conf", "ENABLED=no\nLOGLEVEL=low\n");
        Assert.Equal(NodeServiceState.Off, NodeProbe.RunAsync(tree.Root, default).GetAwaiter().GetResult().Services!["ufw"]);
    }

    [UnixFact]
    public void Services_and_programs_of_a_folder_are_files()
    {
        using var tree = new NodeTree()
            .AddFile("usr/lib/systemd/system/NetworkManager.service", "")
            .AddLink("etc/systemd/system/multi-user.target.wants/NetworkManager.service", "/usr/lib/systemd/system/NetworkManager.service")
            .AddFile("usr/lib/systemd/system/firewalld.service", "")
            .AddFile("usr/lib/systemd/system/nm-cloud-setup.timer", "")
            .AddLink("etc/systemd/system/timers.target.wants/nm-cloud-setup.timer", "/usr/lib/systemd/system/nm-cloud-setup.timer")
            .AddLink("etc/systemd/system/nm-cloud-setup.timer", "/dev/null")
            .AddLink("usr/sbin/iptables", "/etc/alternatives/iptables")
            .AddLink("sbin", "usr/sbin")
            .AddFile("usr/bin/grubby", "")
            .AddFile("sysroot/ostree/repo/config", "");
        var facts = tree.Read();
        Assert.Equal(NodeServiceState.Enabled, facts.Services!["NetworkManager"]);
        Assert.Equal(NodeServiceState.Off, facts.Services["firewalld"]);
        Assert.Equal(NodeServiceState.Off, facts.Services["nm-cloud-setup.timer"]);
        Assert.Equal(NodeServiceState.Absent, facts.Services["wicked"]);
        Assert.Equal(string.Empty, facts.Programs!["iptables"]);
        Assert.Equal(string.Empty, facts.Programs["grubby"]);
        Assert.Null(facts.Programs["nft"]);
        Assert.True(facts.IsOstree);
    }

    /// <summary>The files of RKE2 hold tokens: their names are told, and nothing of what is in them.</summary>
    [UnixFact]
    public async Task Of_rke2s_files_only_the_names_are_told()
    {
        using var tree = new NodeTree()
            .AddFile("etc/rancher/rke2/config.yaml", "token: SecretToken\nunmanaged-devices=SecretToken\n")
            .AddFile("etc/rancher/rke2/config.yaml.d/50-rancher.yaml", "token: SecretToken\n")
            .AddFile("etc/rancher/rke2/registries.yaml", "password: SecretToken\n")
            .AddFile("var/lib/rancher/rke2/server/token", "SecretToken\n");
        var facts = tree.Read();
        Assert.Equal(["/etc/rancher/rke2/config.yaml", "/etc/rancher/rke2/registries.yaml", "/etc/rancher/rke2/config.yaml.d/50-rancher.yaml"], facts.ConfigFiles);
        Assert.True(facts.HasRke2);
        var answer = await ShellRunner.RunAsync($"set -- {ShellText.Quote(tree.Root)}\n{NodeProbe.Script}", "tree", CancellationToken.None);
        Assert.DoesNotContain("SecretToken", Encoding.UTF8.GetString(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_folder_of_a_node_is_refused()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n"))).FullName;
        try
        {
            var file = Path.Combine(folder, "bundle.tar");
            File.WriteAllText(file, "x");
            Assert.Equal("NotAFolder", (await Refused(file)).ErrorId);
            Assert.Equal("FolderMissing", (await Refused(Path.Combine(folder, "none"))).ErrorId);
            Assert.Equal("NotARoot", (await Refused(folder)).ErrorId);
            Assert.Equal("EmptyValue", (await Refused(" ")).ErrorId);
            Assert.Equal("FolderMissing", (await Refused("a\0b")).ErrorId);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static Task<InputException> Refused(string path) => Assert.ThrowsAsync<InputException>(() => NodeProbe.RunAsync(path, CancellationToken.None));
    }

    /// <summary>Lines end as sh needs them, whatever the sources were checked out with.</summary>
    [Fact]
    public void The_script_has_no_carriage_returns_and_does_nothing_by_half()
    {
        Assert.DoesNotContain("\r", NodeProbe.Script, StringComparison.Ordinal);
        Assert.EndsWith("main \"$@\"\n", NodeProbe.Script, StringComparison.Ordinal);
        Assert.All(NodeProbe.Script, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
    }

    /// <summary>Each NIC: name or place, capable, and what is found.</summary>
    private static string[] Told(NodeFacts facts) =>
        [.. SriovCapability.Judge(facts).Select(nic => $"{nic} {nic.Capable?.ToString() ?? "null"} {string.Join(" ", nic.Findings.Select(finding => finding.Id))}")];
}
