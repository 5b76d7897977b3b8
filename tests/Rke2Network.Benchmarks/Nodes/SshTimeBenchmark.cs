using System.Text;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>The time in which hosts are asked, against that of the same processes alone.</summary>
internal static class SshTimeBenchmark
{
    private const int RoundCount = 3;
    private const double Budget = 1.25;

    internal static Row Run()
    {
        using var client = new StubClient();
        using var runspace = Engine.OpenSession();
        NodeQuestions.Ask(runspace, ["worker-1"]);

        // As long as the module's own.
        var script = Encoding.ASCII.GetBytes(new string('#', 23 * 1024));
        var (module, floor) = Rounds.Alternate(
            RoundCount,
            () => Clock.Time(() => NodeQuestions.Ask(runspace, StubClient.Hosts)),
            () => Clock.Time(() => NodeQuestions.AskBare(client, script)));
        return Row.OfRatio("500 by ssh", module, floor, Budget);
    }
}
