using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>A folder with the files of a node, as sysfs and procfs have them; made in a temporary folder.</summary>
internal sealed class NodeTree : IDisposable
{
    internal NodeTree() => Directory.CreateDirectory(Root);

    internal string Root { get; } = Path.Combine(Path.GetTempPath(), "rke2net " + Guid.NewGuid().ToString("n"));

    /// <summary>What every server has: release, hosts, a kernel with modules, an IOMMU that is on.</summary>
    internal NodeTree AddServer(string cpu = "GenuineIntel", string cmdline = "BOOT_IMAGE=/vmlinuz root=/dev/sda2 intel_iommu=on iommu=pt", int groups = 40, string distribution = "ID=sles\nVERSION_ID=\"15.6\"\nPRETTY_NAME=\"SUSE Linux Enterprise Server 15 SP6\"\nID_LIKE=\"suse\"\n")
    {
        AddFile("etc/os-release", distribution);
        AddFile("etc/hosts", "# local\n127.0.0.1 localhost\n::1 localhost ipv6-localhost # six\n");
        AddFile("etc/hostname", "node1\n");
        AddFile("proc/cpuinfo", $"processor\t: 0\nvendor_id\t: {cpu}\nmodel name\t: a CPU\n\nprocessor\t: 1\nvendor_id\t: {cpu}\n");
        AddFile("proc/cmdline", cmdline + "\n");
        AddFile("proc/sys/kernel/osrelease", "6.4.0-150600.23.25-default\n");
        AddFile("proc/sys/net/ipv4/ip_forward", "1\n");
        AddFile("proc/modules", "i40e 602112 0 - Live 0x0000000000000000\nvfio_pci 16384 0 - Live 0x0000000000000000\n");
        AddFile("lib/modules/6.4.0-150600.23.25-default/modules.dep", "kernel/drivers/vfio/pci/vfio-pci.ko.zst: kernel/drivers/vfio/vfio.ko.zst\nkernel/drivers/net/wireguard/wireguard.ko.zst:\nkernel/drivers/net/other.ko:\n");
        AddFile("lib/modules/6.4.0-150600.23.25-default/modules.builtin", "kernel/net/bridge/br_netfilter.ko\n");
        Directory.CreateDirectory(Path.Combine(Root, "sys/kernel/iommu_groups"));
        for (var i = 0; i < groups; i++)
        {
            Directory.CreateDirectory(Path.Combine(Root, "sys/kernel/iommu_groups", i.ToString(CultureInfo.InvariantCulture)));
        }

        return this;
    }

    /// <summary>A NIC on the PCI bus; without an interface where no name is given, without SR-IOV where no number is.</summary>
    internal NodeTree AddNic(string? name, string pci, string? driver, string vendor, string device, int? totalVfs = null, int numVfs = 0, string state = "up", string? group = "30", string? function = null, int type = 1, string address = "b4:96:91:aa:bb:c0")
    {
        var bus = $"sys/devices/pci0000:00/{pci}";
        AddFile($"{bus}/vendor", $"0x{vendor}\n");
        AddFile($"{bus}/device", $"0x{device}\n");
        AddFile($"{bus}/class", "0x020000\n");
        AddFile($"{bus}/numa_node", "0\n");
        AddFile($"{bus}/uevent", (driver is null ? string.Empty : $"DRIVER={driver}\n") + $"PCI_CLASS=20000\nPCI_SLOT_NAME={pci}\n");
        AddLink($"sys/bus/pci/devices/{pci}", $"../../../devices/pci0000:00/{pci}");
        if (driver is not null)
        {
            AddLink($"{bus}/driver", $"../../../bus/pci/drivers/{driver}");
        }

        if (group is not null)
        {
            AddLink($"{bus}/iommu_group", $"../../../kernel/iommu_groups/{group}");
        }

        if (totalVfs is { } total)
        {
            AddFile($"{bus}/sriov_totalvfs", total.ToString(CultureInfo.InvariantCulture) + "\n");
            AddFile($"{bus}/sriov_numvfs", numVfs.ToString(CultureInfo.InvariantCulture) + "\n");
        }

        if (function is not null)
        {
            AddLink($"{bus}/physfn", $"../{function}");
        }

        if (name is not null)
        {
            AddInterface(name, $"devices/pci0000:00/{pci}/net/{name}", state, type, address);
            AddLink($"{bus}/net/{name}/device", $"../../../{pci}");
        }

        return this;
    }

