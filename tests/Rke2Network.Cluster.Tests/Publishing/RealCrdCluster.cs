using System.Threading.Tasks;
using Rke2Network.Cluster.Tests.Server;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>A real cluster of its own with real CRDs: tests of others stand on these being missing.</summary>
public sealed class RealCrdCluster : IAsyncLifetime
{
    /// <summary>The cluster.</summary>
    public RealCluster Cluster { get; } = new();

    public async Task InitializeAsync()
    {
        if (RealCrds.Missing is null)
        {
            await Cluster.InitializeAsync();
            await Cluster.ApplyRealCrdsAsync();
        }
    }

    public Task DisposeAsync() => Cluster.DisposeAsync();
}
