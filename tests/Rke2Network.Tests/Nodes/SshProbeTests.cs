using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Nodes that are asked by a program in place of the ssh client.</summary>
public sealed class SshProbeTests
{
    private const string Answer = "printf 'rke2-node-facts\\tbegin\\t1\\nrke2-node-facts\\tend\\t1\\n'";

    [UnixFact]
    public async Task The_script_goes_to_its_input_and_never_to_its_command_line()
    {
        using var stub = new SshStub($"""
            for each; do printf '%s\n' "$each"; done > "$dir/arguments"
            env > "$dir/environment"
            cat > "$dir/input"
            {Answer}
            """);
        var facts = await Ask(stub, "admin@worker-1", new SshOptions { Port = 2222, JumpHost = "bastion" });

        Assert.Equal(("admin@worker-1", NodeFactsSource.Ssh), (facts.Node, facts.Source));
        Assert.Equal(NodeProbe.Script, stub.Read("input"));
        var arguments = stub.Read("arguments").TrimEnd('\n').Split('\n');
        Assert.Equal(["--", "worker-1", "sh -s"], arguments.Skip(arguments.Length - 3));
        Assert.Contains($"ProxyCommand={stub.Program} -o BatchMode=yes -o StrictHostKeyChecking=yes -o LogLevel=ERROR -W \"[%h]:%p\" bastion", arguments);
        Assert.Contains("LC_ALL=C", stub.Read("environment").Split('\n'));
    }

    [UnixFact]
    public async Task The_script_runs_as_the_host_would_run_it()
    {
        using var stub = new SshStub("echo 'Welcome to this machine'; for last; do :; done; eval \"exec $last\"");
        var facts = await Ask(stub, "worker-1");
        Assert.Equal("worker-1", facts.Node);
        Assert.NotNull(facts.KernelRelease);
        Assert.NotNull(facts.HostName);
    }

    [UnixTheory]
    [InlineData("echo 'ssh: connect to host w port 22: Connection refused' >&2; exit 255", "SshUnreachable")]
    [InlineData("cat > /dev/null; echo 'w: command not found' >&2; exit 127", "RemoteShellMissing")]
    [InlineData("cat > /dev/null", "NodeAnswerMissing")]
    [InlineData("echo 'This account is currently not available.'; exit 1", "NodeAnswerMissing")]
    [InlineData("printf 'rke2-node-facts\\tbegin\\t1\\nos\\tx'", "NodeAnswerIncomplete")]
    [InlineData("printf 'rke2-node-facts\\tbegin\\t2\\n'", "NodeAnswerUnknown")]
    [InlineData("head -c 10485760 /dev/zero", "NodeAnswerTooLong")]
    [InlineData("cat /dev/zero", "NodeAnswerTooLong")]
    [InlineData("head -c 1000000 /dev/urandom", "NodeAnswerMissing")]
    [InlineData("kill -9 $$", "NodeAnswerMissing")]
    public async Task Hostile_and_broken_answers_are_refused(string body, string errorId)
    {
        using var stub = new SshStub(body);
        var watch = Stopwatch.StartNew();
        var fault = await Assert.ThrowsAsync<InputException>(() => Ask(stub, "w"));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.DoesNotContain(fault.Message, char.IsControl);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
    }

    [UnixFact]
    public async Task Binary_in_an_answer_stays_out_of_the_facts()
    {
        using var stub = new SshStub("cat > /dev/null; printf 'rke2-node-facts\\tbegin\\t1\\n\\033]0;x\\007\\000\\377\\n'; head -c 100000 /dev/urandom | tr -d '\\n'; printf '\\nrke2-node-facts\\tend\\t1\\n'");
        var facts = await Ask(stub, "w");
        Assert.Null(facts.HostName);
        Assert.Null(facts.Interfaces);
    }

    [UnixFact]
    public async Task Complaints_without_end_are_read_and_dropped()
    {
        using var stub = new SshStub($"cat > /dev/null; head -c 20000000 /dev/zero | tr '\\000' x >&2; {Answer}");
        Assert.Equal("w", (await Ask(stub, "w")).Node);
    }

    [UnixFact]
    public async Task A_host_that_never_answers_costs_its_time_and_leaves_nothing()
    {
        using var stub = new SshStub("sleep 300 & echo $! $$ > \"$dir/ids\"; wait");
        var watch = Stopwatch.StartNew();
        Assert.Equal("NodeTimeout", (await Assert.ThrowsAsync<InputException>(() => Ask(stub, "w", new SshOptions { Timeout = TimeSpan.FromSeconds(2) }))).ErrorId);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(15));
        await AreGone(stub);
    }

    [UnixFact]
    public async Task Cancelled_it_is_gone_with_all_that_it_started()
    {
        using var stub = new SshStub("sleep 300 & echo $! $$ > \"$dir/ids\"; wait");
        using var cancel = new CancellationTokenSource();
        var asking = Ask(stub, "w", cancellation: cancel.Token);
        for (var i = 0; i < 200 && !(File.Exists(Path.Combine(stub.Folder, "ids")) && stub.Read("ids").IndexOf('\n') > 0); i++)
        {
            await Task.Delay(50);
        }

        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await AreGone(stub);
    }

    [UnixFact]
    public async Task Without_a_client_it_says_so()
    {
        var options = new SshOptions { Client = "/nonexistent/ssh" };
        var fault = await Assert.ThrowsAsync<InputException>(() => SshProbe.RunAsync("w", options, CancellationToken.None));
        Assert.Equal("SshMissing", fault.ErrorId);
    }

    [Fact]
    public void What_is_wrong_for_all_is_told_before_the_first_is_asked()
    {
        Assert.Equal("InvalidUser", Assert.Throws<InputException>(() => SshProbe.Check(new SshOptions { UserName = "-x", Client = "ssh" })).ErrorId);
        SshProbe.Check(new SshOptions { UserName = "admin", Client = "ssh" });
    }

    private static Task<NodeFacts> Ask(SshStub stub, string host, SshOptions? options = null, CancellationToken cancellation = default) =>
        SshProbe.RunAsync(host, (options ?? new SshOptions()) with { Client = stub.Program }, cancellation);

    private static async Task AreGone(SshStub stub)
    {
        foreach (var id in stub.Read("ids").Trim().Split(' ').Skip(HostileNodeTests.EndsTrees ? 0 : 1))
        {
            var status = $"/proc/{id}/status";
            for (var i = 0; i < 100 && IsRunning(status); i++)
            {
                await Task.Delay(50);
            }

            Assert.False(IsRunning(status));
        }
    }

    private static bool IsRunning(string status)
    {
        try
        {
            return File.Exists(status) && !File.ReadAllText(status).Contains("State:\tZ");
        }
        catch (IOException)
        {
            return false; // It ended between the two.
        }
    }
}
