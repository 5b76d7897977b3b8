using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Attachments;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>6xx: what an attachment needs of the cluster's configuration.</summary>
internal static class AttachmentClusterRules
{
    private static readonly string[] WhereaboutsPath = ["rke2-whereabouts", "enabled"];
    private static readonly string[] DhcpPath = ["manifests", "dhcpDaemonSet"];

    private static readonly Rule NoMultus = AttachmentRules.Describe("RKE2NET604", "The cluster has no Multus for the attachment", FindingSeverity.Error, "rancher/rke2 pkg/cli/cmds/server.go (validateCNI)");
    private static readonly Rule NoWhereabouts = AttachmentRules.Describe("RKE2NET605", "The attachment's addresses come from Whereabouts, which is not on", FindingSeverity.Error, "rancher/rke2-charts charts/rke2-multus (rke2-whereabouts.enabled)");
    private static readonly Rule NoDhcp = AttachmentRules.Describe("RKE2NET606", "The attachment's addresses come by DHCP, and its daemon is not on", FindingSeverity.Error, "rancher/rke2-charts charts/rke2-multus templates (manifests.dhcpDaemonSet); containernetworking/plugins plugins/ipam/dhcp/main.go");
    private static readonly Rule Overlap = AttachmentRules.Describe("RKE2NET608", "The attachment's network overlaps those of pods or services", FindingSeverity.Warning, "containernetworking/plugins pkg/ipam/ipam_linux.go (ConfigureIface)");
    private static readonly Rule Windows = AttachmentRules.Describe("RKE2NET609", "Pods on Windows nodes get no further interfaces", FindingSeverity.Information, "rancher/rke2 pkg/windows; rancher/rke2-charts charts/rke2-multus (nodeSelector kubernetes.io/os: linux)");

    internal static IReadOnlyList<Rule> All { get; } = [NoMultus, NoWhereabouts, NoDhcp, Overlap, Windows];

    internal static IEnumerable<Finding> Check(NetworkAttachment attachment, AttachmentSurroundings surroundings)
    {
        if (surroundings.Config is not { } config)
        {
            yield break;
        }

        if (config.Multus is null && config.Knows(ConfigPart.Plugin))
        {
            yield return NoMultus.Finding(new RuleHit(
                $"With cni: {config.Plugin.OptionValue()} RKE2 does not deploy Multus: there is no such kind of resource in the cluster, and pods get no further interfaces.",
                $"Write cni: multus,{config.Plugin.OptionValue()} on every server: New-Rke2CniConfig {config.Plugin} -Multus.",
                attachment.ToString()));
        }

        if (config.Multus is not null && attachment.Ipam == AttachmentIpam.Whereabouts && Lacks(config, WhereaboutsPath) is { } noWhereabouts)
        {
            yield return NoWhereabouts.Finding(Missing(attachment, config, WhereaboutsPath, "Whereabouts", "its program is on no node", noWhereabouts));
        }

        if (config.Multus is not null && attachment.Ipam == AttachmentIpam.Dhcp && Lacks(config, DhcpPath) is { } noDhcp)
        {
            yield return NoDhcp.Finding(Missing(attachment, config, DhcpPath, "Dhcp", "its daemon, which keeps the leases, runs on no node", noDhcp));
        }

        foreach (var (network, own) in Networks(attachment).SelectMany(network => Own(config).Where(own => own.Network.Overlaps(network)).Select(own => (network, own))))
        {
            yield return Overlap.Finding(new RuleHit(
                $"{network} overlaps {own.Option} {own.Network}: pods with the attachment send to the wrong interface what is for {(own.Option == "cluster-cidr" ? "other pods" : "services")}, DNS perhaps among them.",
                $"Take a network apart from {own.Network}.",
                attachment.ToString(),
                network.ToString()));
        }

        if (config.WindowsNodes && config.Knows(ConfigPart.WindowsNodes))
        {
            yield return Windows.Finding(new RuleHit(
                "Multus runs on Linux nodes only: pods on the cluster's Windows nodes get no further interfaces, whatever their annotation says, and nothing tells so.",
                "Hold pods with the attachment to Linux nodes: nodeSelector kubernetes.io/os: linux.",
                attachment.ToString()));
        }
    }

    /// <summary>Whether a value of Multus' chart is off, with the releases from which there is such a value; null where it is on, or nothing is known.</summary>
    private static (bool IsKnown, string? Since)? Lacks(CniConfig config, string[] path)
    {
        var charts = new RuleContext(config, ReleaseCatalog.Default).ChartReleases;
        if (charts.Schema(config.Rke2Version, CniPlugins.MultusChart) is not { } schema)
        {
            return null;
        }

        return !IsTaken(schema, path) ? (false, ChartReleases.Default.Since(CniPlugins.MultusChart, each => IsTaken(each, path)))
            : StopCheck.TextAt(schema, config.Multus!.Values.Root, path) == YamlScalar.True.Text ? null
            : (true, null);
    }

    private static bool IsTaken(ChartSchema schema, string[] path) => schema.Find(path) is { Facts: { IsUnread: false, IsRefused: false } };

    private static RuleHit Missing(NetworkAttachment attachment, CniConfig config, string[] path, string ipam, string reason, (bool IsKnown, string? Since) lack)
    {
        var value = ValuePath.Format(path);
        return new RuleHit(
            lack.IsKnown
                ? $"{CniPlugins.MultusChart} has {value}: false: {reason}, and pods with the attachment do not start."
                : $"{CniPlugins.MultusChart} of RKE2 {config.Rke2Version} has no {value}: {reason}, and pods with the attachment do not start.",
            lack.IsKnown
                ? $"Set {value} of {CniPlugins.MultusChart} to true: New-Rke2CniConfig -Multus -MultusIpam {ipam}."
                : $"Take a release that has it{(lack.Since is null ? string.Empty : $" ({lack.Since})")}, or deploy it yourself.",
            attachment.ToString(),
            attachment.Ipam)
        {
            Since = lack.Since,
        };
    }

    private static IEnumerable<IpNetwork> Networks(NetworkAttachment attachment) => attachment.Subnets.Concat(attachment.Addresses.Select(NetworkOf).OfType<IpNetwork>()).Distinct();

    private static IpNetwork? NetworkOf(string address)
    {
        try
        {
            var (host, prefix) = HostAddresses.Read(address, "Address");
            return prefix is { } length ? IpNetwork.Of(host, length) : null;
        }
        catch (InputException)
        {
            return null; // What is no address says nothing.
        }
    }

    private static IEnumerable<(string Option, IpNetwork Network)> Own(CniConfig config) =>
        (config.Knows(ConfigPart.ClusterCidr) ? config.ClusterCidr.Select(network => ("cluster-cidr", network)) : [])
            .Concat(config.Knows(ConfigPart.ServiceCidr) ? config.ServiceCidr.Select(network => ("service-cidr", network)) : []);
}
