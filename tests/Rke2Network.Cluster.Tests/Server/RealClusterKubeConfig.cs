using System;
using System.IO;
using System.Text;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>Kubeconfigs for the users of the real cluster.</summary>
internal static class RealClusterKubeConfig
{
    internal static string Write(string folder, Uri address, string authority, string user)
    {
        var path = Path.Combine(folder, $"{user}.kubeconfig");
        File.WriteAllText(path, $"""
            apiVersion: v1
            kind: Config
            current-context: {user}
            contexts:
            - name: {user}
              context:
                cluster: real
                user: {user}
            clusters:
            - name: real
              cluster:
                server: {address.GetLeftPart(UriPartial.Authority)}
                certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(authority))}
            users:
            - name: {user}
              user:
                token: {RealClusterUsers.Token(user)}
            """);
        return path;
    }
}
