using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
#if !DESKTOP_BUILD
using System.Threading;
#endif
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Nodes asked over ssh by cmdlets; the ssh is one that reaches no host.</summary>
[Collection(nameof(Screen))]
public sealed class SshNodeTests : IDisposable
{
    private const string Answer = "rke2-node-facts\tbegin\t1\niommu\t3\ninterfaces\t1\nnif\tens1f0\tis\tinterface\nnif\tens1f0\tseen\t1\nnif\tens1f0\tis\tdevice\nnif\tens1f0\tpci\t0000:3b:00.0\nnif\tens1f0\tvendor\t0x8086\nnif\tens1f0\tdevice\t0x1572\nnif\tens1f0\tsriov_totalvfs\t64\nnif\tens1f0\tsriov_numvfs\t0\nnif\tens1f0\tdriver\ti40e\nnif\tens1f0\toperstate\tup\nrke2-node-facts\tend\t1\n";
    private readonly string? path = Environment.GetEnvironmentVariable("PATH");
    private readonly StubSsh? ssh;

    public SshNodeTests()
    {
        if (!OperatingSystem.IsWindows())
        {
            ssh = new StubSsh(Answer);
            Environment.SetEnvironmentVariable("PATH", ssh.Folder + Path.PathSeparator + path);
        }
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        ssh?.Dispose();
    }

    [ShellFact]
    public void Each_node_answers_for_itself_and_is_asked_once()
    {
        using var session = new Session();
        var run = session.Invoke("Test-Rke2SriovCapability -HostName worker-1, dead-1, WORKER-1, greeting -WarningAction Ignore | ForEach-Object { \"$($_.Node) $($_.Interface) $($_.Capable)\" }");
        Assert.Equal(["greeting ens1f0 True", "worker-1 ens1f0 True"], run.Output.Select(line => line.ToString()).Order());
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("SshUnreachable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Equal("-HostName 'dead-1': the host does not answer. See that it runs and that no firewall stands in between; -JumpHost goes by another host.", error.ToString());
        Assert.Equal(3, ssh!.Started);
        Assert.Equal("True\nFalse", string.Join("\n", session.Succeed("Test-Rke2SriovCapability -HostName worker-1 -Quiet; Test-Rke2SriovCapability -HostName worker-1, dead-1 -Quiet -ErrorAction Ignore").Output));
    }

    [ShellFact]
    public void Five_hundred_nodes_are_asked_so_many_at_once_as_is_said()
    {
        using var session = new Session();
        var run = session.Invoke("$hosts = 1..499 | ForEach-Object { \"worker-$_\" }; $nics = Test-Rke2SriovCapability -HostName ($hosts + 'dead-1') -ThrottleLimit 32 -WarningAction Ignore; $nics.Count");
        Assert.Equal("499", run.Output.Single().ToString());
        Assert.Single(run.Errors);
        Assert.Equal(500, ssh!.Started);
        Assert.InRange(ssh.Most, 2, 32);
    }

    [ShellFact]
    public async Task Ctrl_C_ends_all_that_was_started()
    {
        using var session = new Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        var asking = shell.AddScript("Test-Rke2SriovCapability -HostName hung-1, hung-2, worker-1").BeginInvoke();
        for (var i = 0; i < 400 && !(File.Exists(Path.Combine(ssh!.Folder, "child")) && Directory.GetFiles(Path.Combine(ssh.Folder, "running")).Length == 2); i++)
        {
            await Task.Delay(25);
        }

        var clock = Stopwatch.StartNew();
        shell.Stop();
        asking.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}"); // They would hang for two minutes.
#if !DESKTOP_BUILD
        // .NET Framework ends one process only, and on Windows taskkill what that has started.
        Assert.True(SpinWait.SpinUntil(() => !Runs(ssh!.Child), TimeSpan.FromSeconds(10)));
#endif
    }

    [ShellFact]
    public void A_machine_without_ssh_says_what_to_install()
    {
        Environment.SetEnvironmentVariable("PATH", "/nowhere");
        using var session = new Session();
        var error = Assert.Single(session.Invoke("Test-Rke2SriovCapability -HostName worker-1").Errors);
        Assert.StartsWith("SshMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("openssh-client", error.ToString(), StringComparison.Ordinal);
    }

    [ShellFact]
    public void What_is_wrong_for_all_is_told_once_and_nobody_is_asked()
    {
        using var session = new Session();
        foreach (var (parameters, errorId) in new[] { ("-UserName '-x'", "InvalidUser"), ("-JumpHost 'a;b'", "InvalidJumpHost"), ("-KeyFilePath /nowhere/key", "FileMissing") })
        {
            var run = session.Invoke($"Test-Rke2SriovCapability -HostName worker-1, worker-2 {parameters}");
            Assert.StartsWith(errorId + ",", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(ssh!.Folder, "counts")));
    }

    [ShellFact]
    public void What_is_no_host_stops_no_other()
    {
        using var session = new Session();
        var run = session.Invoke("Test-Rke2SriovCapability -HostName '-oProxyCommand=touch x', worker-1, loud-1, binary-1, short-1 -WarningAction Ignore | ForEach-Object Node");
        Assert.Equal("worker-1", run.Text);
        Assert.Equal(["InvalidHost", "NodeAnswerIncomplete", "NodeAnswerMissing", "NodeAnswerTooLong"], run.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.All(run.Errors, error => Assert.DoesNotContain(error.ToString(), char.IsControl));
    }

    [ShellFact]
    public void How_far_it_is_is_shown_for_several()
    {
        using var session = new Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        shell.AddScript("Test-Rke2SriovCapability -HostName worker-1, worker-2, dead-1 -WarningAction Ignore").Invoke();
        var progress = shell.Streams.Progress.Select(record => $"{record.Activity}: {record.StatusDescription} {record.PercentComplete} {record.RecordType}").ToArray();
        Assert.Contains("Asking nodes: 2 of 3 have answered, 1 failed. 100 Processing", progress);
        Assert.EndsWith("Completed", progress[^1], StringComparison.Ordinal);

        shell.Streams.ClearStreams();
        shell.Commands.Clear();
        shell.AddScript("Test-Rke2SriovCapability -HostName worker-1 -WarningAction Ignore").Invoke();
        Assert.Empty(shell.Streams.Progress);
    }

#if DESKTOP_BUILD
    [ShellFact]
    public void Nodes_of_a_cluster_need_PowerShell_7()
    {
        using var session = new Session();
        var error = Assert.Single(session.Invoke("Test-Rke2SriovCapability -NodeName worker-1").Errors);
        Assert.StartsWith("PowerShell7Required,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-NodeName reaches clusters", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-HostName", error.ToString(), StringComparison.Ordinal);
    }
#endif

    private static bool Runs(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
