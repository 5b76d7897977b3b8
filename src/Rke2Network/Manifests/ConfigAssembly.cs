using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>
/// Makes configurations of what the files of a server say. What config.yaml leaves out is at RKE2's default; what stands
/// in no file that was read is unknown.
/// </summary>
public static class ConfigAssembly
{
    private const string NodeMask = "node-cidr-mask-size";
    private const string ControllerArguments = "kube-controller-manager-arg";
    private const string MultusOption = "multus";

    private const ConfigPart InManifests = ConfigPart.Values | ConfigPart.FailurePolicy;
    private const ConfigPart NowhereInFiles = ConfigPart.WindowsNodes | ConfigPart.NodeCount | ConfigPart.UnderlayMtu;

    /// <summary>The configuration of a server's options and HelmChartConfigs.</summary>
    /// <param name="release">The release.</param>
    /// <param name="source">What the server's files say.</param>
    /// <returns>The configuration; values of charts that it does not deploy are left out.</returns>
    /// <exception cref="InputException">RKE2 would refuse an option; the message names the place.</exception>
    public static CniConfig Assemble(Rke2Version release, ServerSource source)
    {
        var (settings, documents) = (source.Settings, source.Documents);
        var config = new CniConfig(release).WithOrigin(source.Origin).WithSuppressions(source.Suppressions);

        // Whose prefix length the plain argument sets, the networks tell: they come first.
        foreach (var setting in (settings ?? []).OrderBy(setting => setting.Name == ControllerArguments))
        {
            config = At(setting, () => Apply(config, setting)).WithPlace(ConfigParts.OfOption(setting.Name), setting.Source);
        }

        if (documents is not null)
        {
            config = settings is null ? OnlyPlugin(config, documents) : config;
            config = WithValues(config, documents, isCniKnown: settings is not null);
        }

        return config.WithUnknown(NowhereInFiles | (settings is null ? ConfigPart.All & ~InManifests : ConfigPart.None) | (documents is null || source.LacksManifests ? InManifests : ConfigPart.None));
    }

    /// <summary>Without config.yaml the plugin is that of the one chart which has values.</summary>
    private static CniConfig OnlyPlugin(CniConfig config, IReadOnlyList<ManifestDocument> documents)
    {
        var plugins = CniPlugins.All.Where(plugin => documents.Any(document => document.Name == plugin.ChartName())).ToArray();
        return plugins.Length == 1 ? config.WithPlugin(plugins[0]) : config;
    }

    private static CniConfig WithValues(CniConfig config, IReadOnlyList<ManifestDocument> documents, bool isCniKnown)
    {
        if (Of(documents, config.Plugin.ChartName()) is { } own)
        {
            config = config.WithValues(own.Values).WithFailurePolicy(own.FailurePolicy).WithPlace(ConfigPart.FailurePolicy, own.FailurePolicySource);
        }

        return Of(documents, CniPlugins.MultusChart) is { } multus && (config.Multus is not null || (!isCniKnown && config.StateOf(ConfigPart.Plugin) != SettingState.Set))
            ? config.WithMultus(new MultusOptions(multus.Values) { FailurePolicy = multus.FailurePolicy })
            : config;
    }

    private static ManifestDocument? Of(IReadOnlyList<ManifestDocument> documents, string? chart)
    {
        var own = documents.Where(document => document.Name == chart).ToArray();
        return own.Length switch
        {
            0 => null,
            1 => own[0],
            _ => throw new InputException(
                "SameHelmChartConfig",
                own[1].Source?.ToString(),
                $"here the HelmChartConfig {chart} is written again (first at {own[0].Source}); RKE2 would apply them in turn, and the last one read would hold.",
                "Keep one of them."),
        };
    }