    /// <summary>A NIC of virtio: a device on a bus of its own, on top of one of PCI.</summary>
    internal NodeTree AddVirtio(string name, string pci)
    {
        AddNic(null, pci, "virtio-pci", "1af4", "1041");
        AddFile($"sys/devices/pci0000:00/{pci}/virtio0/vendor", "0x1af4\n");
        AddFile($"sys/devices/pci0000:00/{pci}/virtio0/device", "0x0001\n");
        AddLink($"sys/devices/pci0000:00/{pci}/virtio0/driver", "../../../../bus/virtio/drivers/virtio_net");
        AddInterface(name, $"devices/pci0000:00/{pci}/virtio0/net/{name}", "up", 1, "52:54:00:00:00:01");
        AddLink($"sys/devices/pci0000:00/{pci}/virtio0/net/{name}/device", "../../../virtio0");
        return this;
    }

    /// <summary>An interface that only the kernel has: <c>bond</c>, <c>bridge</c>, <c>vlan</c>, or another.</summary>
    internal NodeTree AddVirtual(string name, string kind, params string[] members)
    {
        AddInterface(name, $"devices/virtual/net/{name}", "up", name == "lo" ? 772 : 1, "b4:96:91:aa:bb:c0", $"DEVTYPE={kind}\n");
        if (kind is "bond" or "bridge")
        {
            AddFile($"sys/devices/virtual/net/{name}/{(kind == "bond" ? "bonding/mode" : "bridge/stp_state")}", "0\n");
        }

        foreach (var member in members)
        {
            var target = Directory.GetDirectories(Path.Combine(Root, "sys/devices/pci0000:00"), member, SearchOption.AllDirectories)[0];
            Link(Path.Combine(target, "master"), $"../../../../virtual/net/{name}");
        }

        return this;
    }

    internal NodeTree AddDefaultRoute(string name)
    {
        AddFile("proc/net/route", $"Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n{name}\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n{name}\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n");
        return this;
    }

    internal NodeTree AddFile(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    internal NodeTree AddLink(string path, string target)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        Link(full, target);
        return this;
    }

    internal NodeTree AddPipe(string path)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        Assert.Equal(0, MakePipe(Text(full), Convert.ToUInt32("600", 8)));
        return this;
    }

    /// <summary>The facts, as this machine's sh gathers them.</summary>
    internal NodeFacts Read() => NodeProbe.RunAsync(Root, CancellationToken.None).GetAwaiter().GetResult();

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void AddInterface(string name, string path, string state, int type, string address, string uevent = "")
    {
        AddFile($"sys/{path}/address", address + "\n");
        AddFile($"sys/{path}/mtu", "1500\n");
        AddFile($"sys/{path}/operstate", state + "\n");
        AddFile($"sys/{path}/speed", "25000\n");
        AddFile($"sys/{path}/type", type.ToString(CultureInfo.InvariantCulture) + "\n");
        AddFile($"sys/{path}/uevent", $"{uevent}INTERFACE={name}\nIFINDEX=2\n");
        AddLink($"sys/class/net/{name}", $"../../{path}");
    }

    private static void Link(string path, string target) => Assert.Equal(0, MakeLink(Text(target), Text(path)));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");

    [DllImport("libc", EntryPoint = "symlink")]
    private static extern int MakeLink(byte[] target, byte[] path);

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakePipe(byte[] path, uint mode);
}
