using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Connection;

/// <summary>Speaking as another user. Source: kubernetes/client-go transport/round_trippers.go.</summary>
internal sealed class Impersonation
{
    /// <summary>With what the headers start.</summary>
    internal const string Prefix = "Impersonate-";

    private readonly List<(string Name, string[] Values)> headers = [];

    private Impersonation(ResolvedContext context, KubeConfig.Entry user)
    {
        Add(context, "User", user.Text("as"));
        Add(context, "Uid", user.Text("as-uid"));
        Add(context, "Group", [.. Texts(user.Fields.Find("as-groups"))]);
        foreach (var (key, values) in user.Fields.Find("as-user-extra") as YamlMap ?? YamlMap.Empty)
        {
            Add(context, "Extra-" + Escaped(key), [.. Texts(values)]);
        }

        if (headers.Count > 0 && headers[0].Name != Prefix + "User")
        {
            throw new ClusterException("ContextIncomplete", context.Name, "The user has as-uid, as-groups or as-user-extra without as.", $"Say as whom with as: in {user.File}, or take them away.");
        }
    }

    /// <summary>As whom a context speaks; null where it speaks for itself.</summary>
    /// <exception cref="ClusterException">The entry of the user is not whole.</exception>
    internal static Impersonation? Of(ResolvedContext context) => context.User is { } user && new Impersonation(context, user) is { headers.Count: > 0 } found ? found : null;

    /// <summary>Says it with a request.</summary>
    internal void Apply(HttpRequestMessage request)
    {
        foreach (var (name, values) in headers)
        {
            RepeatedHeaders.Add(request, name, values);
        }
    }

    private static IEnumerable<string> Texts(YamlValue? list) => (list as YamlList)?.OfType<YamlScalar>().Select(item => item.Text) ?? [];

    /// <summary>Keys such as <c>example.com/team</c> hold what names of headers cannot.</summary>
    private static string Escaped(string key)
    {
        var text = new StringBuilder();
        foreach (var each in Encoding.UTF8.GetBytes(key))
        {
            text.Append(char.IsAsciiLetterOrDigit((char)each) || "!#$&'*+-.^_`|~".Contains((char)each, StringComparison.Ordinal) ? ((char)each).ToString() : $"%{each:X2}");
        }

        return text.ToString();
    }

    private void Add(ResolvedContext context, string name, params string?[] values)
    {
        string[] given = [.. values.OfType<string>()];
        if (!given.All(RepeatedHeaders.IsValue))
        {
            throw new ClusterException("ContextIncomplete", context.Name, "as, as-uid, as-groups or as-user-extra of the user has an empty value, or one with a control character.", "Correct it in the kubeconfig.");
        }

        if (given.Length > 0)
        {
            headers.Add((Prefix + name, given));
        }
    }
}
