using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Rke2Network.Cluster.Connection;

/// <summary>Which server certificates are trusted, and which certificate the user shows: the runtime checks chain and name itself.</summary>
internal static class ServerTrust
{
    /// <summary>How long it may take to reach a server, before anything is sent.</summary>
    internal static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>What is unsafe about a way, in whole sentences.</summary>
    internal static IReadOnlyList<string> Warnings(TransportMaterial material) =>
        material.Server.Scheme == Uri.UriSchemeHttp ? [$"The connection to {material.Server.Host} is not encrypted: who listens reads tokens and answers."]
        : material.IsVerified ? []
        : [$"The certificate of {material.Server.Host} is not verified (insecure-skip-tls-verify): who stands between reads and changes everything."];

    /// <summary>Makes the handler of a way.</summary>
    internal static SocketsHttpHandler Handler(TransportMaterial material)
    {
        var options = new SslClientAuthenticationOptions();
        if (!material.IsVerified)
        {
#pragma warning disable CA5359 // What the user asked for; the warning says what it means.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else
        {
            options.CertificateChainPolicy = material.Authority is { } authority ? OwnRoots(authority) : null;

            // What the runtime finds is never let pass, only told apart.
            options.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
                errors == SslPolicyErrors.None ? true : throw TrustFault.Of(sender, certificate as X509Certificate2, chain, errors);
        }

        if (material.Certificate is { } certificate)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate.Load(), null, offline: true);
        }

        return new SocketsHttpHandler
        {
            SslOptions = options,
            AllowAutoRedirect = false, // Nobody else is shown the user's credentials.
            UseCookies = false, // Handlers are shared.
            UseProxy = material.Proxy is not null,
            Proxy = material.Proxy is { } proxy ? ProxyChoice.Of(proxy) : null,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            KeepAlivePingDelay = TimeSpan.FromSeconds(30), // As client-go: a connection that a sleep or a firewall cut is found out.
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            RequestHeaderEncodingSelector = static (name, _) => RepeatedHeaders.EncodingOf(name),
        };
    }

    private static X509ChainPolicy OwnRoots(string pem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(pem);
        return policy;
    }
}
