using System;
using System.Linq;
using System.Net;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>
/// Which proxy leads to a server, as for kubectl: the cluster's proxy-url, else HTTPS_PROXY and NO_PROXY of the environment
/// as it is now. The runtime's own reading sends loopback through the proxy, takes no networks in NO_PROXY, and reads once.
/// Source: golang.org/x/net/http/httpproxy/proxy.go.
/// </summary>
internal static class ProxyChoice
{
    /// <summary>The proxy of a context; null for none.</summary>
    /// <exception cref="ClusterException">It is no address.</exception>
    internal static Uri? For(ResolvedContext context, Func<string, string?> environment)
    {
        if (context.Cluster.Text("proxy-url") is { } configured)
        {
            return Address(configured) ?? throw Wrong(context, "proxy-url of the cluster");
        }

        var variable = context.Server.Scheme == Uri.UriSchemeHttps ? "HTTPS_PROXY" : "HTTP_PROXY";
        return Either(environment, variable) is { } set && !IsLoopback(context.Server) && !IsExempt(context.Server, Either(environment, "NO_PROXY"))
            ? Address(set.Contains("://", StringComparison.Ordinal) ? set : "http://" + set) ?? throw Wrong(context, variable)
            : null;
    }

    /// <summary>The proxy for the runtime, with the name and password that its address bears.</summary>
    internal static WebProxy Of(Uri proxy)
    {
        var parts = proxy.UserInfo.Split(':', 2);
        return new WebProxy(new UriBuilder(proxy) { UserName = string.Empty, Password = string.Empty }.Uri)
        {
            Credentials = proxy.UserInfo.Length == 0 ? null : new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty),
        };
    }

    /// <summary>Names are always resolved by the proxy, which socks5h says.</summary>
    private static Uri? Address(string text) =>
        Uri.TryCreate(text.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase) ? "socks5" + text[7..] : text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "socks5" && uri.Host.Length > 0 ? uri : null;

    private static string? Either(Func<string, string?> environment, string name) =>
        environment(name) is { Length: > 0 } upper ? upper : environment(name.ToLowerInvariant()) is { Length: > 0 } lower ? lower : null;

    private static bool IsLoopback(Uri server) =>
        server.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(server.IdnHost, out var address) && IPAddress.IsLoopback(address));

    private static bool IsExempt(Uri server, string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(entry => Covers(entry, server)) == true;

    private static bool Covers(string entry, Uri server)
    {
        if (entry == "*")
        {
            return true;
        }

        var host = server.IdnHost;
        if (IPAddress.TryParse(host, out var address) && IPNetwork.TryParse(entry, out var network))
        {
            return network.Contains(address);
        }

        if (entry.EndsWith($":{server.Port}", StringComparison.Ordinal) && !IPAddress.TryParse(entry, out _))
        {
            entry = entry[..entry.LastIndexOf(':')];
        }

        if (address is not null)
        {
            return IPAddress.TryParse(entry.Trim('[', ']'), out var exempt) && exempt.Equals(address);
        }

        entry = entry.StartsWith("*.", StringComparison.Ordinal) ? entry[1..] : entry;
        return entry.StartsWith('.')
            ? host.EndsWith(entry, StringComparison.OrdinalIgnoreCase)
            : host.Equals(entry, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + entry, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The address is not shown: it may bear a password.</summary>
    private static ClusterException Wrong(ResolvedContext context, string place) =>
        new("ProxyInvalid", context.Name, $"{place} is no address of a proxy.", "Write http://<name>:<port>, https://<name>:<port> or socks5://<name>:<port>.");
}
