using System.Threading.Tasks;
using Rke2Network.Cluster.Tests.Server;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

[Collection(RealClusterGroup.Name)]
public sealed class RealPublishingTests(RealCluster cluster)
{
    [RealClusterFact]
    public async Task Starts()
    {
        Assert.NotEmpty(await cluster.SendAsync(System.Net.Http.HttpMethod.Get, "readyz"));
    }
}
