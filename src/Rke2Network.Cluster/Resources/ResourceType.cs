namespace Rke2Network.Cluster.Resources;

/// <summary>How a kind of object is addressed.</summary>
/// <param name="ApiVersion">Group and version, such as <c>helm.cattle.io/v1</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Plural">Its name in paths, such as <c>helmchartconfigs</c>.</param>
/// <param name="IsNamespaced">Whether its objects are in namespaces.</param>
internal sealed record ResourceType(string ApiVersion, string Kind, string Plural, bool IsNamespaced)
{
    /// <summary>The group; empty for the core.</summary>
    internal string Group => ApiVersion.IndexOf('/') is var at and >= 0 ? ApiVersion[..at] : string.Empty;

    /// <summary>The kind as the server's own messages name it: <c>helmchartconfigs.helm.cattle.io</c>.</summary>
    internal string FullName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The path of the objects, from the server's address.</summary>
    internal string Path(string? @namespace, string? name = null) =>
        $"{(Group.Length == 0 ? "api/" : "apis/")}{ApiVersion}/{(IsNamespaced && @namespace is not null ? $"namespaces/{System.Uri.EscapeDataString(@namespace)}/" : string.Empty)}{Plural}{(name is null ? string.Empty : "/" + System.Uri.EscapeDataString(name))}";
}
