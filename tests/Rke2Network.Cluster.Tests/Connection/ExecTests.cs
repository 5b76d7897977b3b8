using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Tests.Server;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Plugins that say who the user is.</summary>
[Collection("plugins")]
public sealed class ExecTests : IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly PluginFolder plugins = new();

    [UnixFact]
    public async Task A_plugin_gives_the_token_once_for_all_requests_and_connections()
    {
        await using var server = await Start();
        var request = server.Request(authority.Pem, user: plugins.Exec(PluginFolder.Token("t-$run")));
        using (var connection = ClusterConnection.Open(request))
        {
            Assert.Equal("exec (sh)", connection.Context.Authentication);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Requests.Ask(connection)));
        }

        using var second = ClusterConnection.Open(request);
        await Requests.Ask(second);
        Assert.Equal(5, server.Requests.Length);
        Assert.All(server.Requests, each => Assert.EndsWith("Bearer t-1", each));
        Assert.Equal(1, plugins.Runs);
    }

    [UnixFact]
    public async Task What_has_run_out_is_asked_for_again()
    {
        var clock = new TestClock();
        await using var server = await Start();
        var user = plugins.Exec(PluginFolder.Token("t-$run", clock.GetUtcNow().AddMinutes(10).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")));
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: user) with { Answers = new ExecCache(clock) });
        await Requests.Ask(connection);
        clock.Now += TimeSpan.FromMinutes(9);
        await Requests.Ask(connection);
        Assert.Equal(1, plugins.Runs);
        clock.Now += TimeSpan.FromMinutes(2);
        await Requests.Ask(connection);
        Assert.Equal(2, plugins.Runs);
        Assert.EndsWith("Bearer t-2", server.Requests[^1]);
    }

    [UnixFact]
    public async Task A_token_that_the_server_does_not_take_is_asked_for_once_more()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context =>
            context.Request.Headers.Authorization == "Bearer t-2" ? Requests.Found(context) : ScriptedServer.Json(context, "{}", 401));
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: plugins.Exec(PluginFolder.Token("t-$run"))));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Requests.Ask(connection))), Assert.NotNull);
        Assert.Equal(2, plugins.Runs);
    }

    [UnixFact]
    public async Task A_user_whom_the_server_does_not_take_is_asked_for_twice_and_no_more()
    {
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context => ScriptedServer.Json(context, "{}", 401));
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: plugins.Exec(PluginFolder.Token("t-$run"))));
        Assert.Equal("Unauthorized", (await Requests.Fault(connection)).ErrorId);
        Assert.Equal(2, plugins.Runs);
    }

    [UnixFact]
    public async Task Arguments_and_variables_come_as_they_stand_and_the_plugin_is_told_what_it_is_asked()
    {
        await using var server = await Start();
        var script = $"""printf '%s\n' "$@" "$EXTRA" > {plugins.Path("seen")}; printf %s "$KUBERNETES_EXEC_INFO" > {plugins.Path("info")}; """ + PluginFolder.Token("t");
        var user = plugins.Exec(script, """, provideClusterInfo: true, env: [{name: EXTRA, value: "e f"}]""", """ "a b", '"q"', '$HOME'""");
        var cluster = "extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: x}}]";
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, cluster, user));
        await Requests.Ask(connection);
        Assert.Equal(["a b", "\"q\"", "$HOME", "e f"], await File.ReadAllLinesAsync(plugins.Path("seen")));
        using var info = JsonDocument.Parse(await File.ReadAllTextAsync(plugins.Path("info")));
        Assert.Equal("client.authentication.k8s.io/v1", info.RootElement.GetProperty("apiVersion").GetString());
        Assert.Equal("ExecCredential", info.RootElement.GetProperty("kind").GetString());
        var specification = info.RootElement.GetProperty("spec");
        Assert.False(specification.GetProperty("interactive").GetBoolean());
        Assert.Equal(server.Address, specification.GetProperty("cluster").GetProperty("server").GetString());
        Assert.Equal(authority.Pem, System.Text.Encoding.UTF8.GetString(specification.GetProperty("cluster").GetProperty("certificate-authority-data").GetBytesFromBase64()));
        Assert.Equal("x", specification.GetProperty("cluster").GetProperty("config").GetProperty("audience").GetString());
    }

    [UnixFact]
    public async Task A_command_with_a_folder_is_looked_for_from_the_kubeconfig_on()
    {
        await using var server = await Start();
        var tool = Path.Combine(Directory.CreateDirectory(Path.Combine(server.Folder, "bin")).FullName, "login");
        await File.WriteAllTextAsync(tool, "#!/bin/sh\n" + PluginFolder.Token("from-bin"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/login}"));
        await Requests.Ask(connection);
        Assert.EndsWith("Bearer from-bin", Assert.Single(server.Requests));
    }

    [UnixFact]
    public async Task A_certificate_of_a_plugin_is_what_the_server_sees()
    {
        var (certificate, key) = authority.User("somebody");
        await File.WriteAllTextAsync(plugins.Path("answer"), JsonSerializer.Serialize(new
        {
            apiVersion = "client.authentication.k8s.io/v1",
            kind = "ExecCredential",
            status = new { clientCertificateData = certificate, clientKeyData = key },
        }));
        string? seen = null;
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), context =>
        {
            seen = context.Connection.ClientCertificate?.Subject;
            return Requests.Found(context);
        });
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: plugins.Exec($"cat {plugins.Path("answer")}")));
        await Requests.Ask(connection);
        Assert.Equal("CN=somebody", seen);
    }

    [UnixFact]
    public async Task Who_stops_ends_the_plugin_and_what_it_started()
    {
        await using var server = await Start();
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: plugins.Exec($"sleep 300 & echo $! > {plugins.Path("child")}.new; mv {plugins.Path("child")}.new {plugins.Path("child")}; wait")));
        using var stop = new CancellationTokenSource();
        var asking = Requests.Ask(connection, stop.Token);
        await Requests.Until(() => File.Exists(plugins.Path("child")));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        var child = int.Parse((await File.ReadAllTextAsync(plugins.Path("child"))).Trim(), System.Globalization.CultureInfo.InvariantCulture);
        await Requests.Until(() => !PluginFolder.IsAlive(child));
        Assert.Empty(server.Requests);
    }

    public void Dispose()
    {
        authority.Dispose();
        plugins.Dispose();
    }

    private Task<ScriptedServer> Start() => ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);
}
