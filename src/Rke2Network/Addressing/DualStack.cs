using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Addressing;

/// <summary>
/// The networks of one role (pods or services): one network, or one of each family. The first is the primary.
/// Source: k3s-io/k3s pkg/cli/server/server.go, pkg/util/net.go.
/// </summary>
public sealed class DualStack : IReadOnlyList<IpNetwork>
{
    private readonly IpNetwork[] networks;

    private DualStack(IpNetwork[] networks)
    {
        this.networks = networks;
    }

    /// <summary>The network whose family is the cluster's first.</summary>
    public IpNetwork Primary => networks[0];

    /// <summary>Whether both families are there.</summary>
    public bool IsDualStack => networks.Length > 1;

    /// <inheritdoc/>
    public int Count => networks.Length;

    /// <inheritdoc/>
    public IpNetwork this[int index] => networks[index];

    /// <summary>Reads networks.</summary>
    /// <param name="texts">Networks in CIDR notation; one text may hold several with commas between them.</param>
    /// <returns>The networks.</returns>
    /// <exception cref="InputException">None, more than two, one family twice, or a text that is no network.</exception>
    public static DualStack Parse(params string[] texts)
    {
        var parts = texts.SelectMany(text => (text ?? string.Empty).Split(',')).Select(part => part.Trim()).ToArray();
        var whole = string.Join(",", parts);
        if (parts.Length == 0 || whole.Length == 0)
        {
            throw new InputException("MissingNetwork", null, "no network was given.", "Write a network such as 10.42.0.0/16.");
        }

        return Create(parts.Select(IpNetwork.Parse).ToArray());
    }

    /// <summary>Reads networks that a user may have left out.</summary>
    /// <param name="texts">As <see cref="Parse"/> takes them, or nothing.</param>
    /// <returns>The networks, or null where nothing was given.</returns>
    /// <exception cref="InputException">As <see cref="Parse"/>.</exception>
    public static DualStack? ParseOptional(string[]? texts) =>
        texts is null || texts.All(string.IsNullOrWhiteSpace) ? null : Parse(texts);

    /// <summary>Puts networks together.</summary>
    /// <param name="networks">One network, or two of different families.</param>
    /// <returns>The networks.</returns>
    /// <exception cref="InputException">None, more than two, or one family twice.</exception>
    public static DualStack Create(params IpNetwork[] networks)
    {
        const string Advice = "Write one network, or one of each family, such as 10.42.0.0/16,2001:cafe:42::/56.";
        var whole = string.Join(",", networks.Select(network => network.ToString()));
        if (networks.Length is 0 or > 2)
        {
            throw new InputException("TooManyNetworks", whole, $"RKE2 takes one network or two, not {networks.Length}.", Advice);
        }

        if (networks.Length == 2 && networks[0].Family == networks[1].Family)
        {
            throw new InputException("FamilyTwice", whole, $"both networks are {networks[0].Family}.", Advice);
        }

        return new DualStack((IpNetwork[])networks.Clone());
    }

    /// <summary>The network of a family.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The network, or null.</returns>
    public IpNetwork? Of(IpFamily family) => networks.FirstOrDefault(network => network.Family == family);

    /// <summary>Whether the families are the same, in the same order.</summary>
    /// <param name="other">The networks of the other role.</param>
    /// <returns>True if RKE2 takes them together.</returns>
    public bool MatchesFamiliesOf(DualStack other) =>
        networks.Select(network => network.Family).SequenceEqual(other.networks.Select(network => network.Family));

    /// <summary>The families in words.</summary>
    /// <returns>Such as <c>IPv4</c> or <c>IPv4, IPv6</c>.</returns>
    public string DescribeFamilies() => string.Join(", ", networks.Select(network => network.Family.ToString()));

    /// <inheritdoc/>
    public IEnumerator<IpNetwork> GetEnumerator() => ((IEnumerable<IpNetwork>)networks).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => networks.GetEnumerator();

    /// <summary>The networks as RKE2's options take them.</summary>
    /// <returns>Such as <c>10.42.0.0/16,2001:cafe:42::/56</c>.</returns>
    public override string ToString() => string.Join(",", networks.Select(network => network.ToString()));
}
