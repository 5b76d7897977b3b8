using System;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>How many requests an object takes, as the server counts them.</summary>
internal static class RequestsBenchmark
{
    private const double Budget = 2;

    internal static Row Run(ClusterServer server)
    {
        using var runspace = Engine.OpenSession();
        using var bare = new BareClient(server.KubeConfig);
        var module = new ModuleClient(runspace, server.KubeConfig);
        var own = PerObject(bare, () => module.Publish(ClusterObject.All));
        var least = PerObject(bare, () => bare.Publish(ClusterObject.All));
        return new Row(
            "requests",
            FormattableString.Invariant($"{own:F2}"),
            FormattableString.Invariant($"{least:F2}"),
            FormattableString.Invariant($"{own:F2}"),
            FormattableString.Invariant($"{Budget:F2}"),
            own <= Budget);
    }

    private static double PerObject(BareClient counter, Action publish)
    {
        var before = counter.Count();
        publish();
        var count = counter.Count() - before;
        return count > 0 ? count / ClusterObject.All.Count : throw new InvalidOperationException("The server has counted no requests.");
    }
}
