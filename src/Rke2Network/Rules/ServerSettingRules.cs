using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>1xx, from 110: options of config.yaml that a configuration does not hold. They are found where one was read.</summary>
internal static class ServerSettingRules
{
    private const string KubeProxyChart = "rke2-kube-proxy";
    private const string Parser = "rancher/rke2 pkg/cli/cmds/server.go; k3s-io/k3s pkg/configfilearg/parser.go";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET110", "The option is one of k3s, which RKE2 leaves out", FindingSeverity.Warning, Parser, ConfigPart.Plugin, DroppedOption),
        Describe("RKE2NET111", "No option of RKE2 has the name", FindingSeverity.Warning, Parser, ConfigPart.None, MisspelledOption),
        Describe("RKE2NET112", "The release refuses options that it does not know", FindingSeverity.Error, Parser, ConfigPart.Plugin, RefusedOption, Gates.UnknownOptionsSkipped),
        Describe("RKE2NET113", "The chart of the chosen plugin is disabled", FindingSeverity.Warning, "k3s-io/k3s pkg/deploy/controller.go", ConfigPart.Plugin, DisabledPlugin),
        Describe("RKE2NET114", "Disabling rke2-kube-proxy leaves kube-proxy running", FindingSeverity.Warning, "rancher/rke2 pkg/rke2/kp.go", ConfigPart.None, DisabledKubeProxyChart, Gates.KubeProxyOptions),
        Describe("RKE2NET115", "A value of cni is empty", FindingSeverity.Error, "rancher/rke2 pkg/cli/cmds/server.go", ConfigPart.None, EmptyPlugin),
        Describe("RKE2NET116", "Other releases have the option, this one has not", FindingSeverity.Warning, Parser, ConfigPart.None, OptionOfOthers, Gates.UnknownOptionsSkipped),
        Describe("RKE2NET117", "No release of RKE2 has the option", FindingSeverity.Information, Parser, ConfigPart.None, UnknownOption, Gates.UnknownOptionsSkipped),
    ];

    private static Rule Describe(
        string id, string title, FindingSeverity severity, string source, ConfigPart needs, Func<RuleContext, IEnumerable<RuleHit>> check, VersionGate? since = null) => new()
        {
            Id = id,
            Title = title,
            Severity = severity,
            Source = source,
            Needs = needs,
            Since = since,
            HelpUri = DocumentationPages.ServerOptions,
            Check = context => context.Settings is null ? [] : check(context),
        };

    private static RuleHit Hit(ServerSetting setting, string message, string recommendation) =>
        new(message, recommendation, setting.Name, Text(setting), setting.Source);

    /// <summary>A hit without the value, which is a secret for options such as token.</summary>
    private static RuleHit NameOnly(ServerSetting setting, string message, string recommendation) => Hit(setting, message, recommendation) with { Value = null };

    private static string Text(ServerSetting setting) => string.Join(", ", setting.Values.Select(value => value.Text));

    private static bool Skips(RuleContext context) => Gates.UnknownOptionsSkipped.IsOpenFor(context.Config.Rke2Version);

    private static IEnumerable<RuleHit> DroppedOption(RuleContext context) =>
        from setting in context.Settings
        where Skips(context) && ServerOptionNames.IsDropped(setting.Name)
        select Hit(setting, $"{setting.Name} is an option of k3s. RKE2 logs that it does not know it and goes on without: it does nothing.", Instead(setting, context.Config.Plugin));

    private static IEnumerable<RuleHit> MisspelledOption(RuleContext context) =>
        from setting in context.Settings
        let meant = Skips(context) ? ServerOptionNames.Meant(setting.Name) : null
        where meant is not null
        select Hit(
            setting,
            $"RKE2 has no option {ChartValueTexts.Quote(setting.Name)}. It logs that and goes on without, so {meant} stays {(context.Setting(meant) is null ? "at its default" : "as it is set elsewhere")}.",
            $"Write {meant}: {Text(setting)}");

    private static IEnumerable<RuleHit> OptionOfOthers(RuleContext context) =>
        from setting in context.Settings
        let release = context.Config.Rke2Version
        where Skips(context) && ServerOptions.IsKnown(setting.Name) && !ServerOptions.Has(release, setting.Name)
        let until = ServerOptions.Until(setting.Name)
        let since = until is null ? ServerOptions.Since(setting.Name) : null
        select NameOnly(
            setting,
            $"RKE2 {release} has no option {setting.Name}: it logs that and goes on without. {(since is not null ? $"Releases from {since} have it." : $"The last releases that had it: {until}.")}",
            since is not null ? $"Leave it out, or take a release from {since}." : "Leave it out.") with
        { Since = since, Until = until };

    private static IEnumerable<RuleHit> UnknownOption(RuleContext context) =>
        from setting in context.Settings
        where Skips(context) && setting.Name.Length > 1 && !ServerOptions.IsKnown(setting.Name) && !ServerOptions.IsDropped(setting.Name) && ServerOptionNames.Meant(setting.Name) is null
        let near = ServerOptionNames.Nearest(setting.Name)
        select NameOnly(
            setting,
            $"No release of RKE2 has an option {ChartValueTexts.Quote(setting.Name)}: it logs that and goes on without.",
            near is null ? "Leave it out." : $"Write {near}, if that is what was meant.");

    /// <summary>Releases that refuse to start say so themselves; this says it before.</summary>
    private static IEnumerable<RuleHit> RefusedOption(RuleContext context)
    {
        var (release, plugin) = (context.Config.Rke2Version, context.Config.Plugin);
        foreach (var setting in Skips(context) ? [] : context.Settings!.Where(setting => setting.Name.Length > 1 && !ServerOptions.Has(release, setting.Name)))
        {
            yield return NameOnly(
                setting,
                $"RKE2 {release} has no option {ChartValueTexts.Quote(setting.Name)} and refuses to start with it.",
                ServerOptionNames.Meant(setting.Name) is { } meant ? $"Write {meant}: {Text(setting)}"
                    : ServerOptionNames.Nearest(setting.Name) is { } near ? $"Write {near}, if that is what was meant."
                    : ServerOptions.IsDropped(setting.Name) ? Instead(setting, plugin)
                    : ServerOptions.Since(setting.Name) is { } since ? $"Leave it out, or take a release from {since}."
                    : "Leave it out.");
        }
    }

    /// <summary>Where the plugin's chart has what an option of k3s sets.</summary>
    private static string Instead(ServerSetting setting, CniPlugin plugin)
    {
        var text = Text(setting);
        return (setting.Name, plugin) switch
        {
            ("flannel-backend", CniPlugin.Canal) => $"Leave it out, and set the chart value flannel.backend of rke2-canal: {(text.StartsWith("wireguard", StringComparison.Ordinal) ? "wireguard" : "vxlan")}",
            ("flannel-backend", CniPlugin.Flannel) => "Leave it out: RKE2 supports Flannel with the backend vxlan only.",
            ("flannel-iface", CniPlugin.Canal) => $"Leave it out, and set the chart value flannel.iface of rke2-canal: {text}",
            ("flannel-iface", CniPlugin.Flannel) => $"Leave it out, and set the chart value flannel.args of rke2-flannel: [--ip-masq, --kube-subnet-mgr, --iface={text}]",
            ("flannel-iface", CniPlugin.Calico) => $"Leave it out, and set the chart value installation.calicoNetwork.nodeAddressAutodetectionV4.interface of rke2-calico: {text}",
            ("flannel-iface", CniPlugin.Cilium) => $"Leave it out, and set the chart value devices of rke2-cilium: {text}",
            ("disable-network-policy", CniPlugin.Canal or CniPlugin.Calico or CniPlugin.Cilium) => $"Leave it out: network policies are the work of {plugin}, and RKE2 has no controller of its own for them.",
            ("disable-network-policy", _) => "Leave it out: RKE2 has no controller of its own for network policies.",
            ("no-flannel", _) => "Leave it out; where the cluster shall have a plugin of your own, write cni: none",
            ("cluster-init", _) => "Leave it out: RKE2 starts etcd with the first server by itself.",
            _ when !ServerOptionNames.IsDroppedNetwork(setting.Name) => "Leave it out.",
            _ => "Leave it out; what the plugin does is set by the values of its chart in a HelmChartConfig.",
        };
    }

    private static IEnumerable<(string Item, ServerSetting Setting, SourceLocation? Source)> Disabled(RuleContext context) =>
        from setting in context.Settings
        where setting.Name == "disable"
        from value in setting.Values
        from item in value.Text.Split(',')
        select (item.Trim(), setting, value.Source ?? setting.Source);

    /// <summary>Whether kube-proxy is left out as releases without an option for it do it: as a chart.</summary>
    internal static bool LeavesKubeProxyChartOut(RuleContext context) =>
        context.Settings is not null && !Gates.KubeProxyOptions.IsOpenFor(context.Config.Rke2Version) && Disabled(context).Any(disabled => disabled.Item == KubeProxyChart);

    private static IEnumerable<RuleHit> DisabledPlugin(RuleContext context)
    {
        var config = context.Config;
        foreach (var (item, setting, source) in Disabled(context))
        {
            if (item == config.Plugin.ChartName())
            {
                yield return new RuleHit(
                    $"disable removes {item}, which cni: {config.Plugin.OptionValue()} chooses: RKE2 deploys no plugin, and nodes stay NotReady until another one is installed.",
                    "Leave it out; where the cluster shall have a plugin of your own, write cni: none",
                    setting.Name,
                    item,
                    source);
            }
            else if (item == CniPlugins.MultusChart && config.Multus is not null)
            {
                yield return new RuleHit(
                    $"disable removes {item}, which cni names: pods get no further interfaces.", $"Leave it out, or write cni: {config.Plugin.OptionValue()}", setting.Name, item, source);
            }
        }
    }

    private static IEnumerable<RuleHit> DisabledKubeProxyChart(RuleContext context) =>
        from disabled in Disabled(context)
        where disabled.Item == KubeProxyChart && Gates.KubeProxyOptions.IsOpenFor(context.Config.Rke2Version)
        select new RuleHit(
            $"RKE2 {context.Config.Rke2Version} runs kube-proxy as a static pod, not as the chart {KubeProxyChart}: disabling the chart leaves it running.",
            "Take it out of disable, and write disable-kube-proxy: true",
            disabled.Setting.Name,
            disabled.Item,
            disabled.Source);

    private static IEnumerable<RuleHit> EmptyPlugin(RuleContext context) =>
        from setting in context.Settings
        where setting.Name == "cni"
        from value in setting.Values
        where value.Text.Split(',').Any(string.IsNullOrWhiteSpace)
        select new RuleHit(
            "cni has an empty value, which is the name of no plugin: RKE2 refuses to start.",
            $"Write cni: {string.Join(",", setting.Parts.DefaultIfEmpty(CniPlugin.Canal.OptionValue()))}",
            setting.Name,
            Text(setting),
            value.Source ?? setting.Source);
}
