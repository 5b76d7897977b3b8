using System.Collections.Generic;
using System.IO;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>Who speaks to the real cluster, and what each may do.</summary>
internal static class RealClusterUsers
{
    private const string Authorization = "apis/rbac.authorization.k8s.io/v1/";

    /// <summary>The roles and who has them; an administrator has every right by its group, and a viewer has none.</summary>
    internal static IEnumerable<(string Path, string Json)> Roles =>
    [
        Role("reader", """["get", "list", "watch"]"""),
        Binding("reader"),
        Role("changer", """["get", "list", "patch"]"""), // may change, and may not make
        Binding("changer"),
    ];

    internal static string Token(string user) => $"{user}-token-of-a-test";

    internal static string WriteTokens(string folder)
    {
        var path = Path.Combine(folder, "tokens.csv");
        File.WriteAllText(path, $"""
            {Token("admin")},admin,admin-uid,"system:masters"
            {Token("reader")},reader,reader-uid
            {Token("changer")},changer,changer-uid
            {Token("viewer")},viewer,viewer-uid
            """);
        return path;
    }

    private static (string Path, string Json) Role(string user, string verbs) => (Authorization + "clusterroles", $$"""
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "{{user}}"},
         "rules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": {{verbs}}}]}
        """);

    private static (string Path, string Json) Binding(string user) => (Authorization + "clusterrolebindings", $$"""
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "{{user}}"},
         "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "{{user}}"}],
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "{{user}}"} }
        """);
}
