using Xunit;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>A test that needs a real API server; left out, with the reason, where there is none.</summary>
public class RealClusterFactAttribute : FactAttribute
{
    public RealClusterFactAttribute()
    {
        Skip = RealClusterBinaries.Missing;
    }
}
