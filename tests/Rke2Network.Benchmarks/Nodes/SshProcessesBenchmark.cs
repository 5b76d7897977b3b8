using System;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>How many clients run at once while many hosts are asked.</summary>
internal static class SshProcessesBenchmark
{
    internal static Row Run()
    {
        using var client = new StubClient();
        using var runspace = Engine.OpenSession();
        NodeQuestions.Ask(runspace, StubClient.Hosts);
        var most = client.TakeMost();
        return new Row("at once", FormattableString.Invariant($"{most}"), "-", FormattableString.Invariant($"{most}"), FormattableString.Invariant($"{StubClient.Throttle}"), most <= StubClient.Throttle);
    }
}
