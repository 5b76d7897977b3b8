using Xunit;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>One real cluster for all tests that need one. They run alone, as some of them measure memory.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealClusterGroup : ICollectionFixture<RealCluster>
{
    public const string Name = "Real cluster";
}
