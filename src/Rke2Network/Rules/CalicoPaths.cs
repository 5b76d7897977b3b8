using Rke2Network.Addressing;

namespace Rke2Network.Rules;

/// <summary>Where values of Calico stand that differ by address family.</summary>
internal static class CalicoPaths
{
    /// <summary>How Calico's operator finds a node's address of a family.</summary>
    internal static string[] Autodetection(IpFamily family) =>
        ["installation", "calicoNetwork", family == IpFamily.IPv6 ? "nodeAddressAutodetectionV6" : "nodeAddressAutodetectionV4"];

    /// <summary>One way of it: the interface that bears the address.</summary>
    internal static string[] Interface(IpFamily family) => [.. Autodetection(family), "interface"];

    /// <summary>Whether Felix encrypts the packets of a family between nodes.</summary>
    internal static string[] WireGuard(IpFamily family) => ["felixConfiguration", family == IpFamily.IPv6 ? "wireguardEnabledV6" : "wireguardEnabled"];
}
