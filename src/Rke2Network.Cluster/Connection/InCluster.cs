using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Connection;

/// <summary>A pod's own way to its cluster, where no kubeconfig is. Source: kubernetes/client-go rest/config.go.</summary>
internal static class InCluster
{
    /// <summary>The name of the context.</summary>
    internal const string Name = "in-cluster";

    /// <summary>The token, which is renewed in its place.</summary>
    internal static string TokenFile(ConnectionRequest request) => Path.Combine(request.ServiceAccountFolder, "token");

    /// <summary>The way as a kubeconfig would say it; null outside of pods.</summary>
    internal static YamlMap? Find(ConnectionRequest request)
    {
        var (host, port) = (request.Environment("KUBERNETES_SERVICE_HOST"), request.Environment("KUBERNETES_SERVICE_PORT"));
        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(port) || !File.Exists(TokenFile(request)))
        {
            return null;
        }

        var isVersion6 = IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        return Map(
            ("current-context", Text(Name)),
            ("contexts", Named("context", Map(("cluster", Text(Name)), ("user", Text(Name)), ("namespace", Text(Namespace(request)))))),
            ("clusters", Named("cluster", Map(
                ("server", Text($"https://{(isVersion6 ? $"[{host}]" : host)}:{port}")),
                ("certificate-authority", Text(Path.Combine(request.ServiceAccountFolder, "ca.crt")))))),
            ("users", Named("user", Map(("tokenFile", Text(TokenFile(request)))))));
    }

    private static string Namespace(ConnectionRequest request)
    {
        try
        {
            return File.ReadAllText(Path.Combine(request.ServiceAccountFolder, "namespace")).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static YamlList Named(string key, YamlMap value) => new([Map(("name", Text(Name)), (key, value))]);

    private static YamlScalar Text(string text) => YamlScalar.String(text);

    private static YamlMap Map(params (string Key, YamlValue Value)[] entries) => new(Array.ConvertAll(entries, entry => new KeyValuePair<string, YamlValue>(entry.Key, entry.Value)));
}
