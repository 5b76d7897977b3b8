using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>Asks hosts by the stub: with the module, and with nothing but processes.</summary>
internal static class NodeQuestions
{
    /// <summary>Has a cmdlet ask.</summary>
    /// <param name="runspace">The session.</param>
    /// <param name="hosts">The hosts; those called dead must be errors, and others none.</param>
    /// <param name="timeoutSeconds">The time to connect.</param>
    internal static void Ask(Runspace runspace, IReadOnlyCollection<string> hosts, int timeoutSeconds = 10)
    {
        using var shell = PowerShell.Create(runspace);
        var asked = shell.AddCommand("Test-Rke2SriovCapability")
            .AddParameter("HostName", hosts.ToArray()).AddParameter("ThrottleLimit", StubClient.Throttle).AddParameter("TimeoutSec", timeoutSeconds)
            .AddParameter("Interface", "ens1").AddParameter("WarningAction", ActionPreference.Ignore)
            .Invoke();
        var dead = hosts.Count(IsDead);
        if (asked.Count != hosts.Count - dead || shell.Streams.Error.Count != dead)
        {
            throw new InvalidOperationException($"{asked.Count} of {hosts.Count} hosts were asked: {shell.Streams.Error.FirstOrDefault(error => !IsDead(error.TargetObject?.ToString() ?? string.Empty))}");
        }
    }

    /// <summary>The same processes, as many at once, whose answers are read and dropped.</summary>
    internal static void AskBare(StubClient client, byte[] script) => Parallel.ForEachAsync(
        StubClient.Hosts,
        new ParallelOptions { MaxDegreeOfParallelism = StubClient.Throttle },
        async (host, cancellation) =>
        {
            using var process = Process.Start(new ProcessStartInfo(client.Program, ["-o", "ConnectTimeout=10", "--", host, "sh -s"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.StandardInput.BaseStream.WriteAsync(script, cancellation);
            process.StandardInput.Close();
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
            await process.WaitForExitAsync(cancellation);
        }).GetAwaiter().GetResult();

    private static bool IsDead(string host) => host.StartsWith("dead", StringComparison.Ordinal);
}
