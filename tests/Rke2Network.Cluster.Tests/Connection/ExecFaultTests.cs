using System;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Plugins that fail, and what people are told.</summary>
[Collection("plugins")]
public sealed class ExecFaultTests : IAsyncLifetime, IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly PluginFolder plugins = new();
    private ScriptedServer server = null!;

    public async Task InitializeAsync() => server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), Requests.Found);

    [Theory]
    [InlineData("apiVersion: client.authentication.k8s.io/v1alpha1, command: sh", "ContextIncomplete", "client.authentication.k8s.io/v1beta1")]
    [InlineData("command: sh", "ContextIncomplete", "apiVersion ''")]
    [InlineData("apiVersion: client.authentication.k8s.io/v1", "ContextIncomplete", "no command")]
    [InlineData("apiVersion: client.authentication.k8s.io/v1, command: sh, interactiveMode: Always", "ExecNeedsTerminal", "interactiveMode: IfAvailable")]
    public void What_cannot_be_run_is_said_before_anything_is_sent(string exec, string errorId, string said)
    {
        var fault = Assert.Throws<ClusterException>(() => ClusterConnection.Open(server.Request(authority.Pem, user: $"exec: {{{exec}}}")));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(said, fault.Message);
    }

    [Theory]
    [InlineData("rke2network-no-such-plugin", "in no folder of PATH")]
    [InlineData("./rke2network-no-such-plugin", "is not there. Get it")]
    public async Task A_plugin_that_is_not_there_is_said_with_where_it_is_to_be_had(string command, string said)
    {
        var request = server.Request(authority.Pem, user: $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: {command}, installHint: \"Get it from \\e[31mthere\"}}");
        using var connection = ClusterConnection.Open(request);
        var fault = await Requests.Fault(connection);
        Assert.Equal("ExecFailed", fault.ErrorId);
        Assert.Contains(said, fault.Message);
        Assert.Contains("""Get it from \x1B[31mthere""", fault.Message);
        Assert.Contains("is not there", Assert.Single(ContextList.Read(request)).Problem);
    }

    [UnixFact]
    public async Task What_is_no_program_is_said()
    {
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: {server.Write(null)}}}"));
        Assert.Contains("cannot be started", (await Requests.Fault(connection)).Reason);
    }

    [UnixFact]
    public async Task A_plugin_that_fails_is_shown_with_its_last_words_and_none_of_its_answer()
    {
        const string Script = """echo secret-answer; for i in $(seq 500); do echo "line $i" >&2; done; printf '\033[31mlog in first\n' >&2; exit 3""";
        var fault = await FaultOf(Script);
        Assert.Equal("ExecFailed", fault.ErrorId);
        Assert.Contains("ends with 3: …", fault.Reason);
        Assert.Contains("""line 500 | \x1B[31mlog in first""", fault.Reason);
        Assert.DoesNotContain("line 400", fault.Reason);
        Assert.InRange(fault.Reason.Length, 400, 500);
        Assert.DoesNotContain("secret-answer", fault.ToString());
    }

    [UnixFact]
    public async Task Who_waits_for_a_run_that_fails_fails_with_it()
    {
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: plugins.Exec($"while [ ! -e {plugins.Path("go")} ]; do sleep 0.05; done; exit 4")));
        var asking = new[] { Requests.Fault(connection), Requests.Fault(connection), Requests.Fault(connection) };
        await Requests.Until(() => plugins.Runs > 0);
        await System.IO.File.WriteAllTextAsync(plugins.Path("go"), string.Empty);
        Assert.All(await Task.WhenAll(asking), fault => Assert.Contains("ends with 4", fault.Reason));
        Assert.Equal(1, plugins.Runs);
        await Requests.Fault(connection);
        Assert.Equal(2, plugins.Runs);
    }

    [UnixFact]
    public async Task Answers_that_are_none_are_told_apart_without_being_shown()
    {
        const string Head = """{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":""";
        foreach (var (answer, said) in new[]
        {
            ("secret-answer", "no JSON"),
            ("[1]", "no JSON object"),
            ("""{"kind":"Status"}""", "no ExecCredential"),
            (Head.Replace("/v1", "/v1beta1", StringComparison.Ordinal) + "{}}", "apiVersion is not client.authentication.k8s.io/v1,"),
            (Head + "null}", "no status"),
            (Head + "{}}", "neither a token nor a certificate"),
            (Head + """{"clientKeyData":"secret-answer"}}""", "only one of"),
            (Head + """{"clientCertificateData":"a","clientKeyData":"secret-answer"}}""", "no pair"),
            (Head + """{"token":"secret-answer\n"}}""", "characters in it that no token has"),
            (Head + """{"token":"secret-answer","expirationTimestamp":"2026-01-02T03:04:05"}}""", "RFC 3339"),
            (Head + """{"token":"secret-answer","expirationTimestamp":"tomorrow"}}""", "RFC 3339"),
        })
        {
            var fault = await FaultOf($"cat <<'END'\n{answer}\nEND");
            Assert.Equal("ExecInvalid", fault.ErrorId);
            Assert.Contains(said, fault.Reason);
            Assert.DoesNotContain("secret-answer", fault.ToString());
        }
    }

    [UnixFact]
    public async Task A_plugin_that_does_not_stop_writing_is_ended() => Assert.Contains("more than 1 MB", (await FaultOf("yes secret-answer")).Reason);

    [UnixFact]
    public async Task A_plugin_that_takes_too_long_is_ended()
    {
        using var run = new ExecRun("/bin/sh", ["-c", "echo open the page and log in >&2; exec sleep 300"], []);
        var fault = await Assert.ThrowsAsync<ExecRun.Failure>(() => run.OutputAsync(TimeSpan.FromSeconds(1), default));
        Assert.Equal("does not end within 1 s: open the page and log in", fault.Message);
    }

    [Fact]
    public void What_clients_no_longer_know_is_said_with_what_came_in_its_place()
    {
        var fault = Assert.Throws<ClusterException>(() => ClusterConnection.Open(server.Request(authority.Pem, user: "auth-provider: {name: gcp, config: {access-token: secret-token}}")));
        Assert.Equal("AuthProviderRemoved", fault.ErrorId);
        Assert.Contains("exec plugin", fault.Advice);
        Assert.DoesNotContain("secret-token", fault.ToString());
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        authority.Dispose();
        plugins.Dispose();
    }

    private async Task<ClusterException> FaultOf(string script)
    {
        using var connection = ClusterConnection.Open(server.Request(authority.Pem, user: plugins.Exec(script)));
        return await Requests.Fault(connection);
    }
}
