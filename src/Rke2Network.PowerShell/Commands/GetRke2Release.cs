using System.Linq;
using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Lists the releases of RKE2 that this module knows, with the versions of their network charts.</summary>
/// <remarks>
/// <para>Every stable release from v1.21 on, oldest first. Nothing is fetched: the list is part of the module. These are
/// the releases that -Rke2Version of New-Rke2CniConfig and other cmdlets takes.</para>
/// </remarks>
/// <returns>The releases, oldest first, with the versions of their charts.</returns>
/// <example>
/// <code>Get-Rke2Release v1.34*</code>
/// <para>Lists the releases of v1.34.</para>
/// </example>
/// <example>
/// <code>Get-Rke2Release -Latest -Minor v1.33, v1.34</code>
/// <para>Shows the newest releases of these two minors.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "Rke2Release")]
[OutputType(typeof(Rke2Release))]
public sealed class GetRke2Release : Rke2Cmdlet
{
    /// <summary>Releases: v1.34.4+rke2r1, v1.34.4, v1.34, or a pattern with wildcards such as v1.3?.1+*.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    [SupportsWildcards]
    public string[]? Version { get; set; }

    /// <summary>Minors, such as v1.34.</summary>
    [Parameter]
    public string[]? Minor { get; set; }

    /// <summary>The newest release only: of each minor where -Minor is given, else of all that fit.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var minors = Given(nameof(Minor), Minor)?.Select(minor => Read(nameof(Minor), () => Rke2Version.Parse(minor))).ToArray();
        var found = (Given(nameof(Version), Version) ?? ["*"])
            .SelectMany(version => Read(nameof(Version), () => Named(version)))
            .Where(release => minors is null || minors.Any(minor => minor.SameMinor(release.Version)))
            .Distinct()
            .OrderBy(release => release.Version)
            .ToArray();
        if (found.Length == 0)
        {
            throw new InputException("NoSuchRelease", null, "no release fits.", $"The catalog goes from {ReleaseCatalog.Default.Releases[0]} to {ReleaseCatalog.Default.Newest}.");
        }

        var shown = !Latest ? found : minors is null ? [found[found.Length - 1]] : found.GroupBy(release => (release.Version.Major, release.Version.Minor)).Select(minor => minor.Last());
        WriteObject(shown, enumerateCollection: true);
    }

    private static Rke2Release[] Named(string version)
    {
        var releases = ReleaseCatalog.Default.Shipped;
        if (WildcardPattern.ContainsWildcardCharacters(version))
        {
            var pattern = PatternArgument.Read(version);
            return [.. releases.Where(release => pattern.IsMatch(release.ToString()) || pattern.IsMatch(release.ToString().Substring(1)))];
        }

        var parsed = Rke2Version.Parse(version);
        var named = releases
            .Where(release => release.Version.SameMinor(parsed) && (parsed.Patch is null || parsed.Patch == release.Version.Patch) && (parsed.Revision is null || parsed.Revision == release.Version.Revision))
            .ToArray();
        return named.Length > 0 || !ReleaseCatalog.Default.IsNewer(parsed)
            ? named.Length > 0 ? named : [ReleaseCatalog.Default.Find(ReleaseCatalog.Default.Resolve(parsed))]
            : throw new InputException("NoSuchRelease", version, "this release is newer than the catalog.", $"The newest known is {ReleaseCatalog.Default.Newest}.");
    }
}
