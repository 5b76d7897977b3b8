using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
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
}
