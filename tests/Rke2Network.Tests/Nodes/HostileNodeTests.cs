using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Folders and scripts that would harm: nothing leaves the folder, nothing hangs, nothing is run.</summary>
public sealed class HostileNodeTests
{
    /// <summary>Whether a process is ended with its children: .NET Framework does so on Windows only, and Mono stands for it here.</summary>
    internal const bool EndsTrees =
#if NETFRAMEWORK
        false;
#else
        true;
#endif

    [UnixFact]
    public void Links_do_not_lead_out_of_the_folder()
    {
        using var outside = new NodeTree().AddFile("hosts", "192.0.2.66 outside\n").AddFile("net/eth9/mtu", "66\n");
        using var tree = new NodeTree()
            .AddLink("etc/hosts", outside.Root + "/hosts")
            .AddLink("etc/os-release", "../../../../../../../../.." + outside.Root + "/hosts")
            .AddLink("sys/class/net", outside.Root + "/net")
            .AddLink("proc/cmdline", "/proc/self/cmdline")
            .AddLink("etc/hostname", "/etc/name")
            .AddFile("etc/name", "inside\n")
            .AddLink("etc/NetworkManager", "/etc/nm")
            .AddFile("etc/nm/conf.d/a.conf", "[keyfile]\nunmanaged-devices=interface-name:cali*\n");
        var facts = tree.Read();
        Assert.Null(facts.Hosts);
        Assert.Null(facts.SystemName);
        Assert.Null(facts.Interfaces);
        Assert.Null(facts.KernelArguments);
        Assert.Equal("inside", facts.HostName);
        Assert.Equal(["interface-name:cali*"], facts.UnmanagedDevices);
    }

    [UnixFact]
    public void Loops_pipes_and_endless_files_do_not_hold_it_up()
    {
        using var tree = new NodeTree().AddServer(groups: 1)
            .AddLink("sys/class/net/loop", "../net/loop")
            .AddLink("sys/class/net/self", ".")
            .AddLink("etc/rancher", "rancher")
            .AddPipe("proc/net/tcp")
            .AddPipe("sys/class/net/pipe/mtu")
            .AddFile("sys/class/net/ok/mtu", "1500\n")
            .AddLink("etc/NetworkManager/conf.d/zero.conf", "/dev/zero")
            .AddLink("dev/zero", "/dev/zero");
        File.Delete(Path.Combine(tree.Root, "etc/hosts"));
        tree.AddPipe("etc/hosts");
        using (var huge = File.Create(Path.Combine(tree.Root, "etc/motd")))
        {
            huge.SetLength(20L * 1024 * 1024 * 1024);
        }

        File.Delete(Path.Combine(tree.Root, "proc/cmdline"));
        tree.AddLink("proc/cmdline", "../etc/motd").AddLink("proc/modules.txt", "../etc/motd");
        File.Delete(Path.Combine(tree.Root, "proc/modules"));
        tree.AddLink("proc/modules", "/etc/motd").AddLink("proc/net/route", "/etc/motd").AddLink("etc/NetworkManager/NetworkManager.conf", "/etc/motd");

        var watch = Stopwatch.StartNew();
        var facts = tree.Read();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
        Assert.Null(facts.Hosts);
        Assert.Equal(1500, facts.FindInterface("ok")!.Mtu);
        Assert.Null(facts.FindInterface("pipe")!.Mtu);
        Assert.Null(facts.UnmanagedDevices);
    }