    private static CniConfig Apply(CniConfig config, ServerSetting setting)
    {
        switch (setting.Name)
        {
            case "cni":
                return WithPlugin(config, setting.Parts);
            case "cluster-cidr" when setting.Parts.Count > 0:
                return config.WithClusterCidr(DualStack.Parse([.. setting.Parts]));
            case "service-cidr" when setting.Parts.Count > 0:
                return config.WithServiceCidr(DualStack.Parse([.. setting.Parts]));
            case "cluster-dns" when setting.Parts.Count > 0:
                return config.WithClusterDns(IpAddresses.ParseOptional([.. setting.Parts])!);
            case "node-ip" when setting.Parts.Count > 0:
                return config.WithNodeIp(IpAddresses.ParseOptional([.. setting.Parts])!);
            case "disable-kube-proxy":
                return config.WithKubeProxyDisabled(setting.Values.Count == 0 || setting.Values[setting.Values.Count - 1].Text == YamlScalar.True.Text);
            case "kube-proxy-arg" when setting.Values.Count > 0:
                return config.WithKubeProxyArguments(setting.Values.Select(value => value.Text).ToArray());
            case ControllerArguments:
                return setting.Values.Aggregate(config, WithMask);
            default:
                return config;
        }
    }

    /// <summary>Source: rancher/rke2 pkg/cli/cmds/server.go.</summary>
    private static CniConfig WithPlugin(CniConfig config, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return config;
        }

        var plugins = names[0] == MultusOption ? names.Skip(1).ToArray() : [.. names];
        if (plugins.Length != 1)
        {
            throw new InputException(
                "InvalidCni",
                string.Join(",", names),
                plugins.Length == 0 ? "multus needs a plugin behind it." : "RKE2 takes one plugin, or multus and one plugin.",
                $"Write one of {string.Join(", ", CniPlugins.All.Select(plugin => plugin.OptionValue()))}, with multus before it if it is wanted.");
        }

        var found = CniPlugins.All.Where(plugin => plugin.OptionValue() == plugins[0]).ToArray();
        return found.Length == 1
            ? config.WithPlugin(found[0]).WithMultus(names[0] == MultusOption ? MultusOptions.Default : null)
            : throw new InputException("InvalidCni", plugins[0], "RKE2 has no such plugin.", $"Write one of {string.Join(", ", CniPlugins.All.Select(plugin => plugin.OptionValue()))}.");
    }

    /// <summary>
    /// The plain argument is for the one family that the cluster has; beside a second one kube-controller-manager stops over
    /// it, which a rule tells. Source: kubernetes/kubernetes cmd/kube-controller-manager/app/core.go.
    /// </summary>
    private static CniConfig WithMask(CniConfig config, YamlScalar value)
    {
        var argument = value.Text.TrimStart('-');
        var at = argument.IndexOf('=');
        var (name, text) = at < 0 ? (argument, string.Empty) : (argument.Substring(0, at), argument.Substring(at + 1));
        return int.TryParse(text, out var mask)
            ? name switch
            {
                NodeMask when config.ClusterCidr.IsDualStack => config,
                NodeMask + "-ipv6" => IPv6Mask(config, mask, value),
                NodeMask when config.ClusterCidr.Primary.Family == IpFamily.IPv6 => IPv6Mask(config, mask, value),
                NodeMask or NodeMask + "-ipv4" => config.WithNodeCidrMaskSizes(mask, null).WithPlace(ConfigPart.NodeCidrMaskSizeIPv4, value.Source),
                _ => config,
            }
            : config;
    }

    private static CniConfig IPv6Mask(CniConfig config, int mask, YamlScalar value) =>
        config.WithNodeCidrMaskSizes(null, mask).WithPlace(ConfigPart.NodeCidrMaskSizeIPv6, value.Source);

    /// <summary>What is wrong with an option is said with its name and place.</summary>
    private static CniConfig At(ServerSetting setting, Func<CniConfig> apply)
    {
        try
        {
            return apply();
        }
        catch (InputException fault)
        {
            throw new InputException(fault.ErrorId, $"{(setting.Source is null ? string.Empty : setting.Source + ": ")}{setting}", fault.Reason, fault.Advice, null, fault);
        }
    }
}
