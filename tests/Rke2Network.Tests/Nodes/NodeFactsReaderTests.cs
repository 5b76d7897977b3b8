using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Answers of nodes, whole and broken.</summary>
public sealed class NodeFactsReaderTests
{
    private const string Begin = "rke2-node-facts\tbegin\t1\n";
    private const string End = "rke2-node-facts\tend\t1\n";

    [Fact]
    public void What_stands_around_the_answer_does_not_count()
    {
        var facts = Read("Welcome to node1!\n\nkernel\tfalse\nLast login: today\n" + Begin + "kernel\t6.4.0\n" + End + "kernel\tfalse\nlogout\n\0\xff");
        Assert.Equal(("node1", "6.4.0", NodeFactsSource.Ssh), (facts.Node, facts.KernelRelease, facts.Source));
    }

    [Fact]
    public void Lines_may_end_as_a_terminal_ends_them() => Assert.Equal("6.4.0", Read((Begin + "kernel\t6.4.0\n" + End).Replace("\n", "\r\n")).KernelRelease);

    [Theory]
    [InlineData("", "NodeAnswerMissing", "it answered nothing")]
    [InlineData("\n \n", "NodeAnswerMissing", "it answered nothing")]
    [InlineData("This account is not available.\n", "NodeAnswerMissing", "it answered 'This account is not available.'")]
    [InlineData("\x1b[2J\u202eowned\x07", "NodeAnswerMissing", @"it answered '\x1B[2J\x202Eowned\x07'")]
    [InlineData("rke2-node-facts\tbegin\t2\nrke2-node-facts\tend\t2\n", "NodeAnswerUnknown", "another version")]
    [InlineData(Begin, "NodeAnswerIncomplete", "breaks off")]
    [InlineData(Begin + "kernel\t6.4", "NodeAnswerIncomplete", "breaks off")]
    [InlineData(Begin + "kernel\t6.4.0\nrke2-node-facts\ten", "NodeAnswerIncomplete", "breaks off")]
    [InlineData(Begin + "rke2-node-facts\tend", "NodeAnswerIncomplete", "breaks off")]
    [InlineData(Begin + "rke2-node-facts\tfailed\tno-folder\n", "FolderUnreadable", "cannot enter")]
    public void What_is_no_answer_is_refused(string answer, string error, string message)
    {
        var exception = Assert.Throws<InputException>(() => Read(answer));
        Assert.Equal(error, exception.ErrorId);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("'node1'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_refusal_is_cut() =>
        Assert.True(Assert.Throws<InputException>(() => Read(new string('x', 1_000_000))).Message.Length < 400);

    [Fact]
    public void Ten_megabytes_are_refused_unread()
    {
        var answer = new byte[10 * 1024 * 1024];
        Assert.Equal("NodeAnswerTooLong", Assert.Throws<InputException>(() => NodeFactsReader.Read(answer, "node1", NodeFactsSource.Ssh)).ErrorId);
        Assert.Equal("NodeAnswerMissing", Assert.Throws<InputException>(() => NodeFactsReader.Read(new byte[NodeFactsReader.MaxAnswerBytes], "node1", NodeFactsSource.Ssh)).ErrorId);
    }

    /// <summary>Each row is as much of one kind of line as an answer may have.</summary>
    [Theory]
    [InlineData("\n")]
    [InlineData("a\n")]
    [InlineData("\t\t\t\n")]
    [InlineData("hosts\t1 2\n")]
    [InlineData("module\t$\n")]
    [InlineData("unknown\t$\n")]
    [InlineData("nif\te$\tmtu\t1\n")]
    [InlineData("nif\teth0\tk$\t1\n")]
    [InlineData("nic\te$\tmtu\t1\n")]
    [InlineData("unit\tId=$\nunit\t\n")]
    [InlineData("nmfile\t$\n")]
    [InlineData("nmfile\t/$\nnm\t[keyfile]\nnm\tunmanaged-devices-=$\n")]
    [InlineData("tcp\t0: 00000000:192B 00000000:0000 0A\n")]
    [InlineData("addr\t1: e$ inet 192.0.2.1/24\n")]
    [InlineData("os\t$=1\n")]
    [InlineData("sysctl\t$\t1\n")]
    public void Many_lines_are_read_in_time(string line)
    {
        var text = new StringBuilder(Begin, NodeFactsReader.MaxAnswerBytes);
        for (var i = 0; text.Length < NodeFactsReader.MaxAnswerBytes - 1000; i++)
        {
            text.Append(line.Replace("$", i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        text.Append("networkmanager\t1\ninterfaces\t1\nbus\t1\nservices\t1\nports\ttcp\naddresses\t1\n").Append(End);
        var watch = Stopwatch.StartNew();
        var facts = Read(text.ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
        Assert.True((facts.Interfaces?.Count ?? 0) <= 4096);
        Assert.True(facts.Unknown.Count <= 256);
    }

    [Fact]
    public void Numbers_that_cannot_be_are_unknown()
    {
        var nic = Read(Begin + "interfaces\t1\n" + string.Concat(new[]
        {
            "is\tdevice", "pci\t0000:3b:00.0", "sriov_totalvfs\t99999999999999999999", "sriov_numvfs\t-5", "mtu\t1e9", "speed\t-1", "numa_node\t-1", "vendor\t8086", "device\t0x15723", "type\t", "operstate\tdormant",
        }.Select(each => $"nif\teth0\t{each}\n")) + "iommu\tmany\n" + End).FindInterface("eth0")!;
        Assert.Equal((true, null, null, null, null, null), (nic.HasSriov, nic.TotalVfs, nic.NumVfs, nic.Mtu, nic.SpeedMbps, nic.NumaNode));
        Assert.Equal((null, null, null, false), (nic.Vendor, nic.DeviceId, nic.LinkType, nic.IsUp));
        Assert.Null(Read(Begin + "nif\teth0\tsriov_totalvfs\t65536\ninterfaces\t1\n" + End).FindInterface("eth0")!.TotalVfs);
        Assert.Equal(65535, Read(Begin + "nif\teth0\tsriov_totalvfs\t65535\ninterfaces\t1\n" + End).FindInterface("eth0")!.TotalVfs);
    }

    [Fact]
    public void Names_that_the_kernel_does_not_give_are_no_interfaces()
    {
        var facts = Read(Begin + "interfaces\t1\n" + string.Concat(new[] { "..", "a/b", "a b", "", "sixteen-letters!", "a:1", "\x1b", "ok", "fifteen-letters" }.Select(name => $"nif\t{name}\tmtu\t1\n")) + End);
        Assert.Equal(["fifteen-letters", "ok"], facts.Interfaces!.Select(each => each.Name));
        Assert.Contains("network interfaces: one has a name that Linux does not give", facts.Unknown);
    }

    [Fact]
    public void The_first_of_two_values_counts_and_no_line_is_needed_twice()
    {
        var facts = Read(Begin + "kernel\t6.4.0\nkernel\t5.0\nservice\tx.service\tnonsense\nservice\n\t\nnif\nnif\teth0\nnonsense\tx\n" + End);
        Assert.Equal("6.4.0", facts.KernelRelease);
        Assert.Null(facts.Services);
        Assert.Null(facts.Interfaces);
    }

    [Fact]
    public void Ports_are_read_as_the_kernel_writes_them()
    {
        var facts = Read(Begin + string.Join("\n", new[]
        {
            "tcp\t0: 0100007F:192B 00000000:0000 0A 00000000:00000000",
            "tcp\t1: 00000000:0016 00000000:0000 0A 00000000:00000000",
            "tcp\t2: 0A0200C0:0016 0B0200C0:C001 01 00000000:00000000",
            "tcp6\t0: 00000000000000000000000000000000:192B 00000000000000000000000000000000:0000 0A",
            "tcp6\t1: B80D0120000000000000000001000000:0050 00000000000000000000000000000000:0000 0A",
            "tcp6\t2: 0000000000000000FFFF00000A0200C0:01BB 00000000000000000000000000000000:0000 0A",
            "udp\t3: 00000000:2118 00000000:0000 07",
            "udp\t4: 0100007F:0035 0100007F:0035 01",
            "tcp\tnonsense",
            "tcp\t5: ZZZZZZZZ:0016 00000000:0000 0A",
            "tcp\t6: 00000000:00000 00000000:0000 0A",
            "ss\tNetid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process",
            "ss\ttcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:((\"sshd\",pid=1,fd=3))",
            "ss\ttcp LISTEN 0 128 [::]:6443 [::]:* users:((\"rke2\",pid=2,fd=3),(\"x\",pid=3,fd=1))",
            "ports\ttcp",
        }) + "\n" + End);
        Assert.Equal(
            ["22/tcp 0.0.0.0 sshd", "80/tcp 2001:db8::1 ", "443/tcp 192.0.2.10 ", "6443/tcp 127.0.0.1 rke2", "6443/tcp :: rke2", "8472/udp 0.0.0.0 "],
            facts.ListeningPorts!.Select(port => $"{port} {port.Address} {port.Process}"));
    }

    [Fact]
    public void Addresses_and_default_routes_are_those_of_interfaces()
    {
        var facts = Read(Begin + string.Join("\n", new[]
        {
            "interfaces\t1", "nif\teth0\tmtu\t1", "nif\teth1\tmtu\t1", "nif\ttun0\tmtu\t1", "nif\teth2\tmtu\t1", "addresses\t1", "routes\t4", "routes\t6",
            "addr\t2: eth0    inet 192.0.2.10/24 brd 192.0.2.255 scope global eth0\\       valid_lft forever",
            "addr\t2: eth0    inet6 2001:DB8::10/64 scope global \\       valid_lft forever",
            "addr\t3: eth1@if5    inet 198.51.100.1/24 scope global eth1",
            "addr\t4: tun0    inet 10.0.0.1 peer 10.0.0.2/32 scope global tun0",
            "addr\t5: eth2    inet nonsense/24 scope global eth2",
            "addr\t5: eth2    inet 192.0.2.1/99 scope global eth2",
            "route4\tIface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT",
            "route4\teth0 00000000 010200C0 0003 0 0 0 00000000 0 0 0",
            "route4\teth1 00000000 010200C0 0003 0 0 0 000000FF 0 0 0",
            "route6\t00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003 eth1",
            "route6\t00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200 lo",
            "route6\t00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00000201 tun0",
        }) + "\n" + End);
        Assert.Equal(["192.0.2.10/24", "2001:db8::10/64"], facts.FindInterface("eth0")!.Addresses);
        Assert.Equal(["198.51.100.1/24"], facts.FindInterface("eth1")!.Addresses);
        Assert.Equal(["10.0.0.1/32"], facts.FindInterface("tun0")!.Addresses);
        Assert.Empty(facts.FindInterface("eth2")!.Addresses!);
        Assert.Equal(["eth0", "eth1"], facts.Interfaces!.Where(each => each.HasDefaultRoute == true).Select(each => each.Name));
    }

    [Fact]
    public void Services_are_read_as_systemctl_shows_them()
    {
        var facts = Read(Begin + "services\t1\n" + string.Concat(
            """
            Id=NetworkManager.service
            LoadState=loaded
            ActiveState=active
            UnitFileState=enabled

            LoadState=loaded
            UnitFileState=enabled
            Id=nm-cloud-setup.timer
            ActiveState=inactive

            Id=firewalld.service
            LoadState=not-found
            ActiveState=inactive
            UnitFileState=

            Id=ufw.service
            LoadState=masked
            ActiveState=inactive
            UnitFileState=masked
            """.Replace("\r", string.Empty).Split('\n').Select(line => $"unit\t{line}\n")) + End);
        Assert.Equal(
            ["NetworkManager Running", "firewalld Absent", "nm-cloud-setup.timer Enabled", "ufw Off"],
            facts.Services!.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key} {each.Value}"));
    }

    [Fact]
    public void The_command_line_of_the_kernel_keeps_what_is_quoted() => Assert.Equal(
        ["BOOT_IMAGE=/vmlinuz", "dyndbg=file a.c +p", "quiet"], Read(Begin + "cmdline\t BOOT_IMAGE=/vmlinuz dyndbg=\"file a.c +p\"  quiet\n" + End).KernelArguments);

    [Theory]
    [InlineData("ID=\"sles\"", "sles")]
    [InlineData("ID='sl\"es'", "sl\"es")]
    [InlineData("ID=\"a\\\"b\\$c\"", "a\"b$c")]
    [InlineData("ID=\"unended", "unended")]
    [InlineData("ID=", null)]
    [InlineData("#ID=x", null)]
    public void The_release_is_quoted_as_sh_quotes(string line, string? id) => Assert.Equal(id, Read(Begin + $"os\t{line}\n" + End).Distribution);

    [Fact]
    public void Another_system_than_linux_is_told() => Assert.Equal("darwin", Read(Begin + "system\tDarwin\n" + End).OperatingSystem);

    private static NodeFacts Read(string answer) => NodeFactsReader.Read(Encoding.UTF8.GetBytes(answer), "node1", NodeFactsSource.Ssh);
}
