using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Model;

/// <summary>
/// The modes of kube-proxy, and the argument that chooses one.
/// Source: kubernetes/kubernetes cmd/kube-proxy/app/options.go, pkg/proxy/apis/config/types.go.
/// </summary>
public static class KubeProxyModes
{
    /// <summary>The default on Linux.</summary>
    public const string Iptables = "iptables";

    /// <summary>The successor of iptables. From v1.31 on without a feature gate.</summary>
    public const string Nftables = "nftables";

    private const string Argument = "proxy-mode";

    /// <summary>The mode that arguments choose; the last one of several counts.</summary>
    /// <param name="arguments">Arguments as <c>kube-proxy-arg</c> takes them, with or without dashes.</param>
    /// <returns>The mode; <see cref="Iptables"/> where none is chosen.</returns>
    internal static string Of(IReadOnlyList<string> arguments) =>
        arguments.Select(Chosen).LastOrDefault(mode => mode is not null) is { Length: > 0 } mode ? mode : Iptables;

    /// <summary>Arguments that choose a mode; the others stay.</summary>
    internal static IReadOnlyList<string> Set(IReadOnlyList<string> arguments, string mode) =>
        [.. arguments.Where(argument => Chosen(argument) is null), $"{Argument}={mode}"];

    private static string? Chosen(string argument)
    {
        var at = argument.IndexOf('=');
        return at > 0 && argument.Substring(0, at).Trim().TrimStart('-').Equals(Argument, StringComparison.Ordinal) ? argument.Substring(at + 1).Trim() : null;
    }
}
