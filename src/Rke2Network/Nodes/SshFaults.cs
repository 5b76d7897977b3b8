using System;
using System.Linq;

namespace Rke2Network.Nodes;

/// <summary>
/// Why the ssh client did not reach a node, in plain words. It says so in English, as no language is set for it. Source:
/// openssh/openssh-portable ssh.c, sshconnect.c, sshconnect2.c.
/// </summary>
internal static class SshFaults
{
    private const int Shown = 200;

    /// <summary>The client's own exit code: a command of the host has another, as a rule.</summary>
    private const int OfClient = 255;

    /// <summary>What a failure means; null where the host was reached, and its answer counts.</summary>
    internal static InputException? Of(string host, ScriptAnswer answer)
    {
        bool Says(string words) => answer.Errors.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
        InputException Fault(string errorId, string reason, string advice) => new(errorId, host, reason, advice, "HostName");

        if (answer.ExitCode != OfClient)
        {
            return answer.Output.Length == 0 && (answer.ExitCode == 127 || Says("is not recognized") || Says("command not found"))
                ? Fault("RemoteShellMissing", "the host was reached, and has no sh.", "RKE2's Linux nodes have one. Windows nodes are asked through their cluster: -NodeName.")
                : null;
        }

        return Says("REMOTE HOST IDENTIFICATION HAS CHANGED") ? Fault(
                "HostKeyChanged",
                "the host shows another key than the one that is known of it: it was installed anew, or something stands in between.",
                "Compare its fingerprint with what the host itself shows (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub); if it is right, forget the old one (ssh-keygen -R) and log in once by hand.")
            : Says("Host key verification failed") || Says("host key is known for") ? Fault(
                "HostKeyUnknown",
                "the host's key is not known, so that it cannot be told from another host.",
                "Log in once by hand with ssh and compare the fingerprint that it shows, or add the host's key to known_hosts. Keys are always checked here.")
            : Says("Could not resolve") ? Fault("SshUnreachable", "the name is not known.", "Correct it, or give an address.")
            : Says("Permission denied") || Says("Too many authentication failures") ? Fault(
                "SshDenied",
                $"the host does not let the user in{Reason(answer.Errors, "Permission denied")}.",
                "Give the right -UserName and -KeyFilePath, or load the key into ssh-agent: no password is asked for here.")
            : Says("Connection refused") ? Fault("SshUnreachable", "nothing listens on the port of ssh.", "Give the right -Port, and see that sshd runs there.")
            : Says("timed out") || Says("No route to host") || Says("Network is unreachable") ? Fault("SshUnreachable", "the host does not answer.", "See that it runs and that no firewall stands in between; -JumpHost goes by another host.")
            : Fault("SshFailed", $"ssh failed: {First(answer.Errors) ?? "it gives no reason"}.", "Try it by hand: ssh with the same user, port and key.");
    }

    private static string Reason(string errors, string after) =>
        errors.IndexOf(after + " (", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && errors.IndexOf(')', at) is > 0 and var end
            ? $" (it takes {ControlCharacters.Visible(errors.Substring(at + after.Length + 2, end - at - after.Length - 2))})"
            : string.Empty;

    private static string? First(string errors) => errors.Split('\n').Select(line => ProbeText.Clean(line.Trim())).Where(line => line.Length > 0).Select(line => line.Length > Shown ? line.Substring(0, Shown) : line.TrimEnd('.')).FirstOrDefault();
}
