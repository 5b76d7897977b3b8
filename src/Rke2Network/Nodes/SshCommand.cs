using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Rke2Network.Nodes;

/// <summary>The command line of the ssh client. Nothing of what users give becomes an option, or a word of a shell.</summary>
internal static class SshCommand
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly Regex Host = new(@"^(?:(?<user>[A-Za-z0-9_.][A-Za-z0-9_.+-]*)@)?(?<host>[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)\z", Plain, Limit);
    private static readonly Regex Hop = new(@"^(?:(?<user>[A-Za-z0-9_.][A-Za-z0-9_.+-]*)@)?(?<host>[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])(?::(?<port>[0-9]{1,5}))?\z", Plain, Limit);
    private static readonly Regex User = new(@"^[A-Za-z0-9_.][A-Za-z0-9_.@\\+-]*\z", Plain, Limit);

    /// <summary>No question is ever asked, and a host whose key is not known is not spoken to. Source: openssh/openssh-portable ssh_config.5.</summary>
    private static readonly string[] Careful = ["-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "LogLevel=ERROR"];

    /// <summary>
    /// Nothing is forwarded or left behind: a connection that stays for others would hold the pipes. Those that are there already are used.
    /// </summary>
    private static readonly string[] Alone = ["-T", "-o", "ClearAllForwardings=yes", "-o", "ForwardAgent=no", "-o", "ForwardX11=no", "-o", "PermitLocalCommand=no", "-o", "ControlMaster=no", "-o", "ServerAliveInterval=10", "-o", "ServerAliveCountMax=3"];

    /// <summary>The arguments with which the client gives its standard input to the host's sh.</summary>
    /// <exception cref="InputException">InvalidHost, InvalidUser, InvalidJumpHost, InvalidPort: it is no such name. FileMissing: there is no such key.</exception>
    internal static IReadOnlyList<string> Arguments(string host, SshOptions options, string client)
    {
        var target = Host.Match(host);
        if (!target.Success)
        {
            throw new InputException("InvalidHost", host, "this is no host name or address.", "Write it as worker-1, worker-1.example.com, admin@worker-1 or 192.0.2.11; the port goes to -Port.", "HostName");
        }

        var user = options.UserName ?? (target.Groups["user"].Success ? target.Groups["user"].Value : null);
        var arguments = new List<string>([.. Careful, .. Alone, "-o", string.Format(CultureInfo.InvariantCulture, "ConnectTimeout={0}", Math.Max(1, (int)options.ConnectTimeout.TotalSeconds))]);
        if (user is not null)
        {
            arguments.AddRange(["-l", User.IsMatch(user) ? user : throw new InputException("InvalidUser", user, "this is no name of a user.", "Write letters, digits and any of . _ - + @ \\.", "UserName")]);
        }

        if (options.Port is { } port)
        {
            arguments.AddRange(["-p", IsPort(port) ? port.ToString(CultureInfo.InvariantCulture) : throw new InputException("InvalidPort", port.ToString(CultureInfo.InvariantCulture), "a port is a number from 1 to 65535.", "ssh's own is 22.", "Port")]);
        }

        if (options.KeyFilePath is { } key)
        {
            arguments.AddRange(["-i", File.Exists(key) ? key : throw new InputException("FileMissing", key, "there is no such file.", "Give the file of the private key.", "KeyFilePath"), "-o", "IdentitiesOnly=yes"]);
        }

        if (options.JumpHost is { } jump)
        {
            arguments.AddRange(["-o", "ProxyCommand=" + Proxy(jump, client)]);
        }

        return [.. arguments, "--", target.Groups["host"].Value, "sh -s"];
    }

    /// <summary>The ssh client of this machine.</summary>
    /// <exception cref="InputException">SshMissing: it has none.</exception>
    internal static string Client() => Find() ?? throw new InputException(
        "SshMissing",
        null,
        "this machine has no ssh client.",
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? "Add it in an elevated session: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0."
            : "Install it: the package is openssh-client, openssh-clients or openssh.",
        "HostName");

    private static string? Find()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return Programs.OnPath("ssh");
        }

        var own = Path.Combine(Environment.SystemDirectory, "OpenSSH", "ssh.exe");
        return Programs.OnPath("ssh.exe") ?? (File.Exists(own) ? own : null);
    }

    /// <summary>
    /// The client's own -J would ask questions on the way, as it hands no options on. It is a command of the user's shell, so that the
    /// names in it are what was checked, and nothing else.
    /// </summary>
    private static string Proxy(string jump, string client)
    {
        var hops = jump.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(hop => Hop.Match(hop.Trim())).ToArray();
        return hops.Length > 0 && hops.All(hop => hop.Success && (!hop.Groups["port"].Success || IsPort(int.Parse(hop.Groups["port"].Value, CultureInfo.InvariantCulture))))
            ? Proxy(hops, hops.Length, Word(client))
            : throw new InputException("InvalidJumpHost", jump, "this is no host to go by.", "Write it as bastion, admin@bastion or admin@bastion:2222, several with commas between them.", "JumpHost");
    }

    private static string Proxy(Match[] hops, int count, string client)
    {
        var last = hops[count - 1];
        var words = new List<string>([client, .. Careful]);
        words.AddRange(last.Groups["user"].Success ? ["-l", last.Groups["user"].Value] : []);
        words.AddRange(last.Groups["port"].Success ? ["-p", last.Groups["port"].Value] : []);
        if (count > 1)
        {
            // cmd.exe knows no quotes within quotes.
            words.AddRange(RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
                ? ["-J", string.Join(",", hops.Take(count - 1).Select(hop => hop.Value))]
                : ["-o", ShellText.Quote("ProxyCommand=" + Proxy(hops, count - 1, client).Replace("%", "%%"))]);
        }

        words.AddRange(["-W", "\"[%h]:%p\"", last.Groups["host"].Value.Trim('[', ']')]);
        return string.Join(" ", words);
    }

    private static string Word(string client) => client.All(each => char.IsLetterOrDigit(each) || each is '/' or '\\' or '.' or '-' or '_' or ':') ? client : "ssh";

    private static bool IsPort(int port) => port is > 0 and <= 65535;
}
