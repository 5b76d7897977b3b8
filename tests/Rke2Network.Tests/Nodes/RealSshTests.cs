using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>This machine asked over a real sshd.</summary>
public sealed class RealSshTests
{
    [SshdFact]
    public async Task What_a_node_tells_over_ssh_is_what_it_tells_itself()
    {
        Sshd.PrepareSystem();
        using var sshd = await Sshd.StartAsync();
        var facts = await SshProbe.RunAsync("127.0.0.1", Options(sshd), CancellationToken.None);
        var own = await NodeProbe.RunAsync(null, CancellationToken.None);
        Assert.Equal(NodeFactsSource.Ssh, facts.Source);
        Assert.Equal("127.0.0.1", facts.Node);
        Assert.Equal((own.HostName, own.KernelRelease, own.SystemName, own.IommuGroups, own.CpuVendor), (facts.HostName, facts.KernelRelease, facts.SystemName, facts.IommuGroups, facts.CpuVendor));
        Assert.Equal(own.Interfaces, facts.Interfaces, (one, other) => one.Name == other.Name && one.Kind == other.Kind && one.PciAddress == other.PciAddress && one.Mtu == other.Mtu);
        Assert.Equal(own.KernelArguments, facts.KernelArguments);
    }

    [SshdFact]
    public async Task A_host_that_may_be_another_is_not_spoken_to()
    {
        Sshd.PrepareSystem();
        using var sshd = await Sshd.StartAsync();
        sshd.Know(null);
        Assert.Equal("HostKeyUnknown", await FaultAsync("127.0.0.1", Options(sshd)));
        sshd.Know("other-host");
        Assert.Equal("HostKeyChanged", await FaultAsync("127.0.0.1", Options(sshd)));
        sshd.Know("host");
        Assert.Equal("SshDenied", await FaultAsync("127.0.0.1", Options(sshd) with { KeyFilePath = sshd.Of("stranger") }));
        Assert.Equal("SshDenied", await FaultAsync("127.0.0.1", Options(sshd) with { UserName = "nobody-at-all" }));
        Assert.Equal("SshUnreachable", await FaultAsync("127.0.0.1", Options(sshd) with { Port = 1 }));
        Assert.Equal("SshUnreachable", await FaultAsync("nowhere.invalid", Options(sshd)));
    }

    [SshdFact]
    public async Task A_node_is_asked_by_way_of_another_host()
    {
        Sshd.PrepareSystem();
        using var sshd = await Sshd.StartAsync();

        var options = Options(sshd) with { JumpHost = $"{Environment.UserName}@127.0.0.1:{sshd.Port}" };

        // The key for the way comes from ssh's own configuration or agent: here there is none, and nobody is asked for a password.
        Assert.Equal("SshDenied", await FaultAsync("127.0.0.1", options));
        Assert.Equal(NodeFactsSource.Ssh, (await SshProbe.RunAsync("127.0.0.1", options with { Client = sshd.ClientWithKey }, CancellationToken.None)).Source);
        sshd.Know(null);
        Assert.Equal("HostKeyUnknown", await FaultAsync("127.0.0.1", options with { Client = sshd.ClientWithKey }));
    }

    private static SshOptions Options(Sshd sshd) => new() { Client = sshd.Client, Port = sshd.Port, KeyFilePath = sshd.Of("user"), UserName = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? null : Environment.UserName };

    private static async Task<string> FaultAsync(string host, SshOptions options) =>
        (await Assert.ThrowsAsync<InputException>(() => SshProbe.RunAsync(host, options, CancellationToken.None))).ErrorId;
}
