using System;
using System.Linq;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>Publishing in an open session what is there already, against the same requests without the module.</summary>
internal static class PublishBenchmark
{
    private const int RoundCount = 9;
    private const int CallsPerRound = 20;
    private const double BudgetRatio = 1.5;

    /// <summary>So many rounds pass until the runtime has compiled both sides for good.</summary>
    private const int WarmUpCount = 6;

    /// <summary>One object, again and again.</summary>
    internal static Row RunOne(ClusterServer server) => Run(
        "publish 1",
        server,
        CallsPerRound,
        (module, _) => Repeat(() => module.Publish(ClusterObject.All[0])),
        (bare, _) => Repeat(() => bare.Publish(ClusterObject.All[0])));

    /// <summary>All objects at once.</summary>
    internal static Row RunMany(ClusterServer server) => Run(
        "publish 100",
        server,
        1,
        (module, all) => module.Publish(all),
        (bare, all) => bare.Publish(all));

    private static Row Run(
        string name, ClusterServer server, int calls, Action<ModuleClient, ClusterObject[]> publishByModule, Action<BareClient, ClusterObject[]> publishBare)
    {
        using var runspace = Engine.OpenSession();
        using var bare = new BareClient(server.KubeConfig);
        var module = new ModuleClient(runspace, server.KubeConfig);
        var all = ClusterObject.All.ToArray();

        (double Module, double Floor) Sample(int count) =>
            Rounds.Alternate(count, () => Clock.Time(() => publishByModule(module, all)), () => Clock.Time(() => publishBare(bare, all)));
        Sample(WarmUpCount);
        var (modules, floors) = Sample(RoundCount);
        return Row.OfRatio(name, modules / calls, floors / calls, BudgetRatio);
    }

    private static void Repeat(Action publish)
    {
        for (var i = 0; i < CallsPerRound; i++)
        {
            publish();
        }
    }
}
