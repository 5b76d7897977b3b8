using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Catalog;

/// <summary>The releases in which something holds, in words. Backports are why one version does not say it.</summary>
public static class ReleaseRange
{
    /// <summary>The first release of each minor that has a thing, up to the minor from whose start it is there.</summary>
    /// <param name="releases">The releases.</param>
    /// <param name="has">Whether a release has it.</param>
    /// <returns>Such as <c>v1.24.12, v1.25.8, v1.26.3 and every later minor</c>; null where every release has it, or none.</returns>
    public static string? Since(ReleaseCatalog releases, Func<Rke2Release, bool> has)
    {
        var minors = Minors(releases, has);
        var firsts = new List<string>();
        var isComplete = false;
        foreach (var minor in minors.SkipWhile(minor => !minor.Any(each => each.Has)))
        {
            var first = minor.FindIndex(each => each.Has);
            if (first < 0)
            {
                continue;
            }

            firsts.Add(Name(minor[first].Release, minor));
            isComplete = first == 0;
            if (isComplete)
            {
                break;
            }
        }

        if (firsts.Count == 0 || (minors[0][0].Has && firsts.Count == 1))
        {
            return null;
        }

        // The minor that has it from its start says nothing that "every later minor" does not.
        var named = isComplete && firsts.Count > 1 ? firsts.Take(firsts.Count - 1) : firsts;
        return string.Join(", ", named) + " and every later minor";
    }

    /// <summary>The last release of each minor that had a thing and lost it, and of the last minor before those.</summary>
    /// <param name="releases">The releases.</param>
    /// <param name="has">Whether a release has it.</param>
    /// <returns>Such as <c>v1.29.7, v1.30.3</c>; null where it is still there, or never was.</returns>
    public static string? Until(ReleaseCatalog releases, Func<Rke2Release, bool> has)
    {
        var minors = Minors(releases, has);
        if (minors[minors.Count - 1][minors[minors.Count - 1].Count - 1].Has)
        {
            return null;
        }

        var lasts = minors.Where(minor => minor.Any(each => each.Has) && !minor[minor.Count - 1].Has).Select(minor => Name(minor.Last(each => each.Has).Release, minor)).ToList();
        var whole = minors.LastOrDefault(minor => minor[minor.Count - 1].Has);
        if (whole is not null && (lasts.Count == 0 || minors.IndexOf(whole) > minors.FindLastIndex(minor => minor.Any(each => each.Has) && !minor[minor.Count - 1].Has)))
        {
            lasts.Add(Name(whole[whole.Count - 1].Release, whole));
        }

        return lasts.Count == 0 ? null : string.Join(", ", lasts);
    }

    private static List<List<(Rke2Version Release, bool Has)>> Minors(ReleaseCatalog releases, Func<Rke2Release, bool> has) => releases.Shipped
        .GroupBy(release => (release.Version.Major, release.Version.Minor))
        .Select(minor => minor.Select(release => (release.Version, has(release))).ToList())
        .ToList();

    /// <summary>The revision is said where the patch has several.</summary>
    private static string Name(Rke2Version release, List<(Rke2Version Release, bool Has)> minor) =>
        minor.Where(each => each.Release.Patch == release.Patch).Select(each => each.Has).Distinct().Count() > 1
            ? release.ToString()
            : FormattableString.Invariant($"v{release.Major}.{release.Minor}.{release.Patch}");
}
