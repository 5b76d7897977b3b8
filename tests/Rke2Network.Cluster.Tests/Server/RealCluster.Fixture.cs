using Xunit;

namespace Rke2Network.Cluster.Tests.Server;

/// <content>As a fixture: the only part that other projects leave out.</content>
public sealed partial class RealCluster : IAsyncLifetime
{
}
