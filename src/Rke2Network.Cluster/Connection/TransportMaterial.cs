using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>What a way to a server is made of, below HTTP: two that are made of the same can share their TCP connections. No record: what it holds is never printed.</summary>
internal sealed class TransportMaterial
{
    private static readonly Recent<string, bool> Certificates = new(16); // Whether a text is one.

    /// <summary>The address.</summary>
    internal required Uri Server { get; init; }

    /// <summary>The proxy on the way; null for none.</summary>
    internal Uri? Proxy { get; init; }

    /// <summary>The name that the certificate must have; null for the address's.</summary>
    internal string? ServerName { get; init; }

    /// <summary>Whether the server's certificate is verified.</summary>
    internal bool IsVerified { get; init; } = true;

    /// <summary>The authorities that are trusted, in PEM form; null for those of the system.</summary>
    internal string? Authority { get; init; }

    /// <summary>The user's certificate with its key, in PEM form; null for none.</summary>
    internal PemPair? Certificate { get; init; }

    /// <summary>Tells by what it is made of whether a way is the same.</summary>
    internal string Key => Digest.Of([Server.GetLeftPart(UriPartial.Authority), Proxy?.AbsoluteUri, ServerName, IsVerified ? "verified" : null, Authority, Certificate?.Certificate, Certificate?.Key]);

    /// <summary>What a context says.</summary>
    /// <exception cref="ClusterException">A certificate or key cannot be read, or the proxy is no address.</exception>
    internal static TransportMaterial Of(ResolvedContext context, Func<string, string?> environment)
    {
        var isVerified = context.Cluster.Text("insecure-skip-tls-verify") != "true";
        var certificate = context.User is { } user ? Pem(context, user, "client-certificate") : null;
        var key = certificate is null ? null : Pem(context, context.User!, "client-key") ?? throw new ClusterException(
            "ContextIncomplete", context.Name, $"The user '{context.Context.Text("user")}' has a client-certificate without a client-key.", $"Add client-key or client-key-data in {context.User!.File}.");
        return new TransportMaterial
        {
            Server = context.Server,
            Proxy = ProxyChoice.For(context, environment),
            ServerName = context.Cluster.Text("tls-server-name"),
            IsVerified = isVerified,
            Authority = isVerified ? Pem(context, context.Cluster, "certificate-authority") : null,
            Certificate = certificate is null ? null : new PemPair(certificate, key!),
        };
    }

    /// <summary>The same way with another certificate of the user.</summary>
    internal TransportMaterial With(PemPair? certificate) =>
        new() { Server = Server, Proxy = Proxy, ServerName = ServerName, IsVerified = IsVerified, Authority = Authority, Certificate = certificate ?? Certificate };

    /// <summary>Reads what is in PEM form, which is looked at at once, so that the failure names its key and file.</summary>
    private static string? Pem(ResolvedContext context, KubeConfig.Entry entry, string key)
    {
        try
        {
            if (entry.Content(key) is not { } bytes)
            {
                return null;
            }

            var pem = Encoding.UTF8.GetString(bytes);
            if (key == "client-key" ? !pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal) : !Certificates.Get(pem, HoldsCertificate))
            {
                throw new CryptographicException();
            }

            return pem;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or CryptographicException or ArgumentException)
        {
            var what = fault is IOException or UnauthorizedAccessException ? $"cannot be read: {fault.Message.TrimEnd('.')}" : fault is FormatException ? "is no base64" : $"holds no {(key == "client-key" ? "key" : "certificate")} in PEM form";
            throw new ClusterException(
                "CredentialsUnreadable",
                context.Name,
                $"{key}{(entry.Text(key + "-data") is null ? string.Empty : "-data")} of the context {what}.",
                $"Look at the entries of '{context.Context.Text("cluster")}' and '{context.Context.Text("user")}' in {entry.File}.",
                fault);
        }
    }

    private static bool HoldsCertificate(string pem)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(pem);
        foreach (var each in all)
        {
            each.Dispose();
        }

        return all.Count > 0;
    }
}
