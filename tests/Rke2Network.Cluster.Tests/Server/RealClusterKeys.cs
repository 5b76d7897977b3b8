using System;
using System.IO;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>The keys of the real cluster, and a client that trusts it alone.</summary>
internal static class RealClusterKeys
{
    /// <summary>Writes the server's certificate and key, and the key of service accounts.</summary>
    internal static (string Certificate, string Key, string Accounts) Write(string folder, TestAuthority authority)
    {
        using var own = authority.Certificate("127.0.0.1");
        using var key = own.GetECDsaPrivateKey()!;
        using var accounts = RSA.Create(2048);
        return (Write(folder, "server.crt", own.ExportCertificatePem()), Write(folder, "server.key", key.ExportPkcs8PrivateKeyPem()), Write(folder, "accounts.key", accounts.ExportRSAPrivateKeyPem()));
    }

    internal static HttpClient Client(Uri address, TestAuthority authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(authority.Pem);
        var http = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", RealClusterUsers.Token("admin"));
        return http;
    }

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
