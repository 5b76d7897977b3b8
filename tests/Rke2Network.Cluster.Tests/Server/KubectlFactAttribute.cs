namespace Rke2Network.Cluster.Tests.Server;

/// <summary>A test that needs a real API server and kubectl.</summary>
internal sealed class KubectlFactAttribute : RealClusterFactAttribute
{
    public KubectlFactAttribute()
    {
        Skip ??= Kubectl.Find() is null ? "There is no kubectl on PATH." : null;
    }
}
