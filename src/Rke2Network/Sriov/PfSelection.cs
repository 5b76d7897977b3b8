using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Rke2Network.Sriov;

/// <summary>
/// A physical function, or some of its virtual functions: <c>ens1f0</c> or <c>ens1f0#0-3</c>. Sources:
/// k8snetworkplumbingwg/sriov-network-operator api/v1/helper.go (ParseVfRange, generatePfNameVfGroup), pkg/webhook/validate.go.
/// </summary>
/// <param name="Name">The interface.</param>
/// <param name="First">The first virtual function; null for all.</param>
/// <param name="Last">The last virtual function; null for all.</param>
internal sealed record PfSelection(string Name, int? First, int? Last)
{
    /// <summary>Alternative names, which the operator takes too, may be this long.</summary>
    private const int MaximumName = 127;
    private const string Parameter = "PfName";

    /// <summary>Reads the selections of a policy.</summary>
    /// <exception cref="InputException">One is none, or goes beyond the functions that there will be, or an interface stands twice.</exception>
    internal static IReadOnlyList<PfSelection> ReadAll(IReadOnlyList<string> texts, int numVfs)
    {
        var selections = texts.Select(text => Read(text.Trim(), numVfs)).ToArray();
        if (selections.GroupBy(selection => selection.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            var ranges = twice.ToArray();
            throw new InputException(
                "PfTwice",
                string.Join(",", ranges.Select(range => range.ToString())),
                ranges[0].Overlaps(ranges[1]) ? "these overlap." : "of several ranges of one interface in a policy the operator takes the first only.",
                "Make a policy for each range.",
                Parameter);
        }

        return selections;
    }

    /// <summary>Reads one of a policy that is there.</summary>
    internal static PfSelection? TryRead(string text)
    {
        try
        {
            return Read(text, int.MaxValue);
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>Whether the webhook of the operator refuses both: two ranges with a function in common, or twice the whole NIC.</summary>
    internal bool Overlaps(PfSelection other) => other.Name == Name && First.HasValue == other.First.HasValue
        && (First is null || (First <= other.Last && other.First <= Last));

    /// <inheritdoc/>
    public override string ToString() => First is null ? Name : FormattableString.Invariant($"{Name}#{First}-{Last}");

    private static PfSelection Read(string text, int numVfs)
    {
        var at = text.IndexOf('#');
        var name = at < 0 ? text : text.Substring(0, at);
        if (name is not { Length: > 0 and <= MaximumName } || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or ':' or ',' or '*' or '@') || name is "." or "..")
        {
            throw Invalid("InvalidInterface", text, "this is no name of a network interface of Linux.");
        }

        if (at < 0)
        {
            return new PfSelection(name, null, null);
        }

        var ends = text.Substring(at + 1).Split('-');
        if (ends.Length != 2 || !TryNumber(ends[0], out var first) || !TryNumber(ends[1], out var last))
        {
            throw Invalid("InvalidVfRange", text, "behind '#' stands a range: the first and the last virtual function, from 0 on, with '-' between them.");
        }

        if (last < first)
        {
            throw Invalid("InvalidVfRange", text, "the range ends before it starts.");
        }

        return last < numVfs ? new PfSelection(name, first, last) : throw new InputException(
            "InvalidVfRange",
            text,
            FormattableString.Invariant($"with {numVfs} virtual functions the last one is {numVfs - 1}, as they count from 0."),
            FormattableString.Invariant($"End the range at {numVfs - 1} or before, or give a greater -NumVfs: it is the number on the whole NIC."),
            Parameter);
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static InputException Invalid(string id, string text, string reason) => new(id, text, reason, "Write an interface such as ens1f0, or ens1f0#0-3 for its first four virtual functions.", Parameter);
}
