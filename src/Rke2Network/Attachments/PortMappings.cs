using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Addressing;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>Ports of the node that lead to a pod. Source: containernetworking/plugins plugins/meta/portmap/main.go (PortMapEntry).</summary>
internal static class PortMappings
{
    private const int MaximumPort = 65535;
    private static readonly string[] Protocols = ["tcp", "udp", "sctp"];
    private static readonly Regex Form = new(@"^((?<host>[0-9.]+|\[[0-9A-Fa-f:.]+\]):)?(?<from>[0-9]{1,5}):(?<to>[0-9]{1,5})(/(?<protocol>[A-Za-z]+))?\z", RegexOptions.CultureInvariant);

    /// <summary>Reads <c>8080:80/tcp</c>, with the node's address in front where only that is meant.</summary>
    internal static YamlMap Read(string text)
    {
        var match = Form.Match(text.Trim());
        var protocol = match.Groups["protocol"].Success ? match.Groups["protocol"].Value.ToLowerInvariant() : Protocols[0];
        if (!match.Success || !Protocols.Contains(protocol))
        {
            throw new InputException("InvalidPortMapping", text, "this is no port of the node and port of the pod with a colon between them.", "Write such as 8080:80, 8080:80/udp or 192.0.2.1:8080:80/tcp.", "PortMapping");
        }

        var host = match.Groups["host"].Value.Trim('[', ']');
        return new ResourceFields()
            .Add("hostPort", Port(match.Groups["from"].Value))
            .Add("containerPort", Port(match.Groups["to"].Value))
            .Add("protocol", protocol)
            .Add("hostIP", host.Length == 0 ? null : IpamRanges.Of("PortMapping", () => IpAddresses.Parse(host)).ToString())
            .ToMap();
    }

    private static int Port(string text) => RangeCheck.Required(int.Parse(text, CultureInfo.InvariantCulture), 1, MaximumPort, "a port", "PortMapping");
}
