using System.Globalization;

namespace Rke2Network.Nodes;

/// <summary>Something listens on a port.</summary>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="Address">The address that it listens on, such as <c>0.0.0.0</c>, <c>::</c> or <c>127.0.0.1</c>.</param>
/// <param name="Port">The port.</param>
public sealed record NodePort(string Protocol, string Address, int Port)
{
    /// <summary>The process that listens; null where the source does not tell.</summary>
    public string? Process { get; init; }

    /// <summary>The port as firewalls name it.</summary>
    /// <returns>Such as <c>6443/tcp</c>.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}/{1}", Port, Protocol);
}
