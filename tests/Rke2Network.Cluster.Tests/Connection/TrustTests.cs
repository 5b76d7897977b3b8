using System;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Resources;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Which servers are believed.</summary>
public sealed class TrustTests : IDisposable
{
    private readonly TestAuthority authority = new();

    [Fact]
    public async Task The_right_server_is_believed_and_told_who_speaks()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Found);
        using var connection = server.Open(authority.Pem);
        Assert.NotNull(await Ask(connection));
        Assert.Empty(connection.Warnings);
        Assert.Equal(["GET /apis/helm.cattle.io/v1/namespaces/kube-system/helmcharts/rke2-canal Bearer secret-token"], server.Requests);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused_unless_the_name_is_what_is_meant()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("other.example"), Found);
        using var connection = server.Open(authority.Pem);
        await Refused(connection);
        using var named = server.Open(authority.Pem, "tls-server-name: other.example");
        Assert.NotNull(await Ask(named));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1)), Found);
        using var connection = server.Open(authority.Pem);
        await Refused(connection);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using var other = new TestAuthority();
        await using var server = await ScriptedServer.StartAsync(other.Certificate("127.0.0.1"), Found);
        using var connection = server.Open(authority.Pem);
        await Refused(connection);
        using var without = server.Open(null);
        await Refused(without);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_is_not_verified_works_and_is_said()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("other.example"), Found);
        using var connection = server.Open(null, "insecure-skip-tls-verify: true");
        Assert.NotNull(await Ask(connection));
        Assert.Contains("not verified", Assert.Single(connection.Warnings));
    }

    public void Dispose() => authority.Dispose();

    private static Task Found(Microsoft.AspNetCore.Http.HttpContext context) =>
        ScriptedServer.Json(context, """{"apiVersion":"helm.cattle.io/v1","kind":"HelmChart","metadata":{"name":"rke2-canal","namespace":"kube-system"}}""");

    private static Task<KubernetesResource?> Ask(Cluster.Connection.ClusterConnection connection) =>
        new ResourceClient(connection).FindAsync(ResourceTypes.HelmChart, "kube-system", "rke2-canal", CancellationToken.None);

    private static async Task Refused(Cluster.Connection.ClusterConnection connection)
    {
        var fault = await Assert.ThrowsAsync<ClusterException>(() => Ask(connection));
        Assert.Equal("TlsUntrusted", fault.ErrorId);
        Assert.DoesNotContain("secret-token", fault.ToString());
    }
}
