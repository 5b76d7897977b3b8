using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Nodes asked over an ssh that answers what it likes.</summary>
public sealed class SshProbeTests
{
    private const string Answer = "rke2-node-facts\tbegin\t1\nhostname\tworker-1\nkernel\t6.4.0\niommu\t3\ninterfaces\t1\nrke2-node-facts\tend\t1\n";

    [UnixFact]
    public async Task The_answer_of_a_node_is_read_and_noise_around_it_is_not()
    {
        using var ssh = new StubSsh(Answer);
        foreach (var host in new[] { "worker-1", "greeting" })
        {
            var facts = await SshProbe.RunAsync(host, ssh.Options, CancellationToken.None);
            Assert.Equal((host, NodeFactsSource.Ssh, "worker-1", 3), (facts.Node, facts.Source, facts.HostName, facts.IommuGroups));
        }
    }

    [UnixFact]
    public async Task What_is_no_answer_is_refused()
    {
        using var ssh = new StubSsh(Answer.PadRight(500));
        Assert.Equal("NodeAnswerTooLong", await FaultAsync("loud", ssh));
        Assert.Equal("NodeAnswerMissing", await FaultAsync("binary", ssh));
        Assert.Equal("SshUnreachable", await FaultAsync("dead", ssh));
        using var cut = new StubSsh(Answer.Insert(Answer.IndexOf("interfaces", StringComparison.Ordinal), new string('\n', 400)));
        Assert.Equal("NodeAnswerIncomplete", await FaultAsync("short", cut));
    }

    [UnixFact]
    public async Task One_that_hangs_costs_its_time_and_leaves_nothing_behind()
    {
        using var ssh = new StubSsh(Answer);
        Assert.Equal("NodeTimeout", await FaultAsync("hung", ssh, ssh.Options with { Timeout = TimeSpan.FromSeconds(1) }));
        await GoneAsync(ssh.Child);

        using var cancel = new CancellationTokenSource();
        using var other = new StubSsh(Answer);
        var running = SshProbe.RunAsync("hung", other.Options, cancel.Token);
        for (var i = 0; i < 200 && (!File.Exists(other.Client.Replace("/ssh", "/child")) || new FileInfo(other.Client.Replace("/ssh", "/child")).Length == 0); i++)
        {
            await Task.Delay(20);
        }

        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await GoneAsync(other.Child);
    }

    [UnixFact]
    public async Task A_client_that_cannot_be_started_is_told() =>
        Assert.Equal("SshMissing", (await Assert.ThrowsAsync<InputException>(() => SshProbe.RunAsync("host", new SshOptions { Client = "/nowhere/ssh" }, CancellationToken.None))).ErrorId);

    private static async Task<string> FaultAsync(string host, StubSsh ssh, SshOptions? options = null)
    {
        var fault = await Assert.ThrowsAsync<InputException>(() => SshProbe.RunAsync(host, options ?? ssh.Options, CancellationToken.None));
        Assert.All(fault.Message, letter => Assert.False(char.IsControl(letter)));
        Assert.True(Encoding.UTF8.GetByteCount(fault.Message) < 2000);
        return fault.ErrorId;
    }

    private static async Task GoneAsync(int process)
    {
        for (var i = 0; i < 100; i++)
        {
            // One that has ended may stand there for a moment, until somebody asks for its exit code.
            var state = $"/proc/{process}/stat";
            if (!File.Exists(state) || Read(state).Contains(") Z "))
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"Process {process} still runs.");
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ") Z ";
        }
    }
}
