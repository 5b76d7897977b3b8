using System;
using System.Linq;
using System.Text;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>The command line of ssh, and what its failures mean.</summary>
public sealed class SshCommandTests
{
    [Fact]
    public void All_that_is_given_becomes_an_argument_of_its_own_and_the_host_is_no_option()
    {
        using var tree = new TemporaryFile("a key");
        var arguments = SshCommand.Arguments("worker-1", new SshOptions { UserName = "admin", Port = 2222, KeyFilePath = tree.Path, ConnectTimeout = TimeSpan.FromSeconds(3) }, "/usr/bin/ssh");
        var text = string.Join(" ", arguments);
        Assert.StartsWith("-o BatchMode=yes -o StrictHostKeyChecking=yes -o LogLevel=ERROR -T ", text, StringComparison.Ordinal);
        Assert.Contains(" -o ConnectTimeout=3 -l admin -p 2222 -i ", text, StringComparison.Ordinal);
        Assert.Equal(["--", "worker-1", "sh -s"], arguments.Skip(arguments.Count - 3));
    }

    [Theory]
    [InlineData("admin@worker-1.example.com", "admin", "worker-1.example.com")]
    [InlineData("192.0.2.11", null, "192.0.2.11")]
    [InlineData("root@2001:db8::1", "root", "2001:db8::1")]
    [InlineData("worker_1.", null, "worker_1.")]
    public void Names_and_addresses_are_taken(string host, string? user, string target)
    {
        var arguments = SshCommand.Arguments(host, new SshOptions(), "ssh").ToList();
        Assert.Equal(target, arguments[arguments.Count - 2]);
        Assert.Equal(user, arguments.IndexOf("-l") is > 0 and var at ? arguments[at + 1] : null);
    }

