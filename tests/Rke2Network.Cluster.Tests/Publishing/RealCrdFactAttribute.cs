using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>A test that needs a real API server and real CRDs; left out, with the reason, where one of them is missing.</summary>
public sealed class RealCrdFactAttribute : FactAttribute
{
    public RealCrdFactAttribute()
    {
        Skip = RealCrds.Missing;
    }
}
