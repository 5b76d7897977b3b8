using System;
using System.Collections.Generic;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>The measures of nodes that are asked over ssh, by a program that stands for the client.</summary>
internal static class NodeBenchmarks
{
    /// <summary>Takes these measures alone.</summary>
    internal const string Command = "nodes";

    /// <summary>The measures.</summary>
    internal static IEnumerable<Func<Row>> All => StubClient.Missing is { } missing
        ? [() => Row.Without("500 by ssh", missing)]
        : [SshTimeBenchmark.Run, SshProcessesBenchmark.Run, DeadHostBenchmark.Run, SshMemoryBenchmark.Run];
}
