using System;
using System.Linq;
using System.Text;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Contexts, and what is against them.</summary>
public sealed class ContextTests : IDisposable
{
    private readonly KubeConfigFolder folder = new();

    [Theory]
    [InlineData("contexts: [{name: x, context: {cluster: c}}]", "has no cluster 'c'")]
    [InlineData("contexts: [{name: x, context: {}}]", "names no cluster")]
    [InlineData("contexts: [{name: x}]", "names no cluster")]
    [InlineData("contexts: [{name: x, context: {cluster: c, user: u}}]\nclusters: [{name: c, cluster: {server: 'https://s:6443'}}]", "has no user 'u'")]
    [InlineData("contexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {}}]", "no server with https://")]
    [InlineData("contexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: 's:6443'}}]", "no server with https://")]
    [InlineData("contexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: 'https://a:1'}}, {name: c, cluster: {server: 'https://b:1'}}]", "name of its cluster stands twice")]
    [InlineData("contexts: [{name: x, context: {cluster: c}}, {name: x, context: {cluster: d}}]\nclusters: [{name: c, cluster: {server: 'https://a:1'}}]", "name of its context stands twice")]
    public void What_a_context_lacks_is_said_in_the_list_and_when_it_is_taken(string text, string problem)
    {
        var request = folder.Request with { KubeConfig = folder.Write("config", text) };
        var context = Assert.Single(ContextList.Read(request));
        Assert.Equal("x", context.Name);
        Assert.Contains(problem, context.Problem);
        var fault = Assert.Throws<ClusterException>(() => ClusterConnection.Open(request with { Context = "x" }));
        Assert.Equal("ContextIncomplete", fault.ErrorId);
        Assert.Equal(context.Problem, fault.Reason);
    }

    [Theory]
    [InlineData("certificate-authority-data: '!!'", "token: t", "certificate-authority-data of the context is no base64")]
    [InlineData("certificate-authority-data: c2VjcmV0", "token: t", "certificate-authority-data of the context holds no certificate")]
    [InlineData("", "client-certificate: gone.crt", "client-certificate of the context cannot be read")]
    [InlineData("", "client-certificate-data: CERTIFICATE", "without a client-key")]
    [InlineData("", "client-certificate-data: CERTIFICATE, client-key-data: c2VjcmV0", "client-key-data of the context holds no key")]
    [InlineData("", "client-certificate-data: c2VjcmV0", "client-certificate-data of the context holds no certificate")]
    [InlineData("", "as-groups: [g]", "without as")]
    [InlineData("", "auth-provider: {name: oidc}", "auth-provider 'oidc'")]
    [InlineData("", "exec: {apiVersion: client.authentication.k8s.io/v1, command: rke2network-gone}", "'rke2network-gone' is not there")]
    [InlineData("proxy-url: nowhere", "token: t", "proxy-url")]
    public void What_cannot_be_read_is_said_without_its_content(string cluster, string user, string problem)
    {
        user = user.Replace("CERTIFICATE", Base64(folder.Certificate), StringComparison.Ordinal);
        var context = Assert.Single(ContextList.Read(folder.Request with { KubeConfig = folder.Context("x", cluster, user) }));
        Assert.Contains(problem, context.Problem);
        Assert.DoesNotContain("c2VjcmV0", context.Problem);
        Assert.Equal(new Uri("https://server:6443"), context.Server);
    }

    [Theory]
    [InlineData("token: t", "token")]
    [InlineData("tokenFile: t", "token")]
    [InlineData("client-certificate-data: CERTIFICATE, client-key-data: KEY", "client certificate")]
    [InlineData("username: me, password: secret", "basic")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: gke-gcloud-auth-plugin, args: [secret]}", "exec (gke-gcloud-auth-plugin)")]
    [InlineData("token: t, exec: {apiVersion: client.authentication.k8s.io/v1, command: x}", "token")]
    [InlineData("", "none")]
    public void How_a_user_proves_itself_is_said_in_words(string user, string said)
    {
        user = user.Replace("CERTIFICATE", Base64(folder.Certificate), StringComparison.Ordinal).Replace("KEY", Base64(folder.Key), StringComparison.Ordinal);
        var request = folder.Request with { KubeConfig = folder.Context("x", user: user) };
        Assert.Equal(said, Assert.Single(ContextList.Read(request)).Authentication);
        using var connection = ClusterConnection.Open(request);
        Assert.Equal(said, connection.Context.Authentication);
    }

    [Theory]
    [InlineData("token: \"secret\\ntoken\"")]
    [InlineData("token: sécret")]
    [InlineData("token: \"Bearer secret\"")]
    public async System.Threading.Tasks.Task What_is_no_token_is_not_sent(string user)
    {
        using var connection = ClusterConnection.Open(folder.Request with { KubeConfig = folder.Context("x", user: user) });
        var fault = await Requests.Fault(connection);
        Assert.Equal("CredentialsUnreadable", fault.ErrorId);
        Assert.DoesNotContain("cret", fault.ToString());
    }

    [Fact]
    public void What_is_known_of_a_context_is_shown_although_its_user_is_not_there()
    {
        var file = folder.Write("config", "contexts: [{name: x, context: {cluster: c, user: u, namespace: ns}}]\nclusters: [{name: c, cluster: {server: 'https://s:6443'}}]");
        var context = Assert.Single(ContextList.Read(folder.Request with { KubeConfig = file }));
        Assert.Equal(new ClusterContext { Name = "x", Cluster = "c", User = "u", Namespace = "ns", Server = new Uri("https://s:6443"), File = file, Problem = context.Problem }, context);
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        using var authority = new Server.TestAuthority();
        var request = folder.Request with { KubeConfig = folder.Context("x", user: $"client-certificate-data: {Base64(folder.Certificate)}, client-key-data: {Base64(authority.User("other").Key)}") };
        Assert.Equal("CredentialsUnreadable", Assert.Throws<ClusterException>(() => ClusterConnection.Open(request)).ErrorId);
    }

    [Fact]
    public void A_password_in_an_address_is_not_shown()
    {
        var file = folder.Write("config", "contexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: 'https://me:secret@s:6443/k8s/clusters/c-1'}}]");
        Assert.Equal("https://s:6443/k8s/clusters/c-1", Assert.Single(ContextList.Read(folder.Request with { KubeConfig = file })).Server!.OriginalString);
    }

    [Fact]
    public void A_context_that_is_not_there_is_answered_with_the_nearest_first()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"other-{i:00}").Append("production").Append("eu-prodution");
        var request = folder.Request with { KubeConfig = folder.Write("config", $"contexts: [{string.Join(", ", names.Select(name => $"{{name: {name}}}"))}]") };
        var fault = Assert.Throws<ClusterException>(() => ClusterConnection.Open(request with { Context = "Producton" }));
        Assert.Equal("ContextNotFound", fault.ErrorId);
        Assert.StartsWith("There are production, eu-prodution, other-", fault.Advice);
        Assert.Contains("and 4 others (Get-Rke2Context lists them)", fault.Advice);
        Assert.StartsWith("There are eu-prodution, ", Assert.Throws<ClusterException>(() => ClusterConnection.Open(request with { Context = "eu" })).Advice);
        Assert.Equal("NoContext", Assert.Throws<ClusterException>(() => ClusterConnection.Open(request)).ErrorId);
    }

    public void Dispose() => folder.Dispose();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
