using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>One cluster with real CRDs for all tests that need one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealCrdGroup : ICollectionFixture<RealCrdCluster>
{
    public const string Name = "Real CRDs";
}
