using System;
using System.Text.RegularExpressions;

namespace Rke2Network.Model;

/// <summary>
/// The version of an RKE2 release: <c>v1.34.4+rke2r1</c>. Patch and revision may be left open, as in <c>v1.34</c>;
/// a version with an open part stands before every version that fills it.
/// </summary>
public sealed class Rke2Version : IComparable<Rke2Version>, IComparable, IEquatable<Rke2Version>, IScalarText
{
    private const string RevisionMark = "+rke2r";
    private const int LongestNumber = 5;

    private string? text;
    private const string PreRelease = @"^[vV]?\d+\.\d+\.\d+-";

    /// <summary>Makes a version.</summary>
    /// <param name="major">Kubernetes' major version.</param>
    /// <param name="minor">Kubernetes' minor version.</param>
    /// <param name="patch">Kubernetes' patch version, or null where it is open.</param>
    /// <param name="revision">RKE2's revision of it (the number after <c>+rke2r</c>), or null where it is open.</param>
    /// <exception cref="ArgumentException">A number is negative, or a revision stands without a patch.</exception>
    public Rke2Version(int major, int minor, int? patch = null, int? revision = null)
    {
        if (major < 0 || minor < 0 || patch < 0 || revision < 1)
        {
            throw new ArgumentException("The parts of a version are not negative, and revisions start at 1.");
        }

        if (patch is null && revision is not null)
        {
            throw new ArgumentException("A revision needs a patch version before it.", nameof(revision));
        }

        Major = major;
        Minor = minor;
        Patch = patch;
        Revision = revision;
    }

    /// <summary>Kubernetes' major version.</summary>
    public int Major { get; }

    /// <summary>Kubernetes' minor version.</summary>
    public int Minor { get; }

    /// <summary>Kubernetes' patch version; null where it is open.</summary>
    public int? Patch { get; }

    /// <summary>RKE2's revision; null where it is open.</summary>
    public int? Revision { get; }

    /// <summary>Whether no part is open: the version names one release.</summary>
    public bool IsComplete => Revision is not null;

    /// <summary>Reads <c>v1.34.4+rke2r1</c>, <c>1.34.4</c> or <c>v1.34</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The version.</returns>
    /// <exception cref="InputException">The text is no version; the message says what to write.</exception>
    public static Rke2Version Parse(string text)
    {
        const string Advice = "Write a release such as v1.34.4+rke2r1, v1.34.4 or v1.34.";
        var trimmed = (text ?? string.Empty).Trim();
        if (TryParse(trimmed, out var version))
        {
            return version!;
        }

        if (Regex.IsMatch(trimmed, PreRelease, RegexOptions.CultureInvariant))
        {
            throw new InputException("PreReleaseVersion", text, "pre-releases are not in the catalog.", Advice);
        }

        if (trimmed.Equals("latest", StringComparison.OrdinalIgnoreCase) || trimmed.Equals("stable", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(
                "ChannelIsNotVersion",
                text,
                "this is a channel, whose release changes from day to day, not a release.",
                "Write a release such as v1.34.4+rke2r1, v1.34.4 or v1.34; Get-Rke2Release -Latest tells the newest known.");
        }

        throw new InputException("InvalidVersion", text, "this is not an RKE2 release.", Advice);
    }

    /// <summary>Reads a version if the text is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version, or null.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse(string? text, out Rke2Version? version)
    {
        // By hand: every session reads the releases, which are some hundreds, and a pattern is long in starting.
        version = null;
        var rest = text ?? string.Empty;
        var at = rest.Length > 0 && rest[0] is 'v' or 'V' ? 1 : 0;
        if (Number(rest, ref at) is not { } major || !Skip(rest, ref at, ".") || Number(rest, ref at) is not { } minor)
        {
            return false;
        }

        int? patch = null;
        int? revision = null;
        if (Skip(rest, ref at, "."))
        {
            if ((patch = Number(rest, ref at)) is null)
            {
                return false;
            }

            if (Skip(rest, ref at, RevisionMark) && (revision = Number(rest, ref at)) is null or 0)
            {
                return false;
            }
        }

        if (at < rest.Length)
        {
            return false;
        }

        version = new Rke2Version(major, minor, patch, revision);
        return true;
    }

    /// <summary>Whether the other version is of the same minor.</summary>
    /// <param name="other">The other version.</param>
    /// <returns>True for v1.34.1 and v1.34.4.</returns>
    public bool SameMinor(Rke2Version other) => Major == other.Major && Minor == other.Minor;

    /// <inheritdoc/>
    public int CompareTo(Rke2Version? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        order = order != 0 ? order : (Patch ?? -1).CompareTo(other.Patch ?? -1);
        return order != 0 ? order : (Revision ?? 0).CompareTo(other.Revision ?? 0);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rke2Version other => CompareTo(other),
        // PowerShell compares with what stands on the right: "$release -gt 'v1.30'".
        string text when TryParse(text, out var other) => CompareTo(other),
        _ => throw new ArgumentException("Only another RKE2 version can be compared.", nameof(obj)),
    };

    /// <inheritdoc/>
    public bool Equals(Rke2Version? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Rke2Version);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((((Major * 397) ^ Minor) * 397) ^ (Patch ?? -1)) * 397) ^ (Revision ?? 0));

    /// <summary>The version as RKE2 writes it.</summary>
    /// <returns>Such as <c>v1.34.4+rke2r1</c>; open parts are left out.</returns>
    public override string ToString() => text ??= Text();

    private string Text()
    {
        var text = FormattableString.Invariant($"v{Major}.{Minor}");
        if (Patch is not null)
        {
            text += FormattableString.Invariant($".{Patch}");
        }

        return Revision is null ? text : text + FormattableString.Invariant($"+rke2r{Revision}");
    }

    /// <summary>Whether the versions are the same.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another.</param>
    /// <returns>True if they are.</returns>
    public static bool operator ==(Rke2Version? left, Rke2Version? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the versions differ.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another.</param>
    /// <returns>True if they do.</returns>
    public static bool operator !=(Rke2Version? left, Rke2Version? right) => !(left == right);

    /// <summary>Whether the left version is older.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another.</param>
    /// <returns>True if it is.</returns>
    public static bool operator <(Rke2Version? left, Rke2Version? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    /// <summary>Whether the left version is not newer.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another.</param>
    /// <returns>True if it is not.</returns>
    public static bool operator <=(Rke2Version? left, Rke2Version? right) => left is null || left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is newer.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another.</param>
    /// <returns>True if it is.</returns>
    public static bool operator >(Rke2Version? left, Rke2Version? right) => !(left <= right);

    /// <summary>Whether the left version is not older.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another.</param>
    /// <returns>True if it is not.</returns>
    public static bool operator >=(Rke2Version? left, Rke2Version? right) => !(left < right);

    /// <summary>A number of at most five digits without leading zeros; null where there is none.</summary>
    private static int? Number(string text, ref int at)
    {
        var start = at;
        var number = 0;
        while (at < text.Length && at - start < LongestNumber && text[at] is >= '0' and <= '9')
        {
            number = (number * 10) + (text[at] - '0');
            at++;
        }

        return at == start || (text[start] == '0' && at > start + 1) ? null : number;
    }

    private static bool Skip(string text, ref int at, string mark)
    {
        if (string.CompareOrdinal(text, at, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        at += mark.Length;
        return true;
    }
}
