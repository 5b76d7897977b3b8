using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>8xx, from 821: kernels that are too old for what the configuration asks.</summary>
internal static class NodeKernelRules
{
    private const string WireGuardModule = "wireguard";
    private const string ChecksumsOn = "ChecksumOffloadBroken=false";
    private const string Networking = "rancher/rke2-docs docs/networking/basic_network_options.md";
    private const string Cilium = "cilium/cilium Documentation/operations/system_requirements.rst";

    /// <summary>From this build on the kernel of RHEL 8.6 has what Cilium uses.</summary>
    private const int RedHat86 = 372;

    /// <summary>From this build on that of RHEL 8.2 has what Calico's eBPF uses.</summary>
    private const int RedHat82 = 193;

    private static readonly string[] FeatureOverride = ["felixConfiguration", "featureDetectOverride"];

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET821", "The node's kernel has no WireGuard", FindingSeverity.Error, Networking, DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values, LacksWireGuard),
        NodeRule.Of("RKE2NET822", "The kernel is older than Cilium should have to replace kube-proxy", FindingSeverity.Warning, Networking, DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values, ReplacesKubeProxy),
        NodeRule.Of("RKE2NET823", "The kernel is older than Cilium needs", FindingSeverity.Error, Cilium + "; cilium/cilium#23124, cilium/cilium#36386, cilium/cilium#38308", DocumentationPages.Networking, ConfigPart.Plugin, context => OldForCilium(context, isBackported: false)),
        NodeRule.Of("RKE2NET824", "The kernel has an older number than Cilium needs, and may have what it needs all the same", FindingSeverity.Warning, Cilium, DocumentationPages.Networking, ConfigPart.Plugin, context => OldForCilium(context, isBackported: true)),
        NodeRule.Of(
            "RKE2NET825",
            "The kernel is too old for nftables",
            FindingSeverity.Error,
            "kubernetes/kubernetes pkg/proxy/nftables/supported.go; " + Networking,
            DocumentationPages.Networking,
            ConfigPart.Plugin | ConfigPart.Values | ConfigPart.KubeProxy | ConfigPart.KubeProxyArguments,
            OldForNftables),
        NodeRule.Of("RKE2NET826", "The kernel is too old to leave checksums to the network card", FindingSeverity.Warning, Networking + "; projectcalico/calico felix/environment/feature_detect_linux.go", DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values, BreaksChecksums),
        NodeRule.Of("RKE2NET827", "The kernel is too old for Calico's eBPF dataplane", FindingSeverity.Error, "tigera/docs calico/operations/ebpf/enabling-ebpf.mdx", DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values, OldForCalicoBpf),
    ];

    /// <summary>The oldest kernel for a version of Cilium, and since which build of RHEL 8 its kernel does.</summary>
    private static (Version Kernel, int RedHat8) Oldest(Version cilium) =>
        cilium >= new Version(1, 18) ? (new Version(5, 10, 0), RedHat86)
        : cilium >= new Version(1, 17) ? (new Version(5, 4, 0), RedHat86)
        : cilium >= new Version(1, 16) ? (new Version(5, 4, 0), 0)
        : cilium >= new Version(1, 14) ? (new Version(4, 19, 57), 0)
        : (new Version(4, 9, 17), 0);

    private static NodeKernel? Kernel(NodeContext context)
    {
        if (context.Kernel is null)
        {
            context.Miss(NodeFact.Kernel);
        }

        return context.Kernel;
    }

    private static string Newer(string version) => $"Take a kernel of {version} or newer on the node";

    private static IEnumerable<RuleHit> LacksWireGuard(NodeContext context)
    {
        if (WireGuard.Find(context.Config) is not { } use
            || context.Facts.AvailableModules?.Contains(WireGuardModule) == true
            || context.Facts.LoadedModules?.Contains(WireGuardModule) == true)
        {
            yield break;
        }

        if (context.Facts.AvailableModules is not null)
        {
            yield return new RuleHit(
                $"{context.Config.Plugin} encrypts with WireGuard, and the kernel of {context.Facts.Node}{(context.Facts.KernelRelease is { } kernel ? $" ({kernel})" : string.Empty)} has no module wireguard: its pods reach none on other nodes.",
                "Take a kernel of 5.6 or newer with its module wireguard, or install the module for this kernel.",
                use.Path,
                (use.Value as YamlScalar)?.Text,
                use.Value.Source);
        }
        else if (Kernel(context)?.IsBefore(5, 6) != false)
        {
            // Distributions have the module in older kernels too.
            context.Miss(NodeFact.Modules);
        }
    }

    private static IEnumerable<RuleHit> ReplacesKubeProxy(NodeContext context)
    {
        if (context.Config.Plugin == CniPlugin.Cilium && KubeProxyReplacement.Find(context.Config) is { } replacement
            && Kernel(context) is { } kernel && kernel.IsBefore(5, 8) && !(kernel.EnterpriseLinux == 8 && kernel.Build >= RedHat86))
        {
            yield return replacement.Hit(
                $"{context.Facts.Node} has the kernel {kernel}. RKE2 advises against replacing kube-proxy by Cilium below 5.8: features and mended faults are missing.",
                Newer("5.8") + ", or keep kube-proxy.");
        }
    }

    private static IEnumerable<RuleHit> OldForCilium(NodeContext context, bool isBackported)
    {
        if (context.Config.Plugin != CniPlugin.Cilium || Version(context.Rules.Releases.Find(context.Config.Rke2Version).Cilium) is not { } cilium || Kernel(context) is not { } kernel)
        {
            yield break;
        }

        var (oldest, build) = Oldest(cilium);
        if (!kernel.IsBefore(oldest.Major, oldest.Minor, oldest.Build) || kernel.IsBackported != isBackported || (kernel.EnterpriseLinux == 8 && kernel.Build >= build))
        {
            yield break;
        }

        var needs = oldest.Build > 0 ? oldest.ToString() : oldest.ToString(2);
        yield return new RuleHit(
            $"{context.Facts.Node} has the kernel {kernel}, and Cilium {cilium} of RKE2 {context.Config.Rke2Version} needs {needs}"
            + (!isBackported ? ": its programs for the kernel are not loaded, and pods have no network."
                : kernel.EnterpriseLinux == 8 ? " or that of RHEL 8.6 (4.18.0-372)."
                : ". Its maker puts parts of newer kernels into it, so that it may work; Cilium does not say so."),
            Newer(needs) + (!isBackported ? ", or choose another plugin." : kernel.EnterpriseLinux == 8 ? ", or update the system to 8.6 or newer." : "."),
            "kernel",
            kernel.ToString());
    }

    /// <summary>kube-proxy looks at the number of the kernel, and at nothing else.</summary>
    private static IEnumerable<RuleHit> OldForNftables(NodeContext context)
    {
        var config = context.Config;
        if (NftablesRules.Uses(config).ToArray() is not { Length: > 0 } uses || Kernel(context) is not { } kernel)
        {
            yield break;
        }

        if (!config.DisableKubeProxy && config.KubeProxyMode == KubeProxyModes.Nftables && kernel.IsBefore(5, 13))
        {
            yield return new RuleHit(
                $"{context.Facts.Node} has the kernel {kernel}, and kube-proxy in the mode nftables does not start below 5.13: services are dead there.",
                Newer("5.13") + ", or leave kube-proxy in the mode iptables.",
                "kube-proxy-arg",
                "proxy-mode=" + KubeProxyModes.Nftables);
        }
        else if (kernel.IsBefore(3, 13))
        {
            yield return new RuleHit($"{context.Facts.Node} has the kernel {kernel}, and nftables came with 3.13.", Newer("3.13") + ", or keep to iptables.", uses[0].Path, uses[0].Value, uses[0].Source);
        }
    }

    private static IEnumerable<RuleHit> BreaksChecksums(NodeContext context)
    {
        if (context.Config.Plugin == CniPlugin.Calico && context.Config.Values.Find(FeatureOverride) is YamlScalar value
            && value.Text.Split(',').Any(each => each.Trim().Equals(ChecksumsOn, StringComparison.OrdinalIgnoreCase))
            && Kernel(context) is { } kernel && kernel.IsBefore(5, 7))
        {
            yield return new RuleHit(
                $"{context.Facts.Node} has the kernel {kernel}. Below 5.7 the kernel makes wrong checksums of packets in VXLAN where the network card makes them, which the configuration allows: UDP between nodes, and with it DNS, is lost.",
                Newer("5.7") + $", or leave {ValuePath.Format(FeatureOverride)} out.",
                "rke2-calico: " + ValuePath.Format(FeatureOverride),
                value.Text,
                value.Source);
        }
    }

    private static IEnumerable<RuleHit> OldForCalicoBpf(NodeContext context)
    {
        if (context.Config.Plugin == CniPlugin.Calico && KubeProxyReplacement.Find(context.Config) is { } dataplane
            && Kernel(context) is { } kernel && kernel.IsBefore(5, 3) && !(kernel.EnterpriseLinux == 8 && kernel.Build >= RedHat82))
        {
            yield return dataplane.Hit(
                $"{context.Facts.Node} has the kernel {kernel}, and Calico's eBPF dataplane needs 5.3, or that of RHEL 8.2 (4.18.0-193). Calico falls back to iptables there, and without kube-proxy services are dead.",
                Newer("5.10") + ", or use the dataplane Iptables with kube-proxy.");
        }
    }

    /// <summary>The version of the program in that of its chart: 1.18.601 is 1.18.6.</summary>
    private static Version? Version(string? chart)
    {
        var parts = (chart ?? string.Empty).Split('.');
        return parts.Length > 1 && int.TryParse(parts[0], out var major) && int.TryParse(parts[1], out var minor) ? new Version(major, minor) : null;
    }
}
