using System;
using System.IO;
using System.Linq;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>The command line of the ssh client: nothing of what users give becomes an option, or a word of a shell.</summary>
public sealed class SshCommandTests
{
    private const string Client = "/usr/bin/ssh";

    [Fact]
    public void By_itself_it_asks_nothing_and_checks_keys()
    {
        var arguments = SshCommand.Arguments("worker-1", new SshOptions(), Client);
        foreach (var option in new[] { "BatchMode=yes", "StrictHostKeyChecking=yes", "ConnectTimeout=10", "ClearAllForwardings=yes", "ForwardAgent=no", "PermitLocalCommand=no", "ControlMaster=no" })
        {
            Assert.Equal("-o", arguments[arguments.ToList().IndexOf(option) - 1]);
        }

        Assert.Contains("-T", arguments);
        Assert.Equal(["--", "worker-1", "sh -s"], arguments.Skip(arguments.Count - 3));
        Assert.DoesNotContain("-l", arguments);
        Assert.DoesNotContain("-p", arguments);
        Assert.DoesNotContain("-i", arguments);
    }

    [Fact]
    public void What_is_given_is_handed_on()
    {
        var key = Path.GetTempFileName();
        try
        {
            var arguments = string.Join(" ", SshCommand.Arguments("worker-1.example.com", new SshOptions { UserName = "admin", Port = 2222, KeyFilePath = key, ConnectTimeout = TimeSpan.FromSeconds(3) }, Client));
            Assert.Contains(" -l admin ", arguments, StringComparison.Ordinal);
            Assert.Contains(" -p 2222 ", arguments, StringComparison.Ordinal);
            Assert.Contains($" -i {key} -o IdentitiesOnly=yes ", arguments, StringComparison.Ordinal);
            Assert.Contains("ConnectTimeout=3 ", arguments, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(key);
        }
    }

    [Theory]
    [InlineData("worker-1", null, "worker-1")]
    [InlineData("admin@worker-1", "admin", "worker-1")]
    [InlineData("192.0.2.11", null, "192.0.2.11")]
    [InlineData("root@2001:db8::11", "root", "2001:db8::11")]
    [InlineData("node_1.example.com.", null, "node_1.example.com.")]
    public void Hosts_are_names_and_addresses(string host, string? user, string name)
    {
        var arguments = SshCommand.Arguments(host, new SshOptions(), Client).ToList();
        Assert.Equal(name, arguments[arguments.IndexOf("--") + 1]);
        Assert.Equal(user, arguments.IndexOf("-l") is >= 0 and var at ? arguments[at + 1] : null);
    }

    [Fact]
    public void The_user_of_the_parameter_counts_before_that_of_the_host()
    {
        var arguments = SshCommand.Arguments("admin@worker-1", new SshOptions { UserName = "other" }, Client).ToList();
        Assert.Equal("other", arguments[arguments.IndexOf("-l") + 1]);
    }

    [Theory]
    [InlineData("-oProxyCommand=touch x")]
    [InlineData("--")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("worker 1")]
    [InlineData("worker-1\n")]
    [InlineData("worker-1\0")]
    [InlineData("worker\x1b[2J")]
    [InlineData("fe80::1%eth0")]
    [InlineData("%h")]
    [InlineData("a;id")]
    [InlineData("$(id)")]
    [InlineData("`id`")]
    [InlineData("a|b")]
    [InlineData("-l@worker-1")]
    [InlineData("user name@worker-1")]
    [InlineData("@worker-1")]
    [InlineData("ssh://worker-1")]
    [InlineData("worker-1:22")]
    [InlineData("wörker")]
    public void What_is_no_host_is_refused(string host)
    {
        var fault = Assert.Throws<InputException>(() => SshCommand.Arguments(host, new SshOptions(), Client));
        Assert.Equal(("InvalidHost", "HostName"), (fault.ErrorId, fault.Parameter));
        Assert.DoesNotContain(fault.Message, each => char.IsControl(each) && each != '\n');
    }

    [Theory]
    [InlineData("-oProxyCommand=touch x", "InvalidUser")]
    [InlineData("root\n", "InvalidUser")]
    [InlineData("a b", "InvalidUser")]
    [InlineData("$(id)", "InvalidUser")]
    [InlineData("", "InvalidUser")]
    public void What_is_no_user_is_refused(string user, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => SshCommand.Arguments("a", new SshOptions { UserName = user }, Client)).ErrorId);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void What_is_no_port_is_refused(int port) =>
        Assert.Equal("InvalidPort", Assert.Throws<InputException>(() => SshCommand.Arguments("a", new SshOptions { Port = port }, Client)).ErrorId);

    [Fact]
    public void A_key_that_is_not_there_is_told() =>
        Assert.Equal("FileMissing", Assert.Throws<InputException>(() => SshCommand.Arguments("a", new SshOptions { KeyFilePath = "/nonexistent/key" }, Client)).ErrorId);

    /// <summary>The command goes through the user's shell, and the hop is as careful as the host.</summary>
    [Theory]
    [InlineData("bastion", "-W \"[%h]:%p\" bastion")]
    [InlineData("admin@bastion:2222", "-l admin -p 2222 -W \"[%h]:%p\" bastion")]
    [InlineData("[2001:db8::1]:22", "-p 22 -W \"[%h]:%p\" 2001:db8::1")]
    public void A_jump_host_is_gone_by(string jump, string end)
    {
        var command = Assert.Single(SshCommand.Arguments("worker-1", new SshOptions { JumpHost = jump }, Client), argument => argument.StartsWith("ProxyCommand=", StringComparison.Ordinal));
        Assert.Equal("ProxyCommand=/usr/bin/ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o LogLevel=ERROR " + end, command);
    }

    /// <summary>The client asks no question on any of the hops: each gets the options, which -J would not hand on.</summary>
    [UnixFact]
    public void Several_jump_hosts_are_gone_by_one_through_the_other()
    {
        const string Careful = "/usr/bin/ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o LogLevel=ERROR";
        var command = SshCommand.Arguments("worker-1", new SshOptions { JumpHost = "a, b@c:1 ,d" }, Client).Single(argument => argument.StartsWith("ProxyCommand=", StringComparison.Ordinal));
        var inner = $"ProxyCommand={Careful} -W \"[%%%%h]:%%%%p\" a";
        var middle = $"ProxyCommand={Careful} -l b -p 1 -o {ShellText.Quote(inner)} -W \"[%%h]:%%p\" c";
        Assert.Equal($"ProxyCommand={Careful} -o {ShellText.Quote(middle)} -W \"[%h]:%p\" d", command);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("-oProxyCommand=x")]
    [InlineData("a;touch x")]
    [InlineData("$(touch x)")]
    [InlineData("a b")]
    [InlineData("a:99999")]
    [InlineData("a:b")]
    [InlineData("%h")]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("ok,-x")]
    public void What_is_no_jump_host_is_refused(string jump) =>
        Assert.Equal("InvalidJumpHost", Assert.Throws<InputException>(() => SshCommand.Arguments("w", new SshOptions { JumpHost = jump }, Client)).ErrorId);

    [Fact]
    public void A_client_whose_path_a_shell_would_split_is_looked_for_by_name() =>
        Assert.StartsWith("ProxyCommand=ssh -o ", SshCommand.Arguments("w", new SshOptions { JumpHost = "b" }, @"C:\Program Files\OpenSSH\ssh.exe").Single(argument => argument.StartsWith("ProxyCommand=", StringComparison.Ordinal)), StringComparison.Ordinal);
}
