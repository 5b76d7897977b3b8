using System;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>The working set of a process with an engine that asks many hosts.</summary>
internal static class SshMemorySample
{
    /// <summary>Makes this program print the highest working set in bytes, and that before: <c>--sample-ssh</c>.</summary>
    internal const string Verb = "--sample-ssh";

    internal static void Print()
    {
        using var client = new StubClient();
        using var runspace = Engine.OpenWithModule();
        NodeQuestions.Ask(runspace, ["worker-1"]);
        GC.Collect();
        var idle = Environment.WorkingSet;
        OwnProcess.Print(PeakMemory.Of(() => NodeQuestions.Ask(runspace, StubClient.Hosts)), idle);
    }
}
