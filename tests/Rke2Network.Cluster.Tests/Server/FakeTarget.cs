using System;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>What a path of an API server addresses.</summary>
internal sealed record FakeTarget(string ApiVersion, string? Namespace, string Plural, string? Name)
{
    internal string Group => ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : string.Empty;

    internal string FullName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The path of the list, without a slash before it.</summary>
    internal string List => $"{(Group.Length == 0 ? "api" : "apis")}/{ApiVersion}/{(Namespace is null ? string.Empty : $"namespaces/{Namespace}/")}{Plural}";

    internal static FakeTarget Of(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (version, rest) = parts[0] == "api" ? (parts[1], parts[2..]) : ($"{parts[1]}/{parts[2]}", parts[3..]);
        return rest is ["namespaces", var place, var plural, ..]
            ? new FakeTarget(version, place, plural, rest.Length > 3 ? rest[3] : null)
            : new FakeTarget(version, null, rest[0], rest.Length > 1 ? rest[1] : null);
    }
}
