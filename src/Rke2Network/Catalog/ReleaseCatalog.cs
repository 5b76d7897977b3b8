using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Catalog;

/// <summary>
/// The stable RKE2 releases from v1.21 on that this build knows.
/// Source: the tags of rancher/rke2 (Catalog/Data/releases.txt in this assembly).
/// </summary>
public sealed class ReleaseCatalog
{
    private const int MaintainedMinors = 4;

    private static readonly Lazy<ReleaseCatalog> Embedded = new(() => new ReleaseCatalog(ReadEmbedded()));

    private readonly Rke2Version[] releases;
    private readonly Rke2Release[] shipped;

    /// <summary>Makes a catalog of its own, for tests and tools.</summary>
    /// <param name="releases">Complete versions, in any order.</param>
    public ReleaseCatalog(IEnumerable<Rke2Version> releases)
        : this(releases.Select(release => new Rke2Release(release, [])))
    {
    }

    private ReleaseCatalog(IEnumerable<Rke2Release> releases)
    {
        shipped = releases.OrderBy(release => release.Version).ToArray();
        this.releases = Array.ConvertAll(shipped, release => release.Version);
        if (this.releases.Length == 0 || this.releases.Any(release => !release.IsComplete))
        {
            throw new ArgumentException("A catalog holds at least one release, each with patch and revision.", nameof(releases));
        }
    }

    /// <summary>The catalog in this assembly; read at first use.</summary>
    public static ReleaseCatalog Default => Embedded.Value;

    /// <summary>The releases, oldest first.</summary>
    public IReadOnlyList<Rke2Version> Releases => releases;

    /// <summary>The newest release.</summary>
    public Rke2Version Newest => releases[releases.Length - 1];

    /// <summary>The releases with the charts that they ship, oldest first.</summary>
    public IReadOnlyList<Rke2Release> Shipped => shipped;

    /// <summary>A release with the charts that it ships.</summary>
    /// <param name="release">A complete version; one newer than the catalog counts as the newest known.</param>
    /// <returns>The release.</returns>
    public Rke2Release Find(Rke2Version release)
    {
        var at = Array.BinarySearch(releases, release);
        return shipped[at >= 0 ? at : Array.IndexOf(releases, NewestOf(release) ?? Newest)];
    }

    /// <summary>Whether the release is one that this build knows.</summary>
    /// <param name="release">A complete version.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(Rke2Version release) => Array.BinarySearch(releases, release) >= 0;

    /// <summary>
    /// The release that a version means: <c>v1.34</c> its newest patch, <c>v1.34.4</c> its highest revision. A version
    /// newer than the catalog is returned as it is; one that was never released is refused.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <returns>A release of the catalog, or the version itself where it is newer.</returns>
    /// <exception cref="InputException">No such release was made; the message names the nearest.</exception>
    public Rke2Version Resolve(Rke2Version version)
    {
        for (var i = releases.Length - 1; i >= 0; i--)
        {
            if (Matches(releases[i], version))
            {
                return releases[i];
            }
        }

        return IsNewer(version) ? version : throw NeverReleased(version);
    }

    /// <summary>The release that a user's text means; the newest known where nothing was said.</summary>
    /// <param name="text">A version as <see cref="Rke2Version.Parse"/> takes it, or nothing.</param>
    /// <returns>A release of the catalog, or the version itself where it is newer.</returns>
    /// <exception cref="InputException">The text is no version, or no such release was made.</exception>
    public Rke2Version ResolveOrNewest(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Newest : Resolve(Rke2Version.Parse(text!));

    /// <summary>Whether a version may have come out after this catalog was made.</summary>
    /// <param name="version">The version.</param>
    /// <returns>True for later minors, and for later patches of minors that still get them.</returns>
    public bool IsNewer(Rke2Version version)
    {
        if (version > Newest && !version.SameMinor(Newest))
        {
            return true;
        }

        var newestOfMinor = NewestOf(version);
        return newestOfMinor is not null
            && version.Patch is not null
            && version > newestOfMinor
            && Newest.Minor - version.Minor < MaintainedMinors;
    }

    /// <summary>The newest known release of a version's minor.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The release, or null where none of the minor is known.</returns>
    public Rke2Version? NewestOf(Rke2Version version) => releases.LastOrDefault(release => release.SameMinor(version));

    private static bool Matches(Rke2Version release, Rke2Version version) =>
        release.SameMinor(version)
        && (version.Patch is null || version.Patch == release.Patch)
        && (version.Revision is null || version.Revision == release.Revision);

    private InputException NeverReleased(Rke2Version version)
    {
        var oldest = releases[0];
        if (version < oldest && !version.SameMinor(oldest))
        {
            return new InputException(
                "ReleaseTooOld",
                version.ToString(),
                $"the catalog starts at {oldest}.",
                $"Write a release such as {Newest}.");
        }

        var near = releases.Where(release => release.SameMinor(version)).ToArray() is { Length: > 0 } ofMinor ? ofMinor : releases;
        var neighbours = new[] { near.LastOrDefault(release => release < version), near.FirstOrDefault(release => release > version) };
        var names = string.Join(" and ", neighbours.Where(release => release is not null).Select(release => release!.ToString()));
        return new InputException(
            "ReleaseNeverShipped", version.ToString(), "RKE2 never released this version.", $"The nearest known: {names}.");
    }

    private static IEnumerable<Rke2Release> ReadEmbedded()
    {
        using var reader = CatalogResources.Open("releases.txt");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return Rke2Release.Parse(line);
            }
        }
    }
}
