using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Reading;
using Rke2Network.Cluster.Tests.Connection;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Reading;

/// <summary>Clusters that refuse, or that are none of RKE2.</summary>
public sealed class ReadingTests : IAsyncLifetime, IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly FakeApi api = new();
    private ScriptedServer server = null!;
    private ClusterConnection connection = null!;

    public async Task InitializeAsync()
    {
        server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), api.AnswerAsync);
        connection = server.Open(authority.Pem);
    }

    [Fact]
    public async Task A_cluster_without_the_kinds_of_RKE2_is_told_at_once_though_it_has_many_nodes()
    {
        var isEnded = new TaskCompletionSource();
        api.MissingKinds.UnionWith(["helmcharts", "helmchartconfigs"]);
        api.Before = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/nodes", StringComparison.Ordinal))
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                }
                finally
                {
                    isEnded.TrySetResult();
                }
            }

            return false;
        };
        var fault = await Assert.ThrowsAsync<ClusterException>(() => ClusterReader.ReadAsync(connection, default));
        Assert.Equal("NotRke2", fault.ErrorId);
        if (server.Requests.Any(request => request.Contains("/nodes", StringComparison.Ordinal)))
        {
            await isEnded.Task.WaitAsync(TimeSpan.FromSeconds(30)); // Nothing stays under way.
        }
    }

    [Fact]
    public async Task A_right_that_is_lacking_is_named_though_others_are_there()
    {
        api.Forbidden.Add("list nodes");
        var fault = await Assert.ThrowsAsync<ClusterException>(() => ClusterReader.ReadAsync(connection, default));
        Assert.Equal("Forbidden", fault.ErrorId);
        Assert.Contains("needs the verb list for the resource nodes in all namespaces (a ClusterRole)", fault.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_that_expires_is_complete_and_has_nothing_twice(bool goesOn)
    {
        const int Count = 2300;
        for (var number = 0; number < Count; number++)
        {
            api.Put($"api/v1/nodes/node-{number:0000}", NodeSamples.Agent($"node-{number:0000}"));
        }

        api.Expiring = (1, goesOn);
        var state = await ClusterReader.ReadAsync(connection, default);
        Assert.Equal(Count, state.Nodes.Count);
        Assert.Equal(Count, state.Nodes.Select(node => node.Name).Distinct().Count());
        var asked = server.Requests.Where(request => request.Contains("/nodes", StringComparison.Ordinal)).ToArray();
        Assert.All(asked, request => Assert.Contains("limit=500", request));
        Assert.Equal(goesOn ? 6 : 7, asked.Length); // Five pages, one that expires, and one more where the list starts anew.
    }

    [Fact]
    public async Task Who_stops_is_told_of_nothing_else()
    {
        using var stop = new CancellationTokenSource();
        api.Before = async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return true;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ClusterReader.ReadAsync(connection, stop.Token));
    }

    public async Task DisposeAsync()
    {
        connection.Dispose();
        await server.DisposeAsync();
    }

    public void Dispose() => authority.Dispose();
}
