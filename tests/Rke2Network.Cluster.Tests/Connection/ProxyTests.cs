using System;
using System.IO;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Proxies on the way.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly TestAuthority authority = new();

    [Theory]
    [InlineData("http://", "CONNECT 127.0.0.1:{0}")]
    [InlineData("http://me:p%40ss@", "CONNECT 127.0.0.1:{0} me:p@ss")]
    [InlineData("socks5://", "socks5 127.0.0.1:{0}")]
    [InlineData("socks5h://", "socks5 127.0.0.1:{0}")]
    public async Task The_proxy_of_a_cluster_leads_to_it(string start, string asked)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);
        using var proxy = new ProxyServer(server.Address, needsUser: start.Contains('@', StringComparison.Ordinal));
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, $"proxy-url: '{start}{proxy.Address}'\n    disable-compression: true"));
        Assert.NotNull(await Requests.Ask(connection));
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, asked, new Uri(server.Address).Port), Assert.Single(proxy.Asked));
    }

    [Fact]
    public async Task The_proxy_of_the_environment_leads_to_names_that_only_it_knows()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("cluster.invalid"), Requests.Found);
        using var proxy = new ProxyServer(server.Address);
        using var connection = ClusterConnection.Open(Named(server, "cluster.invalid") with { Environment = name => name == "https_proxy" ? proxy.Address : null });
        Assert.NotNull(await Requests.Ask(connection));
        Assert.Equal(["CONNECT cluster.invalid:6443"], proxy.Asked);
    }

    [Fact]
    public async Task Loopback_is_reached_without_a_proxy()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, environment: name => name == "HTTPS_PROXY" ? "http://proxy.invalid:1" : null));
        Assert.NotNull(await Requests.Ask(connection));
    }

    [Theory]
    [InlineData("*", "10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "11.1.2.3", true)]
    [InlineData("fd00::/8", "[fd00::1]", false)]
    [InlineData("a.example, 10.1.2.3", "10.1.2.3", false)]
    [InlineData("10.1.2.3:6443", "10.1.2.3", false)]
    [InlineData("10.1.2.3:443", "10.1.2.3", true)]
    [InlineData("example.com", "api.example.com", false)]
    [InlineData("example.com", "example.com", false)]
    [InlineData("example.com", "other-example.com", true)]
    [InlineData(".example.com", "example.com", true)]
    [InlineData("*.example.com", "api.Example.com", false)]
    [InlineData("example.com:6443", "api.example.com", false)]
    [InlineData("example.com:443", "api.example.com", true)]
    [InlineData("", "api.example.com", true)]
    public async Task What_NO_PROXY_names_is_reached_without_one(string list, string host, bool isBehindProxy)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);
        var context = ResolvedContext.Of(KubeConfig.Read(Named(server, host)), null);
        Assert.Equal(isBehindProxy ? new Uri("http://proxy.example:3128") : null, ProxyChoice.For(context, name => name switch
        {
            "HTTPS_PROXY" => "http://proxy.example:3128",
            "no_proxy" => list,
            _ => null,
        }));
    }

    [Theory]
    [InlineData("proxy.example:3128")]
    [InlineData("ftp://proxy.example")]
    public async Task A_proxy_without_an_address_is_refused_and_not_shown(string proxy)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);
        var fault = Assert.Throws<ClusterException>(() => ClusterConnection.Open(server.Request(authority.Pem, $"proxy-url: '{proxy}'")));
        Assert.Equal("ProxyInvalid", fault.ErrorId);
        Assert.DoesNotContain(proxy, fault.Message);
    }

    public void Dispose() => authority.Dispose();

    private ConnectionRequest Named(ScriptedServer server, string host)
    {
        var request = server.Request(authority.Pem);
        File.WriteAllText(request.KubeConfig!, File.ReadAllText(request.KubeConfig!).Replace(server.Address, $"https://{host}:6443", StringComparison.Ordinal));
        return request;
    }
}
