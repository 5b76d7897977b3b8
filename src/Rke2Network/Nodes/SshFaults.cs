using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.Nodes;

/// <summary>
/// Why the ssh client did not reach a node, in plain words. It says so in English, as no language is set for it. Source:
/// openssh/openssh-portable ssh.c, sshconnect.c, sshconnect2.c, sshkey.c.
/// </summary>
internal static class SshFaults
{
    private const int Shown = 200;

    /// <summary>The client's own exit code: a command of the host has another, as a rule.</summary>
    private const int OfClient = 255;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Whose key it is: that of a host on the way may be at fault, too.</summary>
    private static readonly Regex KeyOwner = new(@"host key (?:is known )?for (?<host>\S{1,255}) (?:and|has)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Limit);

    /// <summary>Who lets nobody in, and what would be taken.</summary>
    private static readonly Regex Denial = new(@"(?<who>\S{1,255}): Permission denied \((?<methods>[a-z0-9,@. -]{1,200})\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Limit);

    /// <summary>What a failure means; null where the host was reached, and its answer counts.</summary>
    internal static InputException? Of(string host, ScriptAnswer answer)
    {
        var errors = answer.Errors;
        bool Says(string words) => errors.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
        InputException Fault(string errorId, string reason, string advice) => new(errorId, host, reason, advice, "HostName");

        if (answer.ExitCode != OfClient)
        {
            return answer.Output.Length == 0 && (answer.ExitCode == 127 || Says("is not recognized") || Says("command not found"))
                ? Fault("RemoteShellMissing", "the host was reached, and has no sh.", "RKE2's Linux nodes have one. Windows nodes are asked through their cluster: -NodeName.")
                : null;
        }

        return Says("REMOTE HOST IDENTIFICATION HAS CHANGED") ? Fault(
                "HostKeyChanged",
                $"{Owner(errors)} shows another key than the one that is known of it: it was installed anew, or something stands in between.",
                "Compare its fingerprint with what the host itself shows (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub); if it is right, forget the old one (ssh-keygen -R) and log in once by hand.")
            : Says("Host key verification failed") || Says("host key is known for") ? Fault(
                "HostKeyUnknown",
                $"the key of {Owner(errors)} is not known, so that it cannot be told from another host.",
                "Log in once by hand with ssh and compare the fingerprint that it shows with the host's own; what ssh-keyscan collects is as little proven. Keys are always checked here.")
            : Says("Could not resolve") ? Fault("SshUnreachable", "the name is not known.", "Correct it, or give an address.")
            : Says("are too open") ? Fault(
                "SshDenied",
                "the file of the key may be read by others, and ssh does not use such a one.",
                "Leave it to its owner alone: chmod 600 on Linux; on Windows icacls with /inheritance:r and /grant:r.")
            : Says("Permission denied") || Says("Too many authentication failures") ? Fault(
                "SshDenied",
                Denied(errors),
                "Give the right -UserName and -KeyFilePath, or load the key into ssh-agent: no password is asked for here.")
            : Says("stdio forwarding failed") ? Fault("SshUnreachable", "the jump host was reached, and cannot reach the host.", "See from the jump host that the host runs, and that its port is right.")
            : Says("Connection refused") ? Fault("SshUnreachable", "nothing listens on the port of ssh.", "Give the right -Port, and see that sshd runs there.")
            : Says("timed out") || Says("No route to host") || Says("Network is unreachable") ? Fault("SshUnreachable", "the host does not answer.", "See that it runs and that no firewall stands in between; -JumpHost goes by another host.")
            : Fault("SshFailed", $"ssh failed: {Line(errors, string.Empty) ?? "it gives no reason"}.", "Try it by hand: ssh with the same user, port and key.");
    }

    private static string Owner(string errors) => KeyOwner.Match(errors) is { Success: true } match ? ProbeText.Clean(match.Groups["host"].Value) : "the host";

    private static string Denied(string errors)
    {
        var key = Line(errors, "Load key") is { } fault ? $" ({fault})" : string.Empty;
        return Denial.Match(errors) is { Success: true } match
            ? $"{ProbeText.Clean(match.Groups["who"].Value)} is not let in; what is taken: {match.Groups["methods"].Value.Replace(",", ", ")}{key}."
            : $"the host does not let the user in{key}.";
    }

    /// <summary>The first line that has the words, fit to be shown.</summary>
    private static string? Line(string errors, string words) => errors.Split('\n')
        .Where(line => line.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0)
        .Select(line => ProbeText.Clean(line.Trim()))
        .Where(line => line.Length > 0)
        .Select(line => line.Length > Shown ? line.Substring(0, Shown) : line.TrimEnd('.'))
        .FirstOrDefault();
}
