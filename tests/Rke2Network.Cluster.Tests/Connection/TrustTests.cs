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
        await Refused(connection, "TlsNameMismatch", "for other.example, not for 127.0.0.1", "tls-san");
        using var named = server.Open(authority.Pem, "tls-server-name: other.example");
        Assert.NotNull(await Ask(named));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1", new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero).AddYears(-1), -800), Found);
        using var connection = server.Open(authority.Pem);
        await Refused(connection, "TlsExpired", "ran out on 2025-01-02 03:04 UTC", "rke2 certificate rotate");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using var other = new TestAuthority();
        await using var server = await ScriptedServer.StartAsync(other.Certificate("127.0.0.1"), Found);
        using var connection = server.Open(authority.Pem);
        await Refused(connection, "TlsUntrusted", "of 'test authority' that the context does not trust", "certificate-authority-data");
        using var without = server.Open(null);
        await Refused(without, "TlsUntrusted", "of 'test authority' that the context does not trust", "certificate-authority-data");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_another_authority_says_of_names_and_days_does_not_count()
    {
        using var other = new TestAuthority();
        await using var server = await ScriptedServer.StartAsync(other.Certificate("other.example", DateTimeOffset.UtcNow.AddDays(-1)), Found);
        using var connection = server.Open(authority.Pem);
        await Refused(connection, "TlsUntrusted", "test authority", "certificate-authority-data");
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_told_apart_from_one_that_is_not_trusted()
    {
        var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var greeting = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            await client.GetStream().CopyToAsync(System.IO.Stream.Null).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Found);
        var path = server.Write(authority.Pem);
        await System.IO.File.WriteAllTextAsync(path, (await System.IO.File.ReadAllTextAsync(path)).Replace(server.Address, $"https://{listener.LocalEndpoint}", StringComparison.Ordinal));
        using var connection = Cluster.Connection.ClusterConnection.Open(new Cluster.Connection.ConnectionRequest { KubeConfig = path });
        await Refused(connection, "TlsFailed", "There is no TLS with 127.0.0.1", "port 6443");
        await greeting;
        listener.Stop();
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

    private static async Task Refused(Cluster.Connection.ClusterConnection connection, string errorId, string reason, string advice)
    {
        var fault = await Assert.ThrowsAsync<ClusterException>(() => Ask(connection));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(reason, fault.Reason);
        Assert.Contains(advice, fault.Advice);
        Assert.DoesNotContain("secret-token", fault.ToString());
    }
}
