using System;
using System.IO;
using System.Linq;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Which kubeconfigs are taken, and how they are merged.</summary>
public sealed class KubeConfigTests : IDisposable
{
    private readonly KubeConfigFolder folder = new();

    [Fact]
    public void A_list_may_have_missing_and_empty_files_and_end_with_a_separator()
    {
        var list = string.Join(Path.PathSeparator, folder.Path("missing"), folder.Write("empty", string.Empty), folder.Write("comment", "# nothing\n"), folder.Context("a"), folder.Context("b"), string.Empty, folder.Context("a"));
        var contexts = ContextList.Read(folder.Request with { Environment = name => name == "KUBECONFIG" ? list : null });
        Assert.Equal(["a", "b"], contexts.Select(context => context.Name));
        Assert.All(contexts, context => Assert.Null(context.Problem));
        Assert.Equal([true, false], contexts.Select(context => context.IsCurrent));
        Assert.Equal(folder.Path("b"), contexts[1].File);
    }

    [Fact]
    public void Of_a_name_the_first_entry_counts_in_whole()
    {
        var first = folder.Write("first", "contexts: [{name: x, context: {cluster: one}}]\nclusters: [{name: one, cluster: {server: 'https://first:6443'}}]");
        var second = folder.Write("second", "current-context: x\ncontexts: [{name: x, context: {cluster: two, namespace: n}}]\nclusters: [{name: one, cluster: {server: 'https://second:6443', insecure-skip-tls-verify: true}}]");
        using var connection = ClusterConnection.Open(folder.Request with { KubeConfig = first + Path.PathSeparator + second });
        Assert.Equal(new Uri("https://first:6443"), connection.Context.Server);
        Assert.Null(connection.Context.Namespace);
        Assert.True(connection.Context.IsCurrent);
        Assert.Empty(connection.Warnings);
    }

    [Fact]
    public void Paths_are_those_of_the_file_that_they_stand_in()
    {
        Directory.CreateDirectory(folder.Path("inner"));
        var inner = folder.Context("inner/config", "certificate-authority: ca.crt");
        folder.Write("inner/ca.crt", folder.Authority);
        var outer = folder.Context("outer", "certificate-authority: ca.crt");
        var contexts = ContextList.Read(folder.Request with { KubeConfig = inner + Path.PathSeparator + outer });
        Assert.Null(contexts[0].Problem);
        Assert.StartsWith("certificate-authority of the context cannot be read", contexts[1].Problem);
        Assert.Contains(folder.Path("ca.crt"), contexts[1].Problem);
    }

    [Theory]
    [InlineData("- a\n", "a list")]
    [InlineData("just text\n", "a single value")]
    [InlineData("clusters: [\n", "not YAML")]
    public void What_is_no_kubeconfig_is_named(string text, string said)
    {
        var fault = Assert.Throws<ClusterException>(() => ContextList.Read(folder.Request with { KubeConfig = folder.Write("broken", text) }));
        Assert.Equal("KubeConfigUnreadable", fault.ErrorId);
        Assert.Contains(said, fault.Reason);
        Assert.Contains(folder.Path("broken"), fault.Advice);
    }

    [Fact]
    public void Lists_that_are_none_and_entries_without_names_are_no_contexts() =>
        Assert.Empty(ContextList.Read(folder.Request with { KubeConfig = folder.Write("odd", "contexts: {a: b}\nclusters: 7\nusers:\ncurrent-context: gone\n") }));

    [Fact]
    public void No_kubeconfig_is_said_with_the_places()
    {
        var fault = Assert.Throws<ClusterException>(() => ContextList.Read(folder.Request));
        Assert.Equal("NoKubeConfig", fault.ErrorId);
        Assert.Contains(Path.Combine(folder.Request.HomeFolder, ".kube", "config"), fault.Reason);
        Assert.DoesNotContain("8080", fault.Message);
    }

    [Fact]
    public void Without_a_home_the_current_folder_is_none()
    {
        var here = Path.Combine(".kube", "config");
        Directory.CreateDirectory(".kube");
        File.Copy(folder.Context("x"), here, overwrite: true);
        try
        {
            Assert.Equal("NoKubeConfig", Assert.Throws<ClusterException>(() => ContextList.Read(folder.Request with { HomeFolder = string.Empty })).ErrorId);
        }
        finally
        {
            Directory.Delete(".kube", recursive: true);
        }
    }

    [Fact]
    public void A_kubeconfig_that_is_named_and_missing_is_no_reason_to_take_another()
    {
        folder.Pod();
        folder.Write("rke2.yaml", "current-context: x");
        var request = folder.Request with { Environment = KubeConfigFolder.InPod };
        Assert.Equal("NoKubeConfig", Assert.Throws<ClusterException>(() => ContextList.Read(request with { KubeConfig = folder.Path("missing") })).ErrorId);
        Assert.Equal("NoKubeConfig", Assert.Throws<ClusterException>(() => ContextList.Read(request with
        {
            Environment = name => name == "KUBECONFIG" ? folder.Path("missing") : KubeConfigFolder.InPod(name),
        })).ErrorId);
    }

    [Fact]
    public void A_pod_without_a_kubeconfig_speaks_to_its_own_cluster()
    {
        folder.Pod();
        var request = folder.Request with { Environment = KubeConfigFolder.InPod };
        var context = Assert.Single(ContextList.Read(request));
        Assert.Equal(
            new ClusterContext { Name = "in-cluster", IsCurrent = true, Cluster = "in-cluster", User = "in-cluster", Server = new Uri("https://[fd00::1]:443"), Namespace = "here", Authentication = "token" },
            context);
        using var connection = ClusterConnection.Open(request);
        Assert.Equal(context, connection.Context);
        File.Delete(folder.Path("pod/token"));
        Assert.Equal("NoKubeConfig", Assert.Throws<ClusterException>(() => ContextList.Read(request)).ErrorId);
    }

    [Fact]
    public void A_kubeconfig_comes_before_the_pods_own()
    {
        folder.Pod();
        Directory.CreateDirectory(folder.Path("home/.kube"));
        folder.Context("home/.kube/config");
        Assert.Equal("home/.kube/config", Assert.Single(ContextList.Read(folder.Request with { Environment = KubeConfigFolder.InPod })).Name);
    }

    [Fact]
    public void A_server_of_RKE2_has_its_own()
    {
        folder.Context("rke2.yaml");
        Assert.Equal(folder.Path("rke2.yaml"), Assert.Single(ContextList.Read(folder.Request)).File);
    }

    [Fact]
    public void That_of_a_server_may_be_for_others_only()
    {
        var file = folder.Context("rke2.yaml");
        using var held = File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None); // So root cannot open it either.
        var fault = Assert.Throws<ClusterException>(() => ContextList.Read(folder.Request));
        Assert.Equal("NoKubeConfig", fault.ErrorId);
        Assert.Contains($"{file} may be read by others only", fault.Reason);
        Assert.Contains("as root", fault.Advice);
    }

    public void Dispose() => folder.Dispose();
}
