using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Rke2Network.Nodes;

namespace Rke2Network.Sriov;

/// <summary>NICs of one model with one interface name, on one or more nodes: what one policy is for.</summary>
public sealed record SriovNicGroup
{
    private const int ShownNodes = 8;

    /// <summary>The PCI vendor; null where it is not known.</summary>
    public string? Vendor { get; init; }

    /// <summary>The PCI device; null where it is not known.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The name of the interface.</summary>
    public required string Interface { get; init; }

    /// <summary>The nodes that have such a NIC, as they came.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>The least that one of the NICs can have of virtual functions; null where none tells.</summary>
    public int? LeastTotalVfs { get; init; }

    /// <summary>The node of <see cref="LeastTotalVfs"/>.</summary>
    public string? LeastNode { get; init; }

    /// <summary>A name for the policy: driver, device and interface, so that it stays the same whatever other NICs there are.</summary>
    public required string Name { get; init; }

    /// <summary>A name for the resource of the same parts, which every version of the operator takes.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Puts NICs together.</summary>
    /// <param name="nics">The NICs of all nodes.</param>
    /// <param name="warn">Is told of each that is left out, and of each of which it is not known whether it is capable.</param>
    /// <returns>The groups as they came first.</returns>
    public static IReadOnlyList<SriovNicGroup> Of(IEnumerable<SriovNic> nics, Action<string> warn)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. nics.Where(nic => IsUsable(nic, warn))
            .GroupBy(nic => (Id(nic.Vendor), Id(nic.DeviceId), nic.Interface))
            .Select(group => Group([.. group], names))];
    }

    /// <summary>Refuses more virtual functions than one of the NICs can have.</summary>
    /// <param name="numVfs">How many are asked for.</param>
    /// <exception cref="InputException">One of the NICs cannot have as many.</exception>
    public void RequireRoom(int numVfs)
    {
        if (Vendor != SriovNetworkNodePolicyFactory.Mellanox && LeastTotalVfs is { } most && numVfs > most)
        {
            throw new InputException(
                "TooManyVfs",
                numVfs.ToString(CultureInfo.InvariantCulture),
                FormattableString.Invariant($"{Interface} of {LeastNode} can have {most} virtual functions (sriov_totalvfs)."),
                FormattableString.Invariant($"Give at most {most}, or leave the node out."),
                "NumVfs");
        }
    }

    /// <summary>The group for messages.</summary>
    /// <returns>Interface, model and nodes.</returns>
    public override string ToString() =>
        $"{Interface} ({Vendor ?? "unknown vendor"}:{DeviceId ?? "unknown device"}) of {string.Join(", ", Nodes.Take(ShownNodes))}{(Nodes.Count > ShownNodes ? FormattableString.Invariant($" and {Nodes.Count - ShownNodes} more") : string.Empty)}";

    private static SriovNicGroup Group(SriovNic[] nics, HashSet<string> names)
    {
        var first = nics[0];
        var least = nics.Where(nic => nic.TotalVfs is not null).OrderBy(nic => nic.TotalVfs).FirstOrDefault();
        var name = Unique(string.Join("-", new[] { first.Driver ?? Id(first.Vendor), Id(first.DeviceId), first.Interface }.Where(part => part is { Length: > 0 }).Select(part => Word(part!)).Where(part => part.Length > 0)), names);
        return new SriovNicGroup
        {
            Vendor = Id(first.Vendor),
            DeviceId = Id(first.DeviceId),
            Interface = first.Interface,
            Nodes = [.. nics.Select(nic => nic.Node).Distinct()],
            LeastTotalVfs = least?.TotalVfs,
            LeastNode = least?.Node,
            Name = name,
            ResourceName = name.Replace('-', '_'),
        };
    }

    private static bool IsUsable(SriovNic nic, Action<string> warn)
    {
        var what = $"{(nic.Interface.Length > 0 ? nic.Interface : nic.PciAddress ?? "A NIC")} of {nic.Node}";
        if (nic.Capable == false)
        {
            warn($"{what} is left out: it cannot have virtual functions for pods. Test-Rke2SriovCapability says why.");
            return false;
        }

        if (nic.Interface.Length == 0)
        {
            warn($"{what} is left out: it has no interface, as no driver is bound to it.");
            return false;
        }

        if (nic.Capable is null)
        {
            warn($"{what} is taken in, though it is not known whether it can have virtual functions for pods.");
        }

        return true;
    }

    private static string? Id(string? id) => string.IsNullOrWhiteSpace(id) ? null : id!.Trim().ToLowerInvariant();

    /// <summary>Letters and digits, with single hyphens for all else.</summary>
    private static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                word.Append(c);
            }
            else if (word.Length > 0 && word[word.Length - 1] != '-')
            {
                word.Append('-');
            }
        }

        return word.ToString().Trim('-');
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name.Length > 0 ? name : "sriov";
        for (var i = 2; !names.Add(unique); i++)
        {
            unique = FormattableString.Invariant($"{name}-{i}");
        }

        return unique;
    }
}