    [Theory]
    [InlineData("-oProxyCommand=id", "InvalidHost")]
    [InlineData("a b", "InvalidHost")]
    [InlineData("a;id", "InvalidHost")]
    [InlineData("a$(id)", "InvalidHost")]
    [InlineData("a`id`", "InvalidHost")]
    [InlineData("%h", "InvalidHost")]
    [InlineData("fe80::1%eth0", "InvalidHost")]
    [InlineData("-x@host", "InvalidHost")]
    [InlineData("a\nb", "InvalidHost")]
    [InlineData("a\n", "InvalidHost")]
    [InlineData("", "InvalidHost")]
    [InlineData("host:22", "InvalidHost")]
    [InlineData("a-", "InvalidHost")]
    public void What_is_no_host_is_refused(string host, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => SshCommand.Arguments(host, new SshOptions(), "ssh")).ErrorId);

    [Theory]
    [InlineData("-x", null, null, "InvalidUser")]
    [InlineData("a b", null, null, "InvalidUser")]
    [InlineData("a'", null, null, "InvalidUser")]
    [InlineData(null, 0, null, "InvalidPort")]
    [InlineData(null, 65536, null, "InvalidPort")]
    [InlineData(null, null, "-W", "InvalidJumpHost")]
    [InlineData(null, null, "a;id", "InvalidJumpHost")]
    [InlineData(null, null, "$(id)", "InvalidJumpHost")]
    [InlineData(null, null, "a b", "InvalidJumpHost")]
    [InlineData(null, null, "a:99999", "InvalidJumpHost")]
    [InlineData(null, null, ",", "InvalidJumpHost")]
    [InlineData(null, null, "good,\"bad\"", "InvalidJumpHost")]
    public void What_is_no_user_port_or_jump_host_is_refused(string? user, int? port, string? jump, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => SshCommand.Arguments("host", new SshOptions { UserName = user, Port = port, JumpHost = jump }, "ssh")).ErrorId);

    [Fact]
    public void A_missing_key_is_told()
    {
        var fault = Assert.Throws<InputException>(() => SshCommand.Arguments("host", new SshOptions { KeyFilePath = "/nowhere/key" }, "ssh"));
        Assert.Equal(("FileMissing", "KeyFilePath"), (fault.ErrorId, fault.Parameter));
    }

    [Theory]
    [InlineData("bastion", "/usr/bin/ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o LogLevel=ERROR -W \"[%h]:%p\" bastion")]
    [InlineData("a@b:2222", "/usr/bin/ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o LogLevel=ERROR -l a -p 2222 -W \"[%h]:%p\" b")]
    [InlineData("first,a@[2001:db8::1]", "/usr/bin/ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o LogLevel=ERROR -l a -J first -W \"[%h]:%p\" 2001:db8::1")]
    public void The_way_by_another_host_is_as_careful(string jump, string command) =>
        Assert.Contains("ProxyCommand=" + command, SshCommand.Arguments("host", new SshOptions { JumpHost = jump }, "/usr/bin/ssh"));

    [Fact]
    public void A_client_whose_path_a_shell_would_take_apart_is_called_by_its_name() => Assert.StartsWith(
        "ProxyCommand=ssh -o",
        SshCommand.Arguments("host", new SshOptions { JumpHost = "b" }, "/a b/$(id)/ssh").Single(each => each.StartsWith("ProxyCommand", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData(@"a\b", @"a\b")]
    [InlineData(@"a b\", "\"a b\\\\\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    public void Arguments_are_quoted_as_Windows_takes_them(string argument, string text) => Assert.Equal(text, CommandLineText.Join([argument]));

    [Theory]
    [InlineData(255, "ssh: Could not resolve hostname x: Name or service not known", "SshUnreachable", "the name is not known")]
    [InlineData(255, "ssh: connect to host x port 22: Connection refused", "SshUnreachable", "nothing listens")]
    [InlineData(255, "ssh: connect to host x port 22: Connection timed out", "SshUnreachable", "does not answer")]
    [InlineData(255, "ssh: connect to host x port 22: No route to host", "SshUnreachable", "does not answer")]
    [InlineData(255, "No ED25519 host key is known for x and you have requested strict checking.\nHost key verification failed.", "HostKeyUnknown", "compare the fingerprint")]
    [InlineData(255, "@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n@@@\nHost key verification failed.", "HostKeyChanged", "ssh-keygen -R")]
    [InlineData(255, "a@x: Permission denied (publickey,password).", "SshDenied", "(it takes publickey,password)")]
    [InlineData(255, "Received disconnect from x port 22:2: Too many authentication failures", "SshDenied", "-KeyFilePath")]
    [InlineData(255, "kex_exchange_identification: Connection closed by remote host", "SshFailed", "kex_exchange_identification")]
    [InlineData(255, "", "SshFailed", "gives no reason")]
    [InlineData(255, "\u001b[31mred\r\nmore", "SshFailed", "\\x1B[31mred.")]
    [InlineData(127, "bash: sh: command not found", "RemoteShellMissing", "-NodeName")]
    [InlineData(1, "'sh' is not recognized as an internal or external command", "RemoteShellMissing", "Windows")]
    public void Failures_are_told_apart(int exitCode, string errors, string errorId, string text)
    {
        var fault = SshFaults.Of("x", new ScriptAnswer([], errors, exitCode));
        Assert.NotNull(fault);
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(text, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', fault.Message);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "some noise")]
    [InlineData(127, "command not found")] // with an answer: the script's own business
    public void An_answer_counts_whatever_the_exit_code_is(int exitCode, string errors) => Assert.Null(SshFaults.Of("x", new ScriptAnswer(Encoding.UTF8.GetBytes("x"), errors, exitCode)));

    private sealed class TemporaryFile : IDisposable
    {
        internal TemporaryFile(string name)
        {
            Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("N") + name);
            System.IO.File.WriteAllText(Path, string.Empty);
        }

        internal string Path { get; }

        public void Dispose() => System.IO.File.Delete(Path);
    }
}
