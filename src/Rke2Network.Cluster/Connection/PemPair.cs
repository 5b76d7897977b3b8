using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rke2Network.Cluster.Connection;

/// <summary>A certificate and its key in PEM form. No record: it is never printed.</summary>
internal sealed class PemPair(string certificate, string key)
{
    internal string Certificate => certificate;

    internal string Key => key;

    /// <summary>The certificate with its key. On Windows TLS takes no key that is only in memory.</summary>
    /// <exception cref="CryptographicException">They are no pair.</exception>
    internal X509Certificate2 Load()
    {
        X509Certificate2 pair;
        try
        {
            pair = X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (ArgumentException fault)
        {
            throw new CryptographicException("The key is not that of the certificate.", fault);
        }

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
