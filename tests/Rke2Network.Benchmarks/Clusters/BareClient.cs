using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>
/// The least that publishing takes: the same requests over HTTP/2 with the same authority and token. What is sent is at hand, and
/// what is answered is read and let go.
/// </summary>
internal sealed class BareClient : IDisposable
{
    /// <summary>As many objects at once as the module takes.</summary>
    private const int Throttle = 8;

    private static readonly MediaTypeHeaderValue ApplyPatch = new("application/apply-patch+yaml");

    private readonly HttpClient http;

    internal BareClient(string kubeConfig)
    {
        var text = File.ReadAllText(kubeConfig);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(Read(text, "certificate-authority-data"))));
        http = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy }, UseProxy = false, UseCookies = false })
        {
            BaseAddress = new Uri(Read(text, "server")),
            DefaultRequestVersion = HttpVersion.Version20,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Read(text, "token"));
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <summary>Reads and applies objects, several at once.</summary>
    internal void Publish(IEnumerable<ClusterObject> objects) =>
        Parallel.ForEachAsync(objects, new ParallelOptions { MaxDegreeOfParallelism = Throttle }, async (each, cancellation) => await PublishAsync(each, cancellation)).GetAwaiter().GetResult();

    /// <summary>Reads and applies an object.</summary>
    internal void Publish(ClusterObject one) => PublishAsync(one, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>How many requests for the objects the server has heard.</summary>
    internal double Count() => Regex.Matches(http.GetStringAsync(new Uri("metrics", UriKind.Relative)).GetAwaiter().GetResult(), $"^apiserver_request_total\\{{[^}}]*resource=\"{ClusterObject.Plural}\"[^}}]*\\}} (\\S+)", RegexOptions.Multiline)
        .Sum(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static string Read(string kubeConfig, string key) => Regex.Match(kubeConfig, $"^ *{key}: (\\S+)", RegexOptions.Multiline).Groups[1].Value;

    private async Task PublishAsync(ClusterObject one, CancellationToken cancellation)
    {
        using var there = await http.GetAsync(new Uri(one.Path, UriKind.Relative), cancellation);
        if (there.StatusCode != HttpStatusCode.NotFound)
        {
            there.EnsureSuccessStatusCode();
        }

        using var body = new ByteArrayContent(one.Body) { Headers = { ContentType = ApplyPatch } };
        using var applied = await http.PatchAsync(new Uri(one.Path + "?fieldManager=rke2network&fieldValidation=Strict", UriKind.Relative), body, cancellation);
        applied.EnsureSuccessStatusCode();
    }
}
