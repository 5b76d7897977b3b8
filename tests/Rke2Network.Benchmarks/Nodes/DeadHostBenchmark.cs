using System;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>What one dead host among many costs, at its worst place, the last: one time to connect.</summary>
internal static class DeadHostBenchmark
{
    private const int RoundCount = 3;
    private const int TimeoutSeconds = 3;
    private const double Slack = 0.2;

    internal static Row Run()
    {
        using var client = new StubClient();
        using var runspace = Engine.OpenSession();
        NodeQuestions.Ask(runspace, ["worker-1"]);
        var (with, without) = Rounds.Alternate(
            RoundCount,
            () => Clock.Time(() => NodeQuestions.Ask(runspace, [.. StubClient.Hosts, "dead-1"], TimeoutSeconds)),
            () => Clock.Time(() => NodeQuestions.Ask(runspace, StubClient.Hosts, TimeoutSeconds)));
        var more = (with - without) / 1000;
        var budget = TimeoutSeconds + (without / 1000 * Slack);
        return new Row(
            "dead host",
            FormattableString.Invariant($"{with / 1000:F1} s"),
            FormattableString.Invariant($"{without / 1000:F1} s"),
            FormattableString.Invariant($"{more:+0.0;-0.0} s"),
            FormattableString.Invariant($"+{budget:F1} s"),
            more <= budget);
    }
}
