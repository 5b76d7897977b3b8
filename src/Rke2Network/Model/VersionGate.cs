using System;
using System.Linq;

namespace Rke2Network.Model;

/// <summary>
/// The releases from which something holds: the first release of each minor that has it, and every later minor.
/// Backports are why one version does not say it: <c>v1.31.14, v1.32.10, v1.33.6, v1.34.2 and every later minor</c>.
/// </summary>
public sealed class VersionGate
{
    private readonly Rke2Version[] firsts;

    private VersionGate(Rke2Version[] firsts)
    {
        this.firsts = firsts;
    }

    /// <summary>Reads a gate such as <c>v1.33.6, v1.34.2</c>; a version without revision means the first revision.</summary>
    /// <param name="text">Versions with patch, oldest minor first, one a minor, no minor left out.</param>
    /// <returns>The gate.</returns>
    /// <exception cref="ArgumentException">A minor is left out or stands twice, or a patch is missing.</exception>
    public static VersionGate Parse(string text)
    {
        var firsts = text.Split(',').Select(part => Rke2Version.Parse(part)).ToArray();
        for (var i = 0; i < firsts.Length; i++)
        {
            if (firsts[i].Patch is null)
            {
                throw new ArgumentException($"A gate needs the patch of each version: {text}.", nameof(text));
            }

            // A minor left out would leave open whether its releases have the thing.
            if (i > 0 && (firsts[i].Major != firsts[i - 1].Major || firsts[i].Minor != firsts[i - 1].Minor + 1))
            {
                throw new ArgumentException($"A gate names one version of each minor in turn: {text}.", nameof(text));
            }
        }

        return new VersionGate(firsts);
    }

    /// <summary>Whether the release has what the gate stands for.</summary>
    /// <param name="release">The release; open parts count as the newest of their kind.</param>
    /// <returns>True from the gate on.</returns>
    public bool IsOpenFor(Rke2Version release)
    {
        var last = firsts[firsts.Length - 1];
        if (release.Major > last.Major || (release.Major == last.Major && release.Minor > last.Minor))
        {
            return true;
        }

        foreach (var first in firsts)
        {
            if (release.SameMinor(first))
            {
                return release.Patch is null
                    || release.Patch > first.Patch
                    || (release.Patch == first.Patch && (release.Revision is null || release.Revision >= (first.Revision ?? 1)));
            }
        }

        return false;
    }

    /// <summary>The gate in words.</summary>
    /// <returns>Such as <c>v1.33.6, v1.34.2 and every later minor</c>.</returns>
    public override string ToString() => string.Join(", ", firsts.Select(first => first.ToString())) + " and every later minor";
}
