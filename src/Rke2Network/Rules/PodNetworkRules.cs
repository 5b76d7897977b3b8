using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Attachments;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>6xx: what pods ask of the networks that they are attached to.</summary>
internal static class PodNetworkRules
{
    private static readonly Rule NotPassed = AttachmentRules.Describe("RKE2NET630", "The attachment does not pass on what the pod asks for", FindingSeverity.Warning, "containernetworking/cni libcni/api.go (injectRuntimeConfig)");
    private static readonly Rule Outside = AttachmentRules.Describe("RKE2NET631", "The address that the pod asks for is outside of the attachment's networks", FindingSeverity.Warning, "containernetworking/plugins plugins/ipam/host-local/main.go (cmdAdd)");

    internal static IReadOnlyList<Rule> All { get; } = [NotPassed, Outside];

    internal static IEnumerable<Finding> Check(IReadOnlyList<PodNetwork> networks)
    {
        foreach (var network in networks.Where(network => network.Attachment?.Type is not null))
        {
            var attachment = network.Attachment!;
            foreach (var (what, capability) in Asked(network).Where(asked => !attachment.Capabilities.Contains(asked.Capability)))
            {
                yield return NotPassed.Finding(new RuleHit(
                    $"The pod asks {attachment} for {what}, and the attachment does not name the capability {capability}: the plugin does not hear of it, and the pod gets something else.",
                    capability is "ips" && !Capabilities.TakesIps(attachment.Ipam)
                        ? $"{attachment.Ipam ?? "Without IPAM it"} gives no addresses that pods ask for: use static or host-local with -Capability Ips."
                        : $"Make the attachment with {(capability switch { "ips" => "-Capability Ips", "mac" => "-Capability Mac", "bandwidth" => "-Capability Bandwidth", _ => "-PortMap" })}.",
                    network.ToString(),
                    what));
            }

            foreach (var address in network.IPAddress.Where(address => IsOutside(attachment, address)))
            {
                yield return Outside.Finding(new RuleHit(
                    $"The pod asks {attachment} for {address}, and its addresses are those of {string.Join(", ", attachment.Subnets)}: the pod does not start.",
                    "Ask for an address inside, or give the attachment a further network.",
                    network.ToString(),
                    address));
            }
        }

        var attachments = networks.Select(network => network.Attachment).OfType<NetworkAttachment>().ToArray();
        for (var i = 1; i < attachments.Length; i++)
        {
            if (attachments.Take(i).FirstOrDefault(earlier => AttachmentRules.AreRivals(earlier, attachments[i])) is { } rival)
            {
                yield return AttachmentRules.Meet(attachments[i], rival);
            }
        }
    }

    private static IEnumerable<(string What, string Capability)> Asked(PodNetwork network) => new[]
    {
        (network.IPAddress.Count > 0 ? string.Join(", ", network.IPAddress) : null, "ips"),
        (network.MacAddress, "mac"),
        (network.PortMappings is null ? null : "ports of the node", "portMappings"),
        (network.Bandwidth is null ? null : "limits to its traffic", "bandwidth"),
    }.Where(asked => asked.Item1 is not null).Select(asked => (asked.Item1!, asked.Item2));

    private static bool IsOutside(NetworkAttachment attachment, string address)
    {
        var host = IpAddresses.Parse(address.Split('/')[0]);
        return attachment.Subnets.Count > 0 && !attachment.Subnets.Any(network => network.Contains(host));
    }
}
