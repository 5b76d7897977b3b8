using System;
using System.IO;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Tests.Server;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>TCP connections that outlive a cmdlet.</summary>
public sealed class ReuseTests : IDisposable
{
    private readonly TestAuthority authority = new();

    [Fact]
    public async Task The_next_cmdlet_finds_the_connection_open()
    {
        await using var server = await Start();
        var request = server.Request(authority.Pem);
        await AskOnce(request);
        await AskOnce(request);
        await AskOnce(request with { KubeConfig = server.Write(authority.Pem, user: "token: another") });
        Assert.Equal(3, server.Requests.Length);
        Assert.Equal(1, server.Connections);
        Assert.Equal(1, request.Handlers.Count);
    }

    [Fact]
    public async Task Another_way_is_another_connection()
    {
        await using var server = await Start();
        var request = server.Request(authority.Pem);
        await AskOnce(request);
        await AskOnce(request with { KubeConfig = server.Write(authority.Pem + "\n") });
        await AskOnce(request with { KubeConfig = server.Write(null, "insecure-skip-tls-verify: true") });
        Assert.Equal(3, server.Connections);
        File.WriteAllText(request.KubeConfig!, File.ReadAllText(server.Write(null)));
        using var untrusted = ClusterConnection.Open(request);
        Assert.Equal("TlsUntrusted", (await Requests.Fault(untrusted)).ErrorId);
        Assert.Equal(3, server.Requests.Length);
    }

    [Fact]
    public async Task Another_users_certificate_is_another_connection()
    {
        await using var server = await Start();
        var request = server.Request(authority.Pem);
        foreach (var name in new[] { "one", "two", "one" })
        {
            var path = Path.Combine(server.Folder, name);
            if (!File.Exists(path))
            {
                var (certificate, key) = authority.User(name);
                File.WriteAllText(path, certificate);
                File.WriteAllText(path + ".key", key);
            }

            await AskOnce(request with { KubeConfig = server.Write(authority.Pem, user: $"{{client-certificate: {name}, client-key: {name}.key}}") });
        }

        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Only_so_many_are_kept_and_none_is_closed_that_is_in_use()
    {
        await using var server = await Start();
        var request = server.Request(authority.Pem) with { Handlers = new HandlerPool(2) };
        using (var used = ClusterConnection.Open(request))
        {
            await Requests.Ask(used);
            for (var i = 1; i < 5; i++)
            {
                await AskOnce(request with { KubeConfig = server.Write(authority.Pem + new string('\n', i)) });
            }

            Assert.Equal(2, request.Handlers.Count);
            Assert.Equal(5, server.Connections);
            await Requests.Ask(used);
            Assert.Equal(5, server.Connections);
        }

        await AskOnce(request with { KubeConfig = server.Write(authority.Pem + "\n") });
        Assert.Equal(6, server.Connections);
        Assert.Equal(2, request.Handlers.Count);
    }

    public void Dispose() => authority.Dispose();

    private static async Task AskOnce(ConnectionRequest request)
    {
        using var connection = ClusterConnection.Open(request);
        Assert.NotNull(await Requests.Ask(connection));
    }

    private Task<ScriptedServer> Start() => ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);
}
