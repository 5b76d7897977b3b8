using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Nodes;

/// <summary>Asks nodes for their facts over ssh, by the ssh client of this machine.</summary>
public static class SshProbe
{
    /// <summary>Checks what holds for all nodes, before the first is asked: that there is a client, and that the options can be used.</summary>
    /// <param name="options">How nodes are reached.</param>
    /// <exception cref="InputException">
    /// SshMissing: this machine has no client. InvalidUser, InvalidPort, InvalidJumpHost, FileMissing: what was given.
    /// </exception>
    public static void Check(SshOptions options) => SshCommand.Arguments("localhost", options, options.Client ?? SshCommand.Client());

    /// <summary>Gathers the facts of a node.</summary>
    /// <param name="host">Its name or address, with a user before @ where one is needed.</param>
    /// <param name="options">How it is reached.</param>
    /// <param name="cancellation">Ends the client.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="InputException">
    /// SshMissing: this machine has no client. InvalidHost, InvalidUser, InvalidPort, InvalidJumpHost, FileMissing: what was given.
    /// HostKeyUnknown, HostKeyChanged: the host cannot be told from another. SshDenied, SshUnreachable, SshFailed, NodeTimeout,
    /// RemoteShellMissing: it did not answer; and what <see cref="NodeFactsReader.Read"/> refuses.
    /// </exception>
    public static async Task<NodeFacts> RunAsync(string host, SshOptions options, CancellationToken cancellation)
    {
        var client = options.Client ?? SshCommand.Client();
        var program = new ProcessStartInfo(client, CommandLineText.Join(SshCommand.Arguments(host, options, client)));
        program.EnvironmentVariables["LC_ALL"] = "C";
        program.EnvironmentVariables["SSH_ASKPASS_REQUIRE"] = "never";
        ScriptAnswer answer;
        try
        {
            answer = await ScriptProcess.RunAsync(program, NodeProbe.Script, host, options.Timeout, cancellation).ConfigureAwait(false);
        }
        catch (ExternalException exception)
        {
            throw new InputException("SshMissing", null, $"the ssh client of this machine cannot be started: {exception.Message.TrimEnd('.')}.", "See that ssh runs by hand.", "HostName", exception);
        }

        return SshFaults.Of(host, answer) is { } fault ? throw fault : NodeFactsReader.Read(answer.Output, host, NodeFactsSource.Ssh);
    }
}
