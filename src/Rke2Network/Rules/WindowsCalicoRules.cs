using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>4xx, from 424: what Windows agents make of the values of rke2-calico. Never more than warnings.</summary>
internal static class WindowsCalicoRules
{
    private const string CalicoNetwork = "installation.calicoNetwork.";
    private const string Autodetection = CalicoNetwork + "nodeAddressAutodetectionV4";
    private const string Bgp = CalicoNetwork + "bgp";
    private const string Agent = "rancher/rke2 pkg/windows/calico.go";
    private const string Forms = "rancher/rke2 pkg/windows/utils.go (nodeAddressAutodetection)";

    /// <summary>The ways to find the node's address that the agent knows.</summary>
    private static readonly string[] UnderstoodForms = ["firstFound", "canReach", "interface", "cidrs"];

    /// <summary>The names that Windows gives to adapters.</summary>
    private static readonly string[] AdapterNames = ["Ethernet", "Ethernet 2", "Ethernet0", "Ethernet Instance 0", "vEthernet (Ethernet)"];

    /// <summary>What the agent sets for Felix itself, whatever the FelixConfiguration says.</summary>
    private static readonly (string Key, string? Fixed, string Meaning)[] FelixSettings =
    [
        ("vxlanVNI", "4096", "VXLAN network"),
        ("vxlanPort", "4789", "VXLAN port"),
        ("vxlanMTU", null, "MTU of VXLAN"),
    ];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET424", "Windows agents stop over this way to find the node's address", FindingSeverity.Warning, Forms, NotUnderstood, DocumentationPages.Networking),
        Describe("RKE2NET425", "BGP needs features of Windows", FindingSeverity.Information, "rancher/rke2-docs docs/networking/windows_bgp.md", Features, DocumentationPages.WindowsBgp),
        Describe("RKE2NET426", "Windows and Linux nodes would carry pods' traffic in different ways", FindingSeverity.Warning, Agent, Encapsulation, DocumentationPages.WindowsBgp),
        Describe("RKE2NET427", "Windows agents of the release do not look for the node's address as told", FindingSeverity.Warning, Agent, NotRead, DocumentationPages.Networking, Gates.WindowsAutodetection),
        Describe("RKE2NET428", "Windows adapters have other names than Linux interfaces", FindingSeverity.Warning, "rancher/rke2 pkg/windows/utils.go (findInterfaceRegEx)", AdapterName, DocumentationPages.Networking),
        Describe("RKE2NET429", "Windows nodes of Calico have fixed VXLAN settings", FindingSeverity.Warning, Agent, FelixVxlan, DocumentationPages.CalicoOnWindows),
        Describe("RKE2NET430", "Windows agents read valuesContent only", FindingSeverity.Warning, Agent, SpecValues, DocumentationPages.Networking),
    ];

    private static Rule Describe(
        string id, string title, FindingSeverity severity, string source, Func<RuleContext, IEnumerable<RuleHit>> check, Uri help, VersionGate? since = null) => new()
        {
            Id = id,
            Title = title,
            Severity = severity,
            Source = source,
            Needs = ConfigPart.Plugin | ConfigPart.WindowsNodes | ConfigPart.Values,
            Since = since,
            HelpUri = help,
            Check = context => context.Config is { WindowsNodes: true, Plugin: CniPlugin.Calico } ? check(context) : [],
        };

    private static string? Text(CniConfig config, string path) => (config.Values.Find(path) as YamlScalar)?.Text;

    private static RuleHit Hit(CniConfig config, string path, string message, string recommendation)
    {
        var value = config.Values.Find(path);
        return new RuleHit(message, recommendation, "rke2-calico: " + path, value is null ? null : ChartValueTexts.Shorten(ChartValueTexts.OneLine(value)), value?.Source);
    }

    private static bool IsGiven(YamlMap autodetection, string form) => autodetection.Find(form) switch
    {
        null or YamlScalar { Kind: YamlScalarKind.Null } => false,
        YamlScalar scalar when form == "firstFound" => YamlScalar.True.SameAs(scalar),
        YamlScalar { Text.Length: 0 } or YamlList { Count: 0 } => false,
        _ => true,
    };

    private static IEnumerable<RuleHit> NotUnderstood(RuleContext context)
    {
        var config = context.Config;
        if (!Gates.WindowsAutodetection.IsOpenFor(config.Rke2Version)
            || config.Values.Find(Autodetection) is not YamlMap { Count: > 0 } autodetection
            || UnderstoodForms.Any(form => IsGiven(autodetection, form)))
        {
            yield break;
        }

        var form = autodetection.Select(entry => entry.Key).FirstOrDefault(key => IsGiven(autodetection, key));
        if (form is not null && (form != "skipInterface" || Gates.WindowsRefusesSkipInterface.IsOpenFor(config.Rke2Version)))
        {
            yield return Hit(
                config,
                Autodetection,
                $"Windows agents of RKE2 {config.Rke2Version} do not know {form} as a way to find the node's address, and stop with 'the passed autoDetect value is not supported'.",
                $"Write {Autodetection}.cidrs: [<the nodes' network>], which holds for Linux and Windows nodes alike.");
        }
    }

    private static IEnumerable<RuleHit> NotRead(RuleContext context)
    {
        var config = context.Config;
        if (config.Values.Find(Autodetection) is YamlMap { Count: > 0 } && !Gates.WindowsAutodetection.IsOpenFor(config.Rke2Version))
        {
            yield return Hit(
                config,
                Autodetection,
                $"Windows agents of RKE2 {config.Rke2Version} take the first address that they find, whatever is set here.",
                $"Set the environment variable VXLAN_ADAPTER on Windows nodes, or take a release from {Gates.WindowsAutodetection}.");
        }
    }

    private static IEnumerable<RuleHit> AdapterName(RuleContext context)
    {
        const string Path = Autodetection + ".interface";
        var config = context.Config;
        if (Text(config, Path) is { Length: > 0 } names
            && Gates.WindowsAutodetection.IsOpenFor(config.Rke2Version)
            && config.Values.Find(Autodetection) is YamlMap autodetection
            && !IsGiven(autodetection, "firstFound")
            && !IsGiven(autodetection, "canReach")
            && !MatchesAdapter(names))
        {
            yield return Hit(
                config,
                Path,
                "Windows agents look for an adapter by the same expression, and theirs are named such as 'Ethernet' or 'vEthernet (Ethernet)': an agent that finds none stops.",
                $"Write {Path}: \"{names},Ethernet.*\", or cidrs: [<the nodes' network>] in its place.");
        }
    }

    /// <summary>The agent joins the expressions between the commas, and looks for them anywhere in the name.</summary>
    private static bool MatchesAdapter(string names)
    {
        try
        {
            var expression = new Regex("(" + string.Join(")|(", Regex.Split(names, @"\s*,\s*")) + ")", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return AdapterNames.Any(expression.IsMatch);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            // What Go takes and .NET does not is not ours to judge.
            return true;
        }
    }

    private static IEnumerable<RuleHit> Features(RuleContext context)
    {
        var config = context.Config;
        if (Text(config, Bgp) is "Enabled" && Gates.WindowsBgp.IsOpenFor(config.Rke2Version))
        {
            yield return Hit(
                config,
                Bgp,
                "BGP on Windows nodes is the work of the service RemoteAccess, and needs TCP 179 between nodes.",
                "On each Windows node: Install-WindowsFeature RemoteAccess, RSAT-RemoteAccess-PowerShell, Routing; restart it; Install-RemoteAccess -VpnType RoutingOnly; Start-Service RemoteAccess");
        }
    }

    private static IEnumerable<RuleHit> Encapsulation(RuleContext context)
    {
        var config = context.Config;
        if (!Gates.WindowsBgp.IsOpenFor(config.Rke2Version))
        {
            yield break;
        }

        var takesBackend = context.ChartReleases.Schema(config.Rke2Version, "rke2-calico")?.Find(["installation", "backend"]) is not null;
        var isBgp = Text(config, Bgp) is "Enabled";
        foreach (var (path, encapsulation) in Encapsulations(config, takesBackend))
        {
            if (isBgp && encapsulation != "None")
            {
                yield return Hit(
                    config,
                    path ?? Bgp,
                    $"With bgp Enabled Windows nodes encapsulate nothing, while Linux nodes do ({encapsulation}): their pods do not reach each other.",
                    path is not null ? $"Write {path}: None"
                    : takesBackend ? "Set installation.backend: None"
                    : $"Set {CalicoNetwork}ipPools: [{{cidr: {config.ClusterCidr.Primary}, encapsulation: None}}]");
            }
            else if (!isBgp && encapsulation == "None")
            {
                yield return Hit(
                    config,
                    path ?? Bgp,
                    "Linux nodes encapsulate nothing, while Windows nodes use VXLAN unless bgp is Enabled: their pods do not reach each other.",
                    $"Set {Bgp}: Enabled, or encapsulation VXLAN.");
            }
        }
    }

    /// <summary>How Linux nodes encapsulate: as the pools say, or the chart where there are none. Without a place it is the chart's default.</summary>
    private static IEnumerable<(string? Path, string Encapsulation)> Encapsulations(CniConfig config, bool takesBackend)
    {
        const string Pools = CalicoNetwork + "ipPools";
        const string Backend = "installation.backend";
        if (config.Values.Find(Pools) is YamlList { Count: > 0 } pools)
        {
            return Enumerable.Range(0, pools.Count)
                .Select(i => (Path: $"{Pools}[{i}].encapsulation", Text: ((pools[i] as YamlMap)?.Find("encapsulation") as YamlScalar)?.Text))
                .Where(pool => pool.Text is not null)
                .Select(pool => ((string?)pool.Path, pool.Text!));
        }

        return [takesBackend && Text(config, Backend) is { } backend ? (Backend, backend) : (null, "VXLAN")];
    }

    private static IEnumerable<RuleHit> FelixVxlan(RuleContext context)
    {
        var config = context.Config;
        foreach (var (key, fixedValue, meaning) in FelixSettings)
        {
            var path = "felixConfiguration." + key;
            if (Text(config, path) is { } value && value != fixedValue)
            {
                yield return Hit(
                    config,
                    path,
                    fixedValue is null
                        ? $"Windows nodes do not follow the {meaning}: pods there keep that of their own network."
                        : $"Windows nodes of Calico use {meaning} {fixedValue}, not {value}: pods on Linux and Windows do not reach each other.",
                    fixedValue is null ? "Leave it out, and see that the network carries VXLAN packets of the Windows nodes' own MTU." : $"Write {path}: {fixedValue}");
            }
        }
    }

    private static IEnumerable<RuleHit> SpecValues(RuleContext context)
    {
        foreach (var path in new[] { Autodetection, Bgp })
        {
            if (context.SpecValues is { } values && ChartValues.Of(values).Find(path) is { } value)
            {
                yield return new RuleHit(
                    $"{path} stands in spec.values, and Windows agents read spec.valuesContent only: Windows nodes go without it.",
                    "Move it to spec.valuesContent, which Linux and Windows nodes read.",
                    "rke2-calico: " + path,
                    ChartValueTexts.Shorten(ChartValueTexts.OneLine(value)),
                    value.Source);
            }
        }
    }
}
