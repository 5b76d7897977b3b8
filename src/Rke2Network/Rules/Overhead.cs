using System;

namespace Rke2Network.Rules;

/// <summary>What a way between nodes takes of each packet.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="For">What takes them, such as <c>VXLAN over IPv6</c>.</param>
internal sealed record Overhead(int Bytes, string For)
{
    /// <summary>How a pods' MTU comes of that of the nodes' network.</summary>
    internal string Explain(int underlay) => Bytes == 0
        ? $"the nodes' MTU, as there is {For}"
        : FormattableString.Invariant($"{underlay} less {Bytes} for {For}");
}
