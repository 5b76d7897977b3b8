using System;
using System.Globalization;
using System.Linq;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>Why a server's certificate is not believed. Who gave it counts before its name, and its name before its days: what another authority signed says nothing.</summary>
internal sealed class TrustFault : AuthenticationException
{
    private const int MostNames = 8;

    private readonly string errorId;
    private readonly string reason;
    private readonly string advice;

    private TrustFault(string errorId, string reason, string advice)
        : base($"{errorId}: {reason}")
    {
        (this.errorId, this.reason, this.advice) = (errorId, reason, advice);
    }

    /// <summary>What the runtime found; it is called only where that is anything.</summary>
    internal static TrustFault Of(object sender, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return new TrustFault("TlsUntrusted", "shows no certificate", "Check that the address is the one of an API server.");
        }

        var faults = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status) ?? X509ChainStatusFlags.NoError;
        if ((faults & ~(X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested)) != 0)
        {
            return new TrustFault(
                "TlsUntrusted",
                $"has a certificate of '{certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}' that the context does not trust ({faults})",
                "Check server and certificate-authority-data of the cluster in the kubeconfig; a copy of /etc/rancher/rke2/rke2.yaml has the right authority.");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return new TrustFault(
                "TlsNameMismatch",
                $"has a certificate for {Names(certificate)}, not for {(sender as SslStream)?.TargetHostName ?? "the name that it is asked by"}",
                "Write one of its names in server of the cluster, or in tls-server-name where the address shall stay; tls-san in the servers' config.yaml adds names.");
        }

        var late = chain?.ChainElements.FirstOrDefault(element => element.ChainElementStatus.Any(status => status.Status == X509ChainStatusFlags.NotTimeValid))?.Certificate ?? certificate;
        var isEarly = late.NotBefore > DateTime.Now;
        return new TrustFault(
            "TlsExpired",
            $"has a certificate ('{late.GetNameInfo(X509NameType.SimpleName, forIssuer: false)}') that {(isEarly ? $"is valid from {Day(late.NotBefore)} on only" : $"ran out on {Day(late.NotAfter)}")}",
            isEarly ? "Set the clocks of this machine and of the servers right." : "Renew it: rke2-server does so when it starts, or with 'rke2 certificate rotate'. See that this machine's clock is right.");
    }

    /// <summary>The failure as people are told it.</summary>
    internal ClusterException For(ClusterContext context, string place, Exception failure) => new(errorId, context.Name, $"{place} {reason}.", advice, failure);

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()))).ToArray();
        return names.Length == 0 ? "no name" : string.Join(", ", names.Take(MostNames)) + (names.Length > MostNames ? " and others" : string.Empty);
    }
}
