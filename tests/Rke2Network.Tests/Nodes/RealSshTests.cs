using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Nodes over a real sshd, by the real client.</summary>
public sealed class RealSshTests(SshServer server) : IClassFixture<SshServer>
{
    [SshFact]
    public async Task A_node_tells_over_ssh_what_it_tells_itself()
    {
        using var client = server.ClientOf();
        var facts = await Ask(client);
        Assert.Equal(("127.0.0.1", NodeFactsSource.Ssh, "linux"), (facts.Node, facts.Source, facts.OperatingSystem));
        var own = await NodeProbe.RunAsync(null, CancellationToken.None);
        Assert.Equal((own.HostName, own.KernelRelease, own.SystemName, own.IommuGroups, own.CpuVendor), (facts.HostName, facts.KernelRelease, facts.SystemName, facts.IommuGroups, facts.CpuVendor));
        Assert.Equal(own.KernelArguments, facts.KernelArguments);
        Assert.Equal(own.Interfaces!.Select(each => (each.Name, each.Kind, each.PciAddress, each.Mtu)), facts.Interfaces!.Select(each => (each.Name, each.Kind, each.PciAddress, each.Mtu)));
    }

    [SshFact]
    public async Task The_key_and_the_user_may_be_given()
    {
        using var client = server.ClientOf(key: "stranger");
        Assert.Equal("127.0.0.1", (await Ask(client, new SshOptions { KeyFilePath = Path.Combine(server.Folder, "user"), UserName = SshServer.User })).Node);
        Assert.Equal(SshServer.User + "@127.0.0.1", (await Ask(client, new SshOptions { KeyFilePath = Path.Combine(server.Folder, "user") }, SshServer.User + "@127.0.0.1")).Node);
    }

    [SshFact]
    public async Task A_jump_host_is_gone_by()
    {
        using var client = server.ClientOf();
        var hop = FormattableString.Invariant($"{SshServer.User}@127.0.0.1:{server.Port}");
        Assert.NotNull((await Ask(client, new SshOptions { JumpHost = hop })).HostName);
        Assert.NotNull((await Ask(client, new SshOptions { JumpHost = FormattableString.Invariant($"{SshServer.User}@localhost:{server.Port},{hop},localhost:{server.Port}") })).HostName);

        var fault = await Refused(client, new SshOptions { JumpHost = hop, Port = SshServer.FreePort() });
        Assert.Equal("SshUnreachable", fault.ErrorId);
        Assert.Contains("the jump host was reached", fault.Message, StringComparison.Ordinal);
    }

    [SshFact]
    public async Task A_jump_host_whose_key_is_not_known_is_refused()
    {
        using var client = server.ClientOf("unknown");
        Assert.Equal("HostKeyUnknown", (await Refused(client, new SshOptions { JumpHost = FormattableString.Invariant($"127.0.0.1:{server.Port}") })).ErrorId);
        Assert.Empty(File.ReadAllText(Path.Combine(server.Folder, "unknown")));
    }

    [SshFact]
    public async Task A_host_whose_key_is_not_known_is_refused_and_not_learnt()
    {
        using var client = server.ClientOf("unknown");
        var fault = await Refused(client);
        Assert.Equal("HostKeyUnknown", fault.ErrorId);
        Assert.Contains(FormattableString.Invariant($"the key of [127.0.0.1]:{server.Port} is not known"), fault.Message, StringComparison.Ordinal);
        Assert.Empty(File.ReadAllText(Path.Combine(server.Folder, "unknown")));
    }

    [SshFact]
    public async Task A_host_whose_key_has_changed_is_refused()
    {
        using var client = server.ClientOf("changed");
        Assert.Equal("HostKeyChanged", (await Refused(client)).ErrorId);
    }

    [SshFact]
    public async Task A_user_whom_it_does_not_know_is_not_let_in()
    {
        using var client = server.ClientOf(key: "stranger");
        var fault = await Refused(client);
        Assert.Equal("SshDenied", fault.ErrorId);
        Assert.Contains("what is taken: publickey", fault.Message, StringComparison.Ordinal);
        using var known = server.ClientOf();
        Assert.Equal("SshDenied", (await Refused(known, new SshOptions { UserName = "no-such-user" })).ErrorId);
    }

    [SshFact]
    public async Task A_key_that_others_may_read_is_told()
    {
        using var client = server.ClientOf(key: "stranger");
        var open = Path.Combine(client.Folder, "open");
        File.Copy(Path.Combine(server.Folder, "user"), open);
        using (var chmod = Process.Start("chmod", $"644 {open}"))
        {
            chmod!.WaitForExit();
        }

        var fault = await Refused(client, new SshOptions { KeyFilePath = open });
        Assert.Equal("SshDenied", fault.ErrorId);
        Assert.Contains("may be read by others", fault.Message, StringComparison.Ordinal);
    }

    [SshFact]
    public async Task A_host_where_nothing_listens_is_told()
    {
        using var client = server.ClientOf();
        var fault = await Refused(client, new SshOptions { Port = SshServer.FreePort() });
        Assert.Equal("SshUnreachable", fault.ErrorId);
        Assert.Contains("nothing listens", fault.Message, StringComparison.Ordinal);
    }

    [SshFact]
    public async Task A_host_that_accepts_and_never_speaks_costs_the_time_to_connect()
    {
        using var client = server.ClientOf();
        var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var watch = Stopwatch.StartNew();
        var fault = await Refused(client, new SshOptions { Port = ((IPEndPoint)mute.LocalEndpoint).Port, ConnectTimeout = TimeSpan.FromSeconds(2) });
        mute.Stop();
        Assert.Equal("SshUnreachable", fault.ErrorId);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(20));
    }

    [SshFact]
    public async Task A_name_that_nobody_knows_is_told()
    {
        using var client = server.ClientOf();
        Assert.Equal("SshUnreachable", (await Assert.ThrowsAsync<InputException>(() => Ask(client, host: "no-such-host.invalid"))).ErrorId);
    }

    private Task<NodeFacts> Ask(SshStub client, SshOptions? options = null, string host = "127.0.0.1")
    {
        var how = options ?? new SshOptions();
        return SshProbe.RunAsync(host, how with { Client = client.Program, Port = how.Port ?? server.Port }, CancellationToken.None);
    }

    private Task<InputException> Refused(SshStub client, SshOptions? options = null) => Assert.ThrowsAsync<InputException>(() => Ask(client, options));
}
