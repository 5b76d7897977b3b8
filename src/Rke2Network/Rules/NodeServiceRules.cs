using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>8xx, from 841: services of the node that get in the way.</summary>
internal static class NodeServiceRules
{
    private const string KnownIssues = "rancher/rke2-docs docs/known_issues.md";
    private static readonly string[] CloudSetup = ["nm-cloud-setup", "nm-cloud-setup.timer"];
    private static readonly string[] Firewalls = ["firewalld", "ufw"];

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of(
            "RKE2NET841",
            "NetworkManager does not leave the plugin's interfaces alone",
            FindingSeverity.Warning,
            KnownIssues + "; NetworkManager.conf(5); tigera/docs calico/operations/troubleshoot/troubleshooting.mdx",
            DocumentationPages.KnownIssues,
            ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr,
            Managed),
        NodeRule.Of("RKE2NET842", "nm-cloud-setup is on", FindingSeverity.Error, KnownIssues + "; rancher/rke2#1053", DocumentationPages.KnownIssues, ConfigPart.None, HasCloudSetup),
        NodeRule.Of("RKE2NET843", "A firewall of the node is on", FindingSeverity.Warning, KnownIssues + "; rancher/rke2#774; tigera/docs calico/getting-started/kubernetes/requirements.mdx", DocumentationPages.KnownIssues, ConfigPart.None, HasFirewall),
        NodeRule.Of("RKE2NET844", "Wicked may turn forwarding off", FindingSeverity.Warning, KnownIssues, DocumentationPages.KnownIssues, ConfigPart.ClusterCidr, Wicked),
    ];

    private static bool KnowsServices(NodeContext context) => context.Facts.Services is not null || context.Miss(NodeFact.Services);

    private static IEnumerable<RuleHit> Managed(NodeContext context)
    {
        var devices = PluginDevices.Of(context.Config).ToArray();
        if (devices.Length == 0 || !KnowsServices(context) || !context.IsOn("NetworkManager"))
        {
            yield break;
        }

        if (context.Facts.UnmanagedDevices is not { } specs)
        {
            context.Miss(NodeFact.UnmanagedDevices);
            yield break;
        }

        var managed = devices.Where(device => !DeviceSpecs.Names(specs, device.Sample)).Select(device => device.Pattern).Distinct().ToArray();
        if (managed.Length > 0)
        {
            yield return new RuleHit(
                $"NetworkManager is on at {context.Facts.Node} and is not told to leave {Words(managed)} alone: it changes routes of interfaces that {context.Config.Plugin} makes, and pods lose their network.",
                $"Write a file in /etc/NetworkManager/conf.d with the section [keyfile] and the line unmanaged-devices+={string.Join(";", managed.Select(pattern => "interface-name:" + pattern))}; then run systemctl reload NetworkManager, or boot the node where RKE2 has run already.",
                "NetworkManager",
                specs.Count == 0 ? null : string.Join(";", specs));
        }
    }

    private static IEnumerable<RuleHit> HasCloudSetup(NodeContext context)
    {
        if (KnowsServices(context) && CloudSetup.Where(context.IsOn).ToArray() is { Length: > 0 } on)
        {
            yield return new RuleHit(
                $"{Words(on)} {(on.Length == 1 ? "is" : "are")} on at {context.Facts.Node}: it adds tables of routes that lead pods' packets astray, and nothing keeps it from that.",
                $"Run systemctl disable --now {string.Join(" ", CloudSetup.Select(name => name.Contains(".timer") ? name : name + ".service"))}, and boot the node.",
                "nm-cloud-setup");
        }
    }

    private static IEnumerable<RuleHit> HasFirewall(NodeContext context)
    {
        if (!KnowsServices(context))
        {
            yield break;
        }

        foreach (var name in Firewalls.Where(context.IsOn))
        {
            yield return new RuleHit(
                $"{name} is on at {context.Facts.Node}. Its rules and those of the plugin and of kube-proxy get in each other's way: pods' packets are dropped, at the latest when it reads its rules anew.",
                $"Run systemctl disable --now {name}, and filter outside of the node, or with the network policies of the plugin.",
                name);
        }
    }

    /// <summary>RKE2 turns forwarding on itself: once it has run, what stands in files is not to be seen by that.</summary>
    private static IEnumerable<RuleHit> Wicked(NodeContext context)
    {
        if (!KnowsServices(context) || !context.IsOn("wicked"))
        {
            yield break;
        }

        if (context.Facts.Sysctls is null)
        {
            context.Miss(NodeFact.Sysctls);
            yield break;
        }

        var wanted = context.Config.ClusterCidr.Select(network => network.Family == IpFamily.IPv6 ? "net.ipv6.conf.all.forwarding" : "net.ipv4.conf.all.forwarding").ToArray();
        var off = wanted.Where(name => context.Sysctl(name) == "0").ToArray();
        if (off.Length > 0)
        {
            yield return new RuleHit(
                $"Wicked configures the network of {context.Facts.Node}, and {Words(off)} {(off.Length == 1 ? "is" : "are")} off. RKE2 turns forwarding on, and Wicked sets it back to what the files in /etc/sysctl.d say whenever it works: pods are cut off then.",
                $"Write to /etc/sysctl.d/90-rke2.conf: {string.Join(" and ", wanted.Select(name => name + "=1"))}",
                off[0],
                "0");
        }
        else if (context.Facts.HasRke2 != false)
        {
            context.Miss(NodeFact.SysctlFiles);
        }
    }

    private static string Words(string[] names) => names.Length == 1 ? names[0] : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
}
