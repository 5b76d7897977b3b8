namespace Rke2Network.Addressing;

/// <summary>
/// The networks that RKE2 takes where none are set: those of IPv4 on IPv4-only nodes, those of IPv6 on IPv6-only nodes.
/// Source: k3s-io/k3s pkg/cli/server/server.go.
/// </summary>
internal static class DefaultNetworks
{
    /// <summary>For pods.</summary>
    internal static readonly DualStack Cluster = DualStack.Parse("10.42.0.0/16,fd00:42::/56");

    /// <summary>For services.</summary>
    internal static readonly DualStack Service = DualStack.Parse("10.43.0.0/16,fd00:43::/112");
}
