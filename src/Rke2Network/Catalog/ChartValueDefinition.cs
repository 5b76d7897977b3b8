using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog;

/// <summary>What a release's chart takes at one path. Source: rancher/rke2-charts, branch main.</summary>
public sealed class ChartValueDefinition
{
    private readonly IReadOnlyList<string> segments;
    private readonly ChartPosition position;
    private readonly ChartReleases releases;
    private readonly bool isWithoutRelease;

    internal ChartValueDefinition(ChartSchema schema, IReadOnlyList<string> segments, ChartPosition position, Rke2Version release, ChartReleases releases)
    {
        this.segments = segments;
        this.position = position;
        this.releases = releases;
        isWithoutRelease = releases.Instead.Contains(schema.Catalog);
        Chart = schema.Chart;
        ChartVersion = schema.Version;
        Rke2Version = isWithoutRelease ? null : release;
    }

    /// <summary>The path, such as <c>flannel.iface</c>; <c>[]</c> stands for the items of a list or the values of a map.</summary>
    public string Path => ValuePath.Format(segments);

    /// <summary>The chart.</summary>
    public string Chart { get; }

    /// <summary>The chart's version.</summary>
    public string ChartVersion { get; }

    /// <summary>The release that ships it; null for a chart read from a file.</summary>
    public Rke2Version? Rke2Version { get; }

    /// <summary>The kinds of value that it may have; none where the chart does not tell.</summary>
    public ValueKinds Kinds => position.Facts.Kinds;

    /// <summary>The kinds in one word each, such as <c>list|null</c>; <c>any</c> where the chart does not tell.</summary>
    public string Kind => ValueKindNames.Format(Kinds);

    /// <summary>The default as JSON; null where the chart has none, or one that changes with every build, such as an image's tag.</summary>
    public string? Default => position.Facts.Default;

    /// <summary>The values that are taken; empty where it is free.</summary>
    public IReadOnlyList<string> Allowed => position.Facts.Allowed;

    /// <summary>Who refuses a value of another kind.</summary>
    public Enforcement Enforcement => position.Facts.Enforcement;

    /// <summary>Whether members that are not named are taken too.</summary>
    public bool IsOpen => position.Facts.IsOpen;

    /// <summary>Whether a template reads it; where none does it has no effect.</summary>
    public bool IsRead => !position.Facts.IsUnread;

    /// <summary>Whether the chart stops with an error where it is set.</summary>
    public bool IsRefused => position.Facts.IsRefused;

    /// <summary>The Kubernetes type that its members are of, such as <c>ResourceRequirements</c>.</summary>
    public string? TypeName => position.Facts.TypeName;

    /// <summary>The releases from which the chart takes it, in words; null where all do.</summary>
    public string? Since => isWithoutRelease ? null : releases.Since(Chart, segments);

    /// <summary>The last releases whose chart takes it, in words; null where it is still taken.</summary>
    public string? Until => isWithoutRelease ? null : releases.Until(Chart, segments);

    /// <summary>The value on one line.</summary>
    /// <returns>Chart and path.</returns>
    public override string ToString() => $"{Chart}: {Path}";
}
