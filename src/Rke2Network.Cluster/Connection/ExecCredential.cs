using System;
using System.Security.Cryptography;
using System.Text.Json;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Connection;

/// <summary>What a plugin gave. No record: it is never printed.</summary>
internal sealed class ExecCredential
{
    private ExecCredential()
    {
    }

    internal string? Token { get; private init; }

    internal PemPair? Certificate { get; private init; }

    /// <summary>Until when it holds; null for as long as the server takes it.</summary>
    internal DateTimeOffset? Until { get; private init; }

    /// <summary>Reads a plugin's answer.</summary>
    /// <param name="answer">What it wrote to its standard output.</param>
    /// <param name="apiVersion">The version that it was asked for.</param>
    /// <exception cref="FormatException">It is no answer; the message says why, and has nothing of it.</exception>
    internal static ExecCredential Read(ReadOnlyMemory<byte> answer, string apiVersion)
    {
        var tree = Tree(answer.Span.StartsWith("\uFEFF"u8) ? answer[3..] : answer);
        if (KubernetesResource.Text(tree, "kind") != "ExecCredential")
        {
            throw new FormatException("it is no ExecCredential");
        }

        if (KubernetesResource.Text(tree, "apiVersion") != apiVersion)
        {
            throw new FormatException($"its apiVersion is not {apiVersion}, which the kubeconfig asks for");
        }

        var status = tree.Find("status") as YamlMap ?? throw new FormatException("it has no status");
        var (token, certificate, key) = (KubernetesResource.Text(status, "token"), KubernetesResource.Text(status, "clientCertificateData"), KubernetesResource.Text(status, "clientKeyData"));
        if (token is null && certificate is null && key is null)
        {
            throw new FormatException("it has neither a token nor a certificate");
        }

        if (certificate is null != key is null)
        {
            throw new FormatException("it has only one of clientCertificateData and clientKeyData");
        }

        if (token is not null && !CredentialHandler.IsToken(token))
        {
            throw new FormatException("its token has characters in it that no token has");
        }

        return new ExecCredential
        {
            Token = token,
            Certificate = certificate is null ? null : Pair(certificate, key!),
            Until = KubernetesResource.Text(status, "expirationTimestamp") is { } until ? Time(until) : null,
        };
    }

    private static YamlMap Tree(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonTrees.Read(document.RootElement) as YamlMap ?? throw new FormatException("it is no JSON object");
        }
        catch (JsonException)
        {
            throw new FormatException("it is no JSON"); // The parser's own words have letters of the answer.
        }
    }

    private static PemPair Pair(string certificate, string key)
    {
        var pair = new PemPair(certificate, key);
        try
        {
            pair.Load().Dispose();
            return pair;
        }
        catch (CryptographicException)
        {
            throw new FormatException("its certificate and key are no pair in PEM form");
        }
    }

    /// <summary>RFC 3339, where the zone is a must.</summary>
    private static DateTimeOffset Time(string text)
    {
        using var document = JsonDocument.Parse(JsonTrees.Write(YamlScalar.String(text)));
        return (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal)) && document.RootElement.TryGetDateTimeOffset(out var time)
            ? time
            : throw new FormatException("its expirationTimestamp is no time as RFC 3339 writes it");
    }
}
