using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>1xx, up to 109: the choice of plugin and release.</summary>
internal static class PluginRules
{
    /// <summary>What a Secret holds at most, in bytes. Source: kubernetes/kubernetes pkg/apis/core/types.go (MaxSecretSize).</summary>
    private const int MaximumSecret = 1024 * 1024;

    /// <summary>The steps of indentation, and what a line has beside it, key and value: <c>: </c> or <c>- </c>, and its end.</summary>
    private const int Indent = 2;

    private const int LineOverhead = 3;

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET101",
            Title = "The release does not bundle the plugin",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2 charts/chart_versions.yaml",
            Needs = ConfigPart.Plugin,
            Since = Gates.Flannel,
            HelpUri = DocumentationPages.Networking,
            Check = Bundled,
        },
        new Rule
        {
            Id = "RKE2NET102",
            Title = "The release is newer than the catalog",
            Severity = FindingSeverity.Warning,
            Source = "the tags of rancher/rke2",
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Networking,
            Check = NewerThanCatalog,
        },
        new Rule
        {
            Id = "RKE2NET103",
            Title = "Flannel enforces no network policies",
            Severity = FindingSeverity.Information,
            Source = "rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin,
            HelpUri = DocumentationPages.Networking,
            Check = NetworkPolicies,
        },
        new Rule
        {
            Id = "RKE2NET104",
            Title = "The chart's values are too large for their Secret",
            Severity = FindingSeverity.Error,
            Source = "k3s-io/helm-controller pkg/controllers/chart/chart.go; kubernetes/kubernetes pkg/apis/core/types.go",
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Networking,
            Check = TooLarge,
        },
        new Rule
        {
            Id = "RKE2NET105",
            Title = "The release has no option that leaves kube-proxy out",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2 pkg/cli/cmds/server.go",
            Needs = ConfigPart.KubeProxy,
            Since = Gates.KubeProxyOptions,
            HelpUri = DocumentationPages.ServerOptions,
            Check = KubeProxyOption,
        },
    ];

    private static IEnumerable<RuleHit> Bundled(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin == CniPlugin.Flannel && !Gates.Flannel.IsOpenFor(config.Rke2Version))
        {
            yield return new RuleHit(
                $"RKE2 {config.Rke2Version} does not bundle Flannel: the server refuses to start with this plugin.",
                $"Choose Canal, which uses Flannel between nodes, or a release from {Gates.Flannel}.",
                "cni",
                config.Plugin.OptionValue());
        }
    }

    private static IEnumerable<RuleHit> NewerThanCatalog(RuleContext context)
    {
        var release = context.Config.Rke2Version;
        if (context.Releases.IsNewer(release))
        {
            var nearest = context.Releases.NewestOf(release) ?? context.Releases.Newest;
            yield return new RuleHit(
                $"RKE2 {release} is newer than this module's catalog: the configuration was checked as for the newest known release before it, {nearest}.",
                "Update the module, or read the release's notes for changed chart values.",
                "release",
                release.ToString());
        }
    }

    private static IEnumerable<RuleHit> NetworkPolicies(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin == CniPlugin.Flannel && Gates.Flannel.IsOpenFor(config.Rke2Version))
        {
            yield return new RuleHit(
                "Flannel enforces no network policies: the API takes NetworkPolicy objects, and nothing heeds them, so hardened installations do without it.",
                "Choose Canal where network policies matter: it is Flannel between nodes, with the policies of Calico.",
                "cni",
                config.Plugin.OptionValue());
        }
    }

    private static IEnumerable<RuleHit> TooLarge(RuleContext context)
    {
        foreach (var resource in context.Config.HelmChartConfigs)
        {
            if (Size(resource.Values.Root, 0) is var size and > MaximumSecret)
            {
                yield return new RuleHit(
                    FormattableString.Invariant($"The values of {resource.Name} are about {size:N0} bytes of YAML. helm-controller puts them into the Secret chart-values-{resource.Name}, which holds {MaximumSecret:N0} (1 MiB): they never reach the chart. From 1.5 MiB on etcd refuses the HelmChartConfig itself."),
                    "Leave out what is at the chart's defaults, which findings of RKE2NET316 name.",
                    resource.Name);
            }
        }
    }

    /// <summary>About how many bytes of YAML a value takes, with what stands before and behind it in its lines.</summary>
    private static long Size(YamlValue value, int indent) => value switch
    {
        YamlMap map => map.Sum(entry => indent + Encoding.UTF8.GetByteCount(entry.Key) + LineOverhead + Size(entry.Value, indent + Indent)),
        YamlList list => list.Sum(item => indent + LineOverhead + Size(item, indent + Indent)),
        YamlScalar scalar => Encoding.UTF8.GetByteCount(scalar.Text),
        _ => 0,
    };

    private static IEnumerable<RuleHit> KubeProxyOption(RuleContext context)
    {
        var config = context.Config;
        if (config.DisableKubeProxy && !Gates.KubeProxyOptions.IsOpenFor(config.Rke2Version))
        {
            yield return new RuleHit(
                $"RKE2 {config.Rke2Version} has no option disable-kube-proxy and refuses to start with it: kube-proxy is a chart there.",
                $"Take a release from {Gates.KubeProxyOptions}, or write disable: rke2-kube-proxy.",
                "disable-kube-proxy",
                "true");
        }
    }
}
