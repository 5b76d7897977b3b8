using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Speaking as somebody else.</summary>
public sealed class ImpersonationTests : IDisposable
{
    private readonly TestAuthority authority = new();

    [Fact]
    public async Task Every_group_is_a_header_of_its_own()
    {
        var seen = new Dictionary<string, string[]>();
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context =>
        {
            foreach (var header in context.Request.Headers.Where(header => header.Key.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase)))
            {
                seen[header.Key.ToLowerInvariant()] = [.. header.Value.OfType<string>()];
            }

            return Requests.Found(context);
        });
        const string User = "{token: secret-token, as: jörg, as-uid: '7', as-groups: ['team, a', system:masters, c], as-user-extra: {example.com/Team: [x, w], one: [z]}}";
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: User));
        Assert.NotNull(await Requests.Ask(connection));
        Assert.Equal(["jörg"], seen["impersonate-user"]);
        Assert.Equal(["7"], seen["impersonate-uid"]);
        Assert.Equal(["team, a", "system:masters", "c"], seen["impersonate-group"]);
        Assert.Equal(["x", "w"], seen["impersonate-extra-example.com%2fteam"]);
        Assert.Equal(["z"], seen["impersonate-extra-one"]);
        Assert.EndsWith("Bearer secret-token", Assert.Single(server.Requests));
    }

    [Fact]
    public async Task One_user_with_one_group_works_as_well()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context =>
            context.Request.Headers["Impersonate-Group"] == "g" && context.Request.Headers["Impersonate-User"] == "ü" && context.Request.Protocol == "HTTP/2" ? Requests.Found(context) : ScriptedServer.Json(context, "{}", 400));
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: "{as: ü, as-groups: [g]}"));
        Assert.NotNull(await Requests.Ask(connection));
    }

    [Theory]
    [InlineData("{as-groups: [g]}", "without as")]
    [InlineData("{as: \"a\\r\\nAuthorization: x\"}", "control character")]
    [InlineData("{as: u, as-groups: [\"a\\nb\"]}", "control character")]
    [InlineData("{as: u, as-groups: [\"a\\uE000b\"]}", "control character")]
    public async Task What_cannot_be_said_in_a_header_is_refused(string user, string said)
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);
        var fault = Assert.Throws<ClusterException>(() => ClusterConnection.Open(server.Request(authority.Pem, user: user)));
        Assert.Equal("ContextIncomplete", fault.ErrorId);
        Assert.Contains(said, fault.Reason);
    }

    public void Dispose() => authority.Dispose();
}
