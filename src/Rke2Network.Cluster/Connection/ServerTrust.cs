using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Rke2Network.Cluster.Connection;

/// <summary>Which server certificates are trusted, and which certificate the user shows: the runtime checks chain and name itself.</summary>
internal static class ServerTrust
{
    internal static SocketsHttpHandler Handler(KubeConfig.Entry cluster, KubeConfig.Entry? user, Uri server, List<string> warnings)
    {
        var options = new SslClientAuthenticationOptions();
        if (server.Scheme == Uri.UriSchemeHttp)
        {
            warnings.Add($"The connection to {server.Host} is not encrypted: who listens reads tokens and answers.");
        }
        else if (cluster.Text("insecure-skip-tls-verify") == "true")
        {
            warnings.Add($"The certificate of {server.Host} is not verified (insecure-skip-tls-verify): who stands between reads and changes everything.");
#pragma warning disable CA5359 // What the user asked for; the warning says what it means.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (cluster.Content("certificate-authority") is { } authority)
        {
            options.CertificateChainPolicy = OwnRoots(authority);
        }

        if (ClientCertificate(user) is { } certificate)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true);
        }

        var handler = new SocketsHttpHandler { SslOptions = options, ConnectTimeout = TimeSpan.FromSeconds(15), PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) };
        if (cluster.Text("proxy-url") is { } proxy)
        {
            handler.Proxy = new System.Net.WebProxy(proxy);
        }

        return handler;
    }

    private static X509ChainPolicy OwnRoots(byte[] pem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(Encoding.UTF8.GetString(pem));
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("There is no certificate in it.");
    }

    /// <summary>On Windows TLS takes no key that is only in memory.</summary>
    private static X509Certificate2? ClientCertificate(KubeConfig.Entry? user)
    {
        if (user?.Content("client-certificate") is not { } certificate || user.Content("client-key") is not { } key)
        {
            return null;
        }

        var pair = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key));
        if (!OperatingSystem.IsWindows())
        {
            return pair;
        }

        using (pair)
        {
            return new X509Certificate2(pair.Export(X509ContentType.Pfx));
        }
    }
}
