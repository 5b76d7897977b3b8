using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Tests.Connection;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>Servers and connections that end in the middle of the work.</summary>
public sealed class InterruptionTests : IAsyncLifetime, IDisposable
{
    private const int Objects = 100;

    private readonly TestAuthority authority = new();
    private readonly FakeApi api = new();
    private ScriptedServer server = null!;
    private ClusterConnection connection = null!;
    private ResourcePublisher publisher = null!;

    public async Task InitializeAsync()
    {
        server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), api.AnswerAsync);
        connection = server.Open(authority.Pem);
        publisher = new ResourcePublisher(connection);
    }

    [Fact]
    public async Task A_server_that_ends_in_the_middle_leaves_no_half_object_and_a_second_run_completes()
    {
        var written = 0;
        api.Before = context => Task.FromResult(
            (context.Request.Method == "PATCH" ? Interlocked.Increment(ref written) : Volatile.Read(ref written)) > Objects / 2 && Abort(context));
        var first = await Task.WhenAll(Enumerable.Range(0, Objects).Select(OutcomeAsync));
        Assert.Equal(Objects / 2, first.Count(outcome => outcome == "Created"));
        Assert.Equal(Objects / 2, first.Count(outcome => outcome == "Unreachable"));
        Assert.Equal(Objects / 2, api.Paths.Count);
        var versions = api.Paths.ToDictionary(path => path, api.VersionOf);

        api.Before = _ => Task.FromResult(false);
        var second = await Task.WhenAll(Enumerable.Range(0, Objects).Select(OutcomeAsync));
        Assert.Equal(first.Select(outcome => outcome == "Created" ? "Unchanged" : "Created"), second);
        Assert.Equal(Objects, api.Paths.Count);
        Assert.All(versions, each => Assert.Equal(each.Value, api.VersionOf(each.Key)));
    }

    [Fact]
    public async Task An_apply_whose_answer_is_lost_is_made_once()
    {
        LoseOneAnswerTo("PATCH");
        Assert.Equal("Created", await OutcomeAsync(0));
        var version = api.VersionOf(Path(0));
        Assert.Equal(2, server.Requests.Count(request => request.StartsWith("PATCH", StringComparison.Ordinal)));
        Assert.Equal("Unchanged", await OutcomeAsync(0));
        Assert.Equal(version, api.VersionOf(Path(0)));
    }

    [Fact]
    public async Task A_delete_whose_answer_is_lost_is_done()
    {
        var created = await publisher.PublishAsync(Config(0), new PublishOptions(), default);
        LoseOneAnswerTo("DELETE");
        Assert.Equal(PublishOutcome.Deleted, (await publisher.UnpublishAsync(created.Resource, dryRun: false, default)).Outcome);
        Assert.Empty(api.Paths);
    }

    [Fact]
    public async Task An_undo_whose_answer_is_lost_is_done()
    {
        await publisher.PublishAsync(Config(0), new PublishOptions(), default);
        var changed = await publisher.PublishAsync(Config(0, "a: 2"), new PublishOptions(), default);
        LoseOneAnswerTo("PUT");
        var undone = await publisher.UndoAsync(changed, dryRun: false, default);
        Assert.Equal(PublishOutcome.Restored, undone.Outcome);
        Assert.Equal("a: 1", KubernetesResource.Text(undone.Resource.Spec, "valuesContent"));
        Assert.Equal(["rke2network Apply"], Samples.Managers(undone.Resource));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_told_like_a_server_that_is_not_reached()
    {
        api.Before = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"kind\":");
            await context.Response.Body.FlushAsync();
            return Abort(context);
        };
        Assert.Equal("Unreachable", await OutcomeAsync(0));
    }

    [Fact]
    public async Task Who_stops_in_the_middle_goes_on_later()
    {
        using var stop = new CancellationTokenSource();
        api.After = context =>
        {
            if (context.Request.Method == "PATCH" && api.Paths.Count == 5)
            {
                stop.Cancel();
            }

            return Task.FromResult(false);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await publisher.PublishAsync(Config(i), new PublishOptions(), stop.Token);
            }
        });
        Assert.Equal(5, api.Paths.Count);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(OutcomeAsync));
        Assert.Equal(5, outcomes.Count(outcome => outcome == "Unchanged"));
        Assert.Equal(5, outcomes.Count(outcome => outcome == "Created"));
    }

    [Fact]
    public async Task Each_object_costs_one_read_and_one_write()
    {
        for (var run = 1; run <= 2; run++)
        {
            await Task.WhenAll(Enumerable.Range(0, Objects).Select(OutcomeAsync));
            Assert.Equal(2 * Objects * run, server.Requests.Length);
        }
    }

    public async Task DisposeAsync()
    {
        connection.Dispose();
        await server.DisposeAsync();
    }

    public void Dispose() => authority.Dispose();

    private static string Path(int number) => Samples.Path("kube-system", $"chart-{number}");

    private static KubernetesResource Config(int number, string values = "a: 1") => Samples.Config("kube-system", $"valuesContent: '{values}'", $"chart-{number}");

    private static bool Abort(HttpContext context)
    {
        context.Abort();
        return true;
    }

    private void LoseOneAnswerTo(string method)
    {
        var isLost = false;
        api.After = context =>
        {
            if (isLost || context.Request.Method != method)
            {
                return Task.FromResult(false);
            }

            isLost = true;
            return Task.FromResult(Abort(context));
        };
    }

    private async Task<string> OutcomeAsync(int number)
    {
        try
        {
            return (await publisher.PublishAsync(Config(number), new PublishOptions(), default)).Outcome.ToString();
        }
        catch (ClusterException fault)
        {
            return fault.ErrorId;
        }
    }
}
