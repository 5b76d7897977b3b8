using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Windows;

namespace Rke2Network.Rules;

/// <summary>8xx, from 891: nodes of a running cluster. What is found of Windows nodes is never more than a warning.</summary>
internal static class NodeWindowsRules
{
    private static readonly (int Build, int Revision, WindowsFeature Feature, string Name)[] Systems =
    [
        (17763, 2061, WindowsFeature.Server2019, "Windows Server 2019"),
        (20348, 169, WindowsFeature.Server2022, "Windows Server 2022"),
        (26100, 0, WindowsFeature.Server2025, "Windows Server 2025"),
    ];

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET891", "RKE2 was not tested on this build of Windows", FindingSeverity.Warning, "rancher/rke2-docs docs/install/requirements.md; rancher/rancher#50915", DocumentationPages.Requirements, ConfigPart.None, Build) with { OfLinux = false, OfWindows = true },
        NodeRule.Of("RKE2NET892", "Windows nodes cannot have what the configuration asks for", FindingSeverity.Warning, "rancher/rke2 pkg/executor/pebinary/pebinary.go; k3s-io/k3s pkg/agent/run.go", DocumentationPages.Requirements, ConfigPart.Plugin | ConfigPart.ClusterCidr, Plugin) with { OfLinux = false, OfWindows = true },
        NodeRule.Of("RKE2NET893", "The node runs another release than the configuration is for", FindingSeverity.Information, "kubernetes/website content/en/releases/version-skew-policy.md", DocumentationPages.Requirements, ConfigPart.Plugin, Release) with { OfWindows = true },
    ];

    private static IEnumerable<RuleHit> Build(NodeContext context)
    {
        // Nobody tells of a node's features; that of containers is on where its agent runs.
        context.Miss(NodeFact.WindowsFeatures);
        if (Numbers(context.Facts.DistributionVersion) is not { } version)
        {
            context.Miss(NodeFact.WindowsBuild);
            yield break;
        }

        var system = Systems.FirstOrDefault(each => each.Build == version.Build);
        var tested = "RKE2 was tested on Windows Server 2019 from 17763.2061 on, and on 2022 from 20348.169 on.";
        var message = system.Build == 0 ? $"{context.Facts.Node} runs Windows build {version.Build}. {tested}"
            : system.Feature == WindowsFeature.Server2025 ? $"{context.Facts.Node} runs {system.Name}. {tested}"
            : version.Revision < system.Revision ? FormattableString.Invariant($"{context.Facts.Node} runs {system.Name} of the build {version.Build}.{version.Revision}, and RKE2 was tested from {system.Build}.{system.Revision} on.")
            : null;
        if (message is not null)
        {
            yield return new RuleHit(message, system.Build == 0 || system.Revision == 0 ? "Use a system that it was tested on." : "Install the updates of the system.", "Windows build", context.Facts.DistributionVersion);
        }
    }

    private static IEnumerable<RuleHit> Plugin(NodeContext context)
    {
        var config = context.Config;
        if (!WindowsMatrix.Runs(config.Rke2Version, config.Plugin))
        {
            yield return new RuleHit(
                $"{context.Facts.Node} runs Windows. {WindowsMatrix.Of(config.Rke2Version, config.Plugin, WindowsFeature.Overlay).Reason}",
                "Choose Calico or Flannel before the first server starts.",
                "cni",
                config.Plugin.OptionValue());
        }

        if (config.ClusterCidr.Of(IpFamily.IPv6) is not null)
        {
            yield return new RuleHit(
                $"{context.Facts.Node} runs Windows. {WindowsMatrix.Of(config.Rke2Version, CniPlugin.Calico, WindowsFeature.DualStack).Reason}",
                "Use IPv4 networks alone where there are Windows nodes.",
                "cluster-cidr",
                config.ClusterCidr.ToString());
        }
    }

    private static IEnumerable<RuleHit> Release(NodeContext context)
    {
        if (Rke2Version.TryParse(context.Facts.Rke2Version, out var own) && own is not null && own != context.Config.Rke2Version)
        {
            yield return new RuleHit(
                $"{context.Facts.Node} runs RKE2 {own}, and the configuration is for {context.Config.Rke2Version}: the charts of the {(own < context.Config.Rke2Version ? "older" : "newer")} release may take other values.",
                "Check the configuration for the release that runs, with -Rke2Version, or for the upgrade, with Test-Rke2CniConfig -TargetVersion.",
                "RKE2 release",
                own.ToString());
        }
    }

    /// <summary>Such as 10.0.20348.2113.</summary>
    private static (int Build, int Revision)? Numbers(string? text)
    {
        var parts = (text ?? string.Empty).Split('.');
        return parts.Length >= 3 && Number(parts[2]) is { } build ? (build, parts.Length > 3 && Number(parts[3]) is { } revision ? revision : 0) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
