using System;
using System.Text;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>What the ssh client says when it fails, as OpenSSH 9.2 and Windows say it.</summary>
public sealed class SshFaultsTests
{
    private const string Changed = "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nIT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\r\nHost key for [127.0.0.1]:2222 has changed and you have requested strict checking.\r\nHost key verification failed.\r\n";

    [Theory]
    [InlineData("No ED25519 host key is known for worker-1 and you have requested strict checking.\r\nHost key verification failed.\r\n", "HostKeyUnknown", "the key of worker-1 is not known")]
    [InlineData("No ED25519 host key is known for bastion and you have requested strict checking.\r\nHost key verification failed.\r\nConnection closed by UNKNOWN port 65535\r\n", "HostKeyUnknown", "the key of bastion is not known")]
    [InlineData("Host key verification failed.\r\n", "HostKeyUnknown", "the key of the host is not known")]
    [InlineData(Changed, "HostKeyChanged", "[127.0.0.1]:2222 shows another key")]
    [InlineData("admin@worker-1: Permission denied (publickey,password).\r\n", "SshDenied", "admin@worker-1 is not let in; what is taken: publickey, password.")]
    [InlineData("Load key \"/k\": error in libcrypto\r\nroot@w: Permission denied (publickey).\r\n", "SshDenied", "(Load key \"/k\": error in libcrypto)")]
    [InlineData("Permission denied\r\n", "SshDenied", "does not let the user in")]
    [InlineData("Received disconnect from 192.0.2.1 port 22:2: Too many authentication failures\r\n", "SshDenied", "does not let the user in")]
    [InlineData("WARNING: UNPROTECTED PRIVATE KEY FILE!\r\nPermissions 0644 for '/k' are too open.\r\nLoad key \"/k\": bad permissions\r\nroot@w: Permission denied (publickey).\r\n", "SshDenied", "may be read by others")]
    [InlineData("ssh: Could not resolve hostname worker-1: Name or service not known\r\n", "SshUnreachable", "the name is not known")]
    [InlineData("ssh: Could not resolve hostname worker-1: No such host is known. \r\n", "SshUnreachable", "the name is not known")]
    [InlineData("ssh: connect to host worker-1 port 22: Connection refused\r\n", "SshUnreachable", "nothing listens")]
    [InlineData("ssh: connect to host worker-1 port 22: Connection timed out\r\n", "SshUnreachable", "does not answer")]
    [InlineData("Connection timed out during banner exchange\r\n", "SshUnreachable", "does not answer")]
    [InlineData("ssh: connect to host worker-1 port 22: No route to host\r\n", "SshUnreachable", "does not answer")]
    [InlineData("stdio forwarding failed\r\nConnection closed by UNKNOWN port 65535\r\n", "SshUnreachable", "the jump host was reached")]
    [InlineData("kex_exchange_identification: Connection closed by remote host\r\n", "SshFailed", "kex_exchange_identification: Connection closed by remote host.")]
    [InlineData("", "SshFailed", "it gives no reason")]
    public void A_failure_of_the_client_is_told_in_plain_words(string errors, string errorId, string words)
    {
        var fault = SshFaults.Of("worker-1", new ScriptAnswer([], errors, 255))!;
        Assert.Equal(errorId, fault.ErrorId);
        Assert.StartsWith("-HostName 'worker-1': ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'sh' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n", 1)]
    [InlineData("sh : The term 'sh' is not recognized as the name of a cmdlet, function\r\n", 1)]
    [InlineData("bash: sh: command not found\n", 127)]
    public void A_host_without_sh_is_told(string errors, int exitCode) =>
        Assert.Equal("RemoteShellMissing", SshFaults.Of("win-1", new ScriptAnswer([], errors, exitCode))!.ErrorId);

    /// <summary>What the host's own script says, and how it ends, is not the client's failure.</summary>
    [Theory]
    [InlineData("Permission denied\n", 0)]
    [InlineData("Permission denied\n", 1)]
    [InlineData("", -1)]
    public void An_answer_counts(string errors, int exitCode) => Assert.Null(SshFaults.Of("w", new ScriptAnswer(Encoding.ASCII.GetBytes("x"), errors, exitCode)));

    [Fact]
    public void What_it_says_is_never_shown_raw()
    {
        var fault = SshFaults.Of("w", new ScriptAnswer([], "\x1b]0;owned\a\u202e" + new string('x', 8000) + "\n", 255))!;
        Assert.DoesNotContain(fault.Message, char.IsControl);
        Assert.DoesNotContain("\u202e", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Message.Length < 600, fault.Message);
        Assert.DoesNotContain(SshFaults.Of("w", new ScriptAnswer([], "No x host key is known for \x1b[2J\u202e and\nHost key verification failed.", 255))!.Message, char.IsControl);
    }
}
