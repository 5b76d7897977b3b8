using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;

namespace Rke2Network.Nodes;

/// <summary>The lines of /proc/net/tcp, tcp6, udp and udp6, and of ss, which knows the processes.</summary>
internal sealed class PortLines
{
    /// <summary>TCP_LISTEN and TCP_CLOSE of the kernel's include/net/tcp_states.h; a UDP socket without a peer is in the latter.</summary>
    private const string Listening = "0A";

    private const string WithoutPeer = "07";
    private const int MaxPorts = 16384;
    private static readonly char[] Blanks = [' '];
    private static readonly Regex Users = new("users:\\(\\(\"([^\"]{1,64})\"", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<(string Protocol, string Address, int Port)> ports = [];
    private readonly Dictionary<string, string> processes = new(StringComparer.Ordinal);

    /// <summary>Whether one of the files was there.</summary>
    internal bool IsKnown { get; set; }

    /// <summary>Such as <c>0: 00000000:07E8 00000000:0000 0A ...</c>.</summary>
    internal void Add(string file, string line)
    {
        var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var protocol = file.Substring(0, 3);
        if (words.Length < 4 || words[3] != (protocol == "tcp" ? Listening : WithoutPeer) || ports.Count >= MaxPorts)
        {
            return;
        }

        var colon = words[1].LastIndexOf(':');
        if (colon is 8 or 32 && int.TryParse(words[1].Substring(colon + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65535 && seen.Add($"{protocol} {words[1]}"))
        {
            ports.Add((protocol, words[1].Substring(0, colon), port));
        }
    }

    /// <summary>Such as <c>tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=1,fd=3))</c>.</summary>
    internal void AddProcess(string line)
    {
        var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length >= 7 && Users.Match(line) is { Success: true } user)
        {
            var key = words[0] + words[4].Substring(words[4].LastIndexOf(':') + 1);
            if (!processes.ContainsKey(key))
            {
                processes.Add(key, user.Groups[1].Value);
            }
        }
    }

    /// <summary>The ports. The kernel writes addresses as words in the order of the machine: of those that run RKE2 only s390x has the highest byte first.</summary>
    internal IReadOnlyList<NodePort> ToList(string? architecture) =>
    [
        .. ports.Select(port => (port, Address: Address(port.Address, architecture == "s390x")))
            .Where(each => each.Address is not null)
            .Select(each => new NodePort(each.port.Protocol, each.Address!, each.port.Port) { Process = processes.TryGetValue(each.port.Protocol + each.port.Port.ToString(CultureInfo.InvariantCulture), out var process) ? process : null })
            .OrderBy(port => port.Port).ThenBy(port => port.Protocol, StringComparer.Ordinal).ThenBy(port => port.Address, StringComparer.Ordinal),
    ];

    private static string? Address(string hex, bool highestFirst)
    {
        var bytes = new byte[hex.Length / 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(hex.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            bytes[highestFirst ? i : ((i / 4) * 4) + 3 - (i % 4)] = value;
        }

        var address = new IPAddress(bytes);
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }
}
