using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>A certificate authority of a test, and the certificates that it gives.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 root;

    internal TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-10), DateTimeOffset.UtcNow.AddYears(1));
    }

    internal string Pem => root.ExportCertificatePem();

    /// <summary>A certificate for a name, valid until a day.</summary>
    /// <param name="name">The name.</param>
    /// <param name="until">The day.</param>
    /// <param name="from">From how many days from now on.</param>
    internal X509Certificate2 Certificate(string name, DateTimeOffset? until = null, int from = -30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (System.Net.IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, DateTimeOffset.UtcNow.AddDays(from), until ?? DateTimeOffset.UtcNow.AddDays(30), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>A certificate of a user with its key, both in PEM form.</summary>
    internal (string Certificate, string Key) User(string name)
    {
        using var whole = Certificate(name);
        using var key = whole.GetECDsaPrivateKey()!;
        return (whole.ExportCertificatePem(), ExportKey(key));
    }

    public void Dispose() => root.Dispose();

    private static string ExportKey(ECDsa key)
    {
        using var copy = ECDsa.Create();
        copy.ImportEncryptedPkcs8PrivateKey("test", key.ExportEncryptedPkcs8PrivateKey("test", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1)), out _);
        return copy.ExportPkcs8PrivateKeyPem();
    }
}