    [UnixFact]
    public void Names_and_values_stay_text()
    {
        using var tree = new NodeTree().AddServer(groups: 1)
            .AddFile("sys/class/net/a\nnif\tb\tmtu\t9/mtu", "1\n")
            .AddFile("sys/class/net/\x1b[2Jx/mtu", "1\n")
            .AddFile("sys/class/net/$(touch x)/mtu", "1\n")
            .AddFile("sys/class/net/*/mtu", "42\n")
            .AddFile("sys/class/net/-rf/mtu", "43\n")
            .AddFile("sys/class/net/`id`/mtu", "44\n")
            .AddFile("sys/class/net/eth0/address", "aa\tbb\x1b]0;owned\a\nrke2-node-facts\tend\t1\n")
            .AddFile("etc/hostname", "a\\nb$(id)`id`\u202e\x01\n")
            .AddFile("etc/rancher/rke2/a\nconfigfile\t/etc/forged", "x")
            .AddFile("proc/net/tcp", "  0: 00000000:192B 00000000:0000 0A\n");
        File.WriteAllBytes(Path.Combine(tree.Root, "etc/os-release"), [.. Encoding.ASCII.GetBytes("ID=sl"), 0, 0xff, 0xfe, 0x1b, .. Encoding.ASCII.GetBytes("es\nPRETTY_NAME='\"x\"'\nrke2-node-facts\tend\t1\n")]);

        var facts = tree.Read();

        Assert.Equal(["*", "-rf", "`id`", "eth0"], facts.Interfaces!.Select(each => each.Name));
        Assert.Equal(42, facts.FindInterface("*")!.Mtu);
        Assert.Equal(43, facts.FindInterface("-rf")!.Mtu);
        Assert.Equal("aa bb?]0;owned?", facts.FindInterface("eth0")!.MacAddress);
        Assert.DoesNotContain(facts.HostName!, char.IsControl);
        Assert.StartsWith("a\\nb$(id)`id`", facts.HostName!, StringComparison.Ordinal);
        Assert.Equal("\"x\"", facts.SystemName);
        Assert.Equal("6443/tcp", Assert.Single(facts.ListeningPorts!).ToString());
        Assert.DoesNotContain("/etc/forged", facts.ConfigFiles!);
        Assert.Contains("network interfaces: 3 have names that cannot be shown", facts.Unknown);
        Assert.Empty(Directory.GetFiles(Environment.CurrentDirectory, "x)"));
    }

    [UnixFact]
    public async Task The_folders_own_name_may_be_anything()
    {
        using var tree = new NodeTree();
        var name = Path.Combine(tree.Root, "it's a \"$(touch owned)\" `id` *\n-x");
        Directory.CreateDirectory(Path.Combine(name, "etc"));
        File.WriteAllText(Path.Combine(name, "etc", "hostname"), "inside\n");
        Assert.Equal("inside", (await NodeProbe.RunAsync(name, CancellationToken.None)).HostName);
        Assert.False(File.Exists("owned"));
    }

    [UnixFact]
    public async Task A_script_that_is_cancelled_is_gone_with_its_children()
    {
        using var tree = new NodeTree();
        using var cancel = new CancellationTokenSource();
        var running = ShellRunner.RunAsync($"sleep 300 & echo $! > '{tree.Root}/child'; echo $$ > '{tree.Root}/shell'; wait", "it", cancel.Token);
        await Eventually(() => File.Exists(tree.Root + "/shell") && File.ReadAllText(tree.Root + "/shell").Length > 1);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        foreach (var file in EndsTrees ? new[] { "/child", "/shell" } : ["/shell"])
        {
            var status = $"/proc/{File.ReadAllText(tree.Root + file).Trim()}/status";
            await Eventually(() => !Directory.Exists("/proc/self") || !File.Exists(status) || File.ReadAllText(status).Contains("State:\tZ"));
        }
    }

    [UnixFact]
    public async Task A_script_has_its_time() =>
        Assert.Equal("NodeTimeout", (await Assert.ThrowsAsync<InputException>(() => ShellRunner.RunAsync("sleep 300", "it", CancellationToken.None, TimeSpan.FromMilliseconds(200)))).ErrorId);

    [UnixFact]
    public async Task Output_without_end_is_cut_off_while_it_comes()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal("NodeAnswerTooLong", (await Assert.ThrowsAsync<InputException>(() => ShellRunner.RunAsync("while :; do echo 0123456789012345678901234567890123456789012345678901234567890123456789; done", "it", CancellationToken.None))).ErrorId);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [UnixFact]
    public async Task Errors_are_read_and_dropped()
    {
        var answer = await ShellRunner.RunAsync("i=0; while [ $i -lt 20000 ]; do echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done; echo done", "it", CancellationToken.None);
        Assert.Equal("done\n", Encoding.UTF8.GetString(answer));
    }

    [UnixFact]
    public async Task A_script_that_reads_no_further_is_no_fault()
    {
        var answer = await ShellRunner.RunAsync("echo one; exit 3\n" + new string('#', 1024 * 1024), "it", CancellationToken.None);
        Assert.Equal("one\n", Encoding.UTF8.GetString(answer));
    }

    [UnixFact]
    public async Task Without_a_shell_it_says_so() =>
        Assert.Equal("NoShell", (await Assert.ThrowsAsync<InputException>(() => ShellRunner.RunAsync("true", "it", CancellationToken.None, shell: "/nonexistent/sh"))).ErrorId);

    private static async Task Eventually(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(condition());
    }
}
