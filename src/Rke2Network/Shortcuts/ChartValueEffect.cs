using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>A value of a chart.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Path">The value's path in the release's chart.</param>
/// <param name="Value">The value.</param>
internal sealed record ChartValueEffect(string Chart, IReadOnlyList<string> Path, YamlValue Value) : ShortcutEffect
{
    /// <summary>How it came about, for the verbose stream.</summary>
    internal string? Note { get; init; }

    /// <summary>The path and the value in words.</summary>
    internal string Setting => $"{ValuePath.Format(Path)} = {OneLine(Value)}";

    /// <inheritdoc/>
    internal override string? Told => $"{Chart} value {Setting}{(Note is null ? string.Empty : $" ({Note})")}";

    /// <inheritdoc/>
    internal override CniConfig Apply(CniConfig config) => config.WithValuesOf(Chart, config.ValuesOf(Chart).With(Path, Value));

    /// <inheritdoc/>
    internal override bool IsIn(Rke2Version release) => ChartReleases.Default.Schema(release, Chart) is { } schema && IsTaken(schema, Path);

    /// <inheritdoc/>
    internal override MissingEffect? Missing(Rke2Version release)
    {
        if (IsIn(release))
        {
            return null;
        }

        return ChartReleases.Default.Schema(release, Chart) is not { } schema
            ? new MissingEffect("RKE2 ships " + Chart, ReleaseRange.Since(ReleaseCatalog.Default, each => each.ChartVersion(Chart) is not null))
            : new MissingEffect($"{Chart} takes {(IsKnown(schema, Path) ? Setting : ValuePath.Format(Path))}", ChartReleases.Default.Since(Chart, each => Homes().Any(home => IsTaken(each, home))))
            {
                IsOfPlugin = Chart != CniPlugins.MultusChart,
            };
    }

    internal static string OneLine(YamlValue value) => value is YamlList list
        ? "[" + string.Join(", ", list.Select(item => item.ToString())) + "]"
        : value.ToString().Replace("\n", "; ");

    private IEnumerable<IReadOnlyList<string>> Homes() => Chart == CniPlugin.Cilium.ChartName() ? CiliumPaths.Homes(Path) : [Path];

    private bool IsTaken(ChartSchema schema, IReadOnlyList<string> path) =>
        IsKnown(schema, path) && (schema.Find(path)!.Facts.Allowed is not { Count: > 0 } allowed || allowed.Contains(Value.ToString()));

    private static bool IsKnown(ChartSchema schema, IReadOnlyList<string> path) => schema.Find(path) is { Facts: { IsUnread: false, IsRefused: false } };
}
