namespace Rke2Network.Addressing;

/// <summary>An address family of the internet protocol.</summary>
public enum IpFamily
{
    /// <summary>IPv4: 32 bits.</summary>
    IPv4,

    /// <summary>IPv6: 128 bits.</summary>
    IPv6,
}
