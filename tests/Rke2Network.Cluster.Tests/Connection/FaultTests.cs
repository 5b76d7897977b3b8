using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Resources;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>What servers refuse, and how they break.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Object = """{"apiVersion":"helm.cattle.io/v1","kind":"HelmChartConfig","metadata":{"name":"rke2-canal","namespace":"kube-system","resourceVersion":"7"}}""";

    private readonly TestAuthority authority = new();

    [Theory]
    [InlineData(401, "Unauthorized", "user")]
    [InlineData(403, "Forbidden", "verb get for the resource helmchartconfigs.helm.cattle.io in the namespace kube-system")]
    [InlineData(500, "ServerError", "500")]
    public async Task A_refusal_has_its_kind_and_a_way_out(int status, string errorId, string said)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, "{}", status));
        using var connection = server.Open(authority.Pem);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourceClient(connection).FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", default));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(said, fault.Message);
    }

    [Theory]
    [InlineData("text/html", "<html>Log in</html>")]
    [InlineData("text/html; charset=utf-8", "{}")]
    [InlineData("application/json", "<html>Log in</html>")]
    [InlineData("application/json", "[]")]
    [InlineData("text/plain", "")]
    public async Task A_page_for_people_is_no_answer_of_a_cluster(string type, string page)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), async context =>
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(page));
        });
        using var connection = server.Open(authority.Pem);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourceClient(connection).FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", default));
        Assert.Equal("NotKubernetes", fault.ErrorId);
        Assert.DoesNotContain("Log in</html>", fault.Message);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Nobody_is_sent_on_with_the_users_token(int status)
    {
        await using var other = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, Object));
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context =>
        {
            context.Response.Headers.Location = other.Address + "/login?state=secret-state";
            return ScriptedServer.Json(context, string.Empty, status);
        });
        using var connection = server.Open(authority.Pem);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourceClient(connection).FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", default));
        Assert.Equal("NotKubernetes", fault.ErrorId);
        Assert.Contains("sends on to 127.0.0.1", fault.Reason);
        Assert.DoesNotContain("secret-state", fault.ToString());
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_token_in_a_file_is_read_anew_each_time()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, Object));
        var file = System.IO.Path.Combine(server.Folder, "token");
        using var connection = server.Open(authority.Pem, user: "tokenFile: token");
        var client = new ResourceClient(connection);
        foreach (var token in new[] { "one", "two" })
        {
            await System.IO.File.WriteAllTextAsync(file, token + "\n");
            await client.FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", default);
            Assert.EndsWith("Bearer " + token, server.Requests[^1]);
        }

        System.IO.File.Delete(file);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => client.FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", default));
        Assert.Equal("CredentialsUnreadable", fault.ErrorId);
    }

    [Fact]
    public async Task A_server_under_load_is_asked_again()
    {
        var asked = 0;
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context =>
        {
            context.Response.Headers.RetryAfter = "0";
            return ScriptedServer.Json(context, Object, Interlocked.Increment(ref asked) < 3 ? 429 : 200);
        });
        using var connection = server.Open(authority.Pem);
        Assert.Equal("7", (await new ResourceClient(connection).FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", default))!.ResourceVersion);
        Assert.Equal(3, server.Requests.Length);
    }

    [Fact]
    public async Task A_list_that_expires_goes_on_where_the_server_lets_it()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => context.Request.Query["continue"].ToString() switch
        {
            "" => ScriptedServer.Json(context, """{"metadata":{"continue":"a"},"items":[{"metadata":{"name":"n1"}},{"metadata":{"name":"n2"}}]}"""),
            "a" => ScriptedServer.Json(context, """{"reason":"Expired","metadata":{"continue":"b"}}""", 410),
            _ => ScriptedServer.Json(context, """{"metadata":{},"items":[{"metadata":{"name":"n2"}},{"metadata":{"name":"n3"}}]}"""),
        });
        using var connection = server.Open(authority.Pem);
        Assert.Equal(["n1", "n2", "n3"], await new ResourceClient(connection).ListAsync(ResourceTypes.Node, null, null, null, default).Select(node => node.Name).ToArrayAsync());
        Assert.All(server.Requests, request => Assert.Contains("limit=500", request));
    }

    [Fact]
    public async Task A_conflict_names_fields_and_owners()
    {
        const string Status = """{"reason":"Conflict","details":{"causes":[{"reason":"FieldManagerConflict","message":"conflict with \"kubectl-edit\" using helm.cattle.io/v1","field":".spec.valuesContent"}]}}""";
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => context.Request.Method == "GET" ? ScriptedServer.Json(context, Object) : ScriptedServer.Json(context, Status, 409));
        using var connection = server.Open(authority.Pem);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourcePublisher(connection).PublishAsync(Resource(), new PublishOptions(), default));
        Assert.Equal(new FieldConflict(".spec.valuesContent", "kubectl-edit"), Assert.Single(fault.Conflicts));
        Assert.Contains("-TakeOwnership", fault.Message);
    }

    [Fact]
    public async Task What_is_the_same_already_is_unchanged_by_one_read_and_one_write()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, Object));
        using var connection = server.Open(authority.Pem);
        var result = await new ResourcePublisher(connection).PublishAsync(Resource(), new PublishOptions(), default);
        Assert.Equal(PublishOutcome.Unchanged, result.Outcome);
        Assert.Equal(2, server.Requests.Length);
        Assert.Contains("fieldManager=rke2network&fieldValidation=Strict", server.Requests[1]);
    }

    [Fact]
    public async Task Who_stops_is_not_told_of_a_timeout()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var connection = server.Open(authority.Pem);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ResourceClient(connection).FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", stop.Token));
    }

    [Fact]
    public async Task Nobody_is_at_the_address()
    {
        string path;
        await using (var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), _ => Task.CompletedTask))
        {
            path = System.IO.Path.GetTempFileName();
            System.IO.File.Copy(server.Write(authority.Pem), path, overwrite: true);
        }

        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = path });
        System.IO.File.Delete(path);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => new ResourceClient(connection).FindAsync(ResourceTypes.HelmChartConfig, "kube-system", "rke2-canal", default));
        Assert.Equal("Unreachable", fault.ErrorId);
        Assert.Contains("127.0.0.1", fault.Message);
    }

    public void Dispose() => authority.Dispose();

    private static KubernetesResource Resource() => new(YamlReader.ReadMap("apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: {name: rke2-canal, namespace: kube-system}\nspec: {valuesContent: 'a: 1'}"));
}
