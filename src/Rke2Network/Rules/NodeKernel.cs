using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Rke2Network.Rules;

/// <summary>A kernel by its release, such as <c>4.18.0-553.el8_10.x86_64</c>.</summary>
internal sealed class NodeKernel
{
    private static readonly Regex Form = new(@"^(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?(?:-(\d{1,6}))?", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Red Hat's kernels have this mark, and Oracle's own, which are what their number says, another one with it.</summary>
    private static readonly Regex RedHat = new(@"\.el(\d{1,2})(?!\d|uek)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly string release;
    private readonly Version version;

    private NodeKernel(string release, Version version, int build)
    {
        this.release = release;
        this.version = version;
        Build = build;
        EnterpriseLinux = RedHat.Match(release) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What stands behind the first dash.</summary>
    internal int Build { get; }

    /// <summary>The major version of Red Hat Enterprise Linux, or of what is made of it; null for other kernels.</summary>
    internal int? EnterpriseLinux { get; }

    /// <summary>Whether its maker puts what newer kernels have into a kernel of an older number.</summary>
    internal bool IsBackported => EnterpriseLinux >= 8 || release.EndsWith("-default", StringComparison.Ordinal);

    /// <summary>Reads a release.</summary>
    /// <returns>The kernel; null where the text has no version.</returns>
    internal static NodeKernel? Parse(string? release) => release is not null && Form.Match(release) is { Success: true } match
        ? new NodeKernel(release, new Version(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3])), Number(match.Groups[4]))
        : null;

    /// <summary>Whether its number is less than a version.</summary>
    internal bool IsBefore(int major, int minor, int patch = 0) => version < new Version(major, minor, patch);

    /// <summary>The release.</summary>
    /// <returns>As the node tells it.</returns>
    public override string ToString() => release;

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
}
