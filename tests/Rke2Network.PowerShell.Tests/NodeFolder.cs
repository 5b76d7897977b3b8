using System;
using System.IO;

namespace Rke2Network.PowerShell.Tests;

/// <summary>A folder with the files of a node, as a copy has them: what links of sysfs point at stands in their place.</summary>
internal sealed class NodeFolder : IDisposable
{
    internal NodeFolder(bool hasIommu = true)
    {
        Add("etc/os-release", "ID=sles\n");
        Add("etc/hosts", "127.0.0.1 localhost\n");
        Add("proc/cpuinfo", "vendor_id\t: GenuineIntel\n");
        Add("proc/cmdline", "root=/dev/sda2\n");
        Directory.CreateDirectory(Path.Combine(Root, "sys", "kernel", "iommu_groups"));
        if (hasIommu)
        {
            Directory.CreateDirectory(Path.Combine(Root, "sys", "kernel", "iommu_groups", "0"));
        }
    }

    internal string Root { get; } = Directory.CreateTempSubdirectory("node").FullName;

    /// <summary>A NIC on the PCI bus; without SR-IOV where no number is given.</summary>
    internal NodeFolder AddNic(string name, string pci = "0000:3b:00.0", string driver = "i40e", string device = "1572", int? totalVfs = 64, int numVfs = 0)
    {
        var folder = $"sys/class/net/{name}/device/";
        Add(folder + "uevent", $"DRIVER={driver}\nPCI_SLOT_NAME={pci}\n");
        Add(folder + "vendor", "0x8086\n");
        Add(folder + "device", $"0x{device}\n");
        if (totalVfs is { } total)
        {
            Add(folder + "sriov_totalvfs", FormattableString.Invariant($"{total}\n"));
            Add(folder + "sriov_numvfs", FormattableString.Invariant($"{numVfs}\n"));
        }

        return this;
    }

    internal NodeFolder Add(string path, string text)
    {
        var full = Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
