using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Resources;
using Rke2Network.Cluster.Tests.Connection;
using Rke2Network.Cluster.Tests.Publishing;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Resources;

/// <summary>Answers that no API server gives, and refusals whose code says less than their text.</summary>
public sealed class AnswerTests : IDisposable
{
    private readonly TestAuthority authority = new();

    [Theory]
    [InlineData("")]
    [InlineData("<html>Log in</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("{}")]
    [InlineData("""{"ok": true}""")]
    [InlineData("""{"metadata": null}""")]
    [InlineData("""{"metadata": [], "items": []}""")]
    [InlineData("""{"metadata": {}, "items": [1]}""")]
    [InlineData("""{"metadata": {}, "items": [{}]}""")]
    [InlineData("""{"metadata": {"name": "\ud800"}, "items": [{"metadata": {"name": "\ud800"}}]}""")]
    public async Task What_is_no_object_is_said_to_be_none(string answer)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, answer));
        using var connection = server.Open(authority.Pem);
        var client = new ResourceClient(connection);
        var found = await Assert.ThrowsAsync<ClusterException>(() => client.FindAsync(ResourceTypes.HelmChart, "kube-system", "a", default));
        var listed = await Assert.ThrowsAsync<ClusterException>(async () => await client.ListAsync(ResourceTypes.Node, null, null, null, default).ToArrayAsync());
        Assert.Equal(["NotKubernetes", "NotKubernetes"], [found.ErrorId, listed.ErrorId]);
    }

    [Theory]
    [InlineData(200, true, "Unreachable")]
    [InlineData(404, true, "Unreachable")]
    [InlineData(200, false, "Timeout")]
    [InlineData(404, false, "Timeout")]
    public async Task An_answer_that_does_not_end_is_no_answer(int code, bool breaksOff, string errorId)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), async context =>
        {
            (context.Response.StatusCode, context.Response.ContentLength) = (code, 1000);
            await context.Response.WriteAsync("""{"kind": "Status", """);
            await context.Response.Body.FlushAsync();
            if (!breaksOff)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            context.Abort();
        });
        using var connection = server.Open(authority.Pem);
        var client = new ResourceClient(connection) { Patience = TimeSpan.FromSeconds(breaksOff ? 120 : 1) };
        Assert.Equal(errorId, (await Assert.ThrowsAsync<ClusterException>(() => client.FindAsync(ResourceTypes.HelmChart, "kube-system", "a", default))).ErrorId);
    }

    [Theory]
    [InlineData(500, """failed to create typed patch object (/x; helm.cattle.io/v1, Kind=HelmChartConfig): .spec.valuesContnet: field not declared in schema""", "Invalid", ".spec.valuesContnet")]
    [InlineData(500, "etcdserver: request is too large", "TooLarge", "Leave out")]
    [InlineData(500, "etcdserver: leader changed", "ServerError", "leader changed")]
    [InlineData(403, """helmchartconfigs.helm.cattle.io "x" is forbidden: User "u" cannot create resource "helmchartconfigs" in API group "helm.cattle.io" in the namespace default""", "Forbidden", "verb create")]
    [InlineData(403, """nodes is forbidden: User "u" cannot list resource "nodes" in API group "" at the cluster scope: no role: nothing.""", "Forbidden", "The user u may not list helmchartconfigs.helm.cattle.io 'rke2-canal' in a (no role: nothing). Its role needs the verb list ")]
    [InlineData(403, "an admission says no.", "Forbidden", "The user may not patch helmchartconfigs.helm.cattle.io 'rke2-canal' in a (an admission says no). Its role")]
    [InlineData(403, "unable to create new content in namespace a because it is being terminated", "Conflict", "is being deleted")]
    public async Task A_refusal_is_what_its_text_says(int code, string said, string errorId, string expected)
    {
        var status = System.Text.Json.JsonSerializer.Serialize(new { kind = "Status", message = said, details = new { name = "x" } });
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, status, context.Request.Method == "PATCH" ? code : 404));
        using var connection = server.Open(authority.Pem);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourcePublisher(connection).PublishAsync(Samples.Config("a", "valuesContent: 'a: 1'"), new PublishOptions(), default));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(expected, fault.Message);
    }

    [Theory]
    [InlineData("helm.cattle.io/v1", "HelmChartConfig", "NotRke2")]
    [InlineData("k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition", "NoSuchKind")]
    [InlineData("example.org/v1", "Unknown", "NoSuchKind")]
    public async Task A_cluster_without_the_kind_is_told_from_one_without_the_object(string version, string kind, string errorId)
    {
        var api = new FakeApi();
        api.MissingKinds.UnionWith(["helmchartconfigs", "network-attachment-definitions", "v1"]);
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context =>
            context.Request.Path == "/apis/example.org/v1" ? ScriptedServer.Json(context, "404 page not found", 404) : api.AnswerAsync(context));
        using var connection = server.Open(authority.Pem);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourcePublisher(connection).PublishAsync(
            Samples.Of($"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a, namespace: b}}"), new PublishOptions(), default));
        Assert.Equal(errorId, fault.ErrorId);
    }

    [Fact]
    public async Task What_no_server_reads_to_its_end_is_not_sent()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), new FakeApi().AnswerAsync);
        using var connection = server.Open(authority.Pem);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourcePublisher(connection).PublishAsync(
            Samples.Config("a", $"valuesContent: 'a: {new string('x', 3_500_000)}'"), new PublishOptions(), default));
        Assert.Equal("TooLarge", fault.ErrorId);
        Assert.DoesNotContain(server.Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".", "a")]
    [InlineData("..", "a")]
    [InlineData("a", "..")]
    public async Task Names_that_lead_elsewhere_are_never_asked_for(string name, string place)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, "{}"));
        using var connection = server.Open(authority.Pem);
        var publisher = new ResourcePublisher(connection);
        foreach (var act in new Func<Task>[] { () => publisher.PublishAsync(Object(), new PublishOptions(), default), () => publisher.UnpublishAsync(Object(), false, default) })
        {
            Assert.Equal("Invalid", (await Assert.ThrowsAsync<ClusterException>(act)).ErrorId);
        }

        Assert.Empty(server.Requests);

        KubernetesResource Object() => Samples.Config($"'{place}'", string.Empty, $"'{name}'");
    }

    public void Dispose() => authority.Dispose();
}
