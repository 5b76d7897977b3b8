using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Finds what the network charts of an RKE2 release take: paths, kinds, defaults, allowed values.</summary>
/// <remarks>
/// <para>The answer comes from the charts themselves: their values.yaml, their schema, what their templates read, and the
/// resources that values become part of. Values that values.yaml only mentions in a comment are there too. Nothing is
/// fetched.</para>
/// <para>A path that no chart takes is an error, which names what may be meant. A pattern that fits nothing gives nothing.
/// Members of a Kubernetes type, such as resources, are found below its path: resources.*.</para>
/// <para>New-Rke2CniConfig -Values and Set-Rke2ChartValue set what was found.</para>
/// <para>Since and Until tell which releases take a value; both are worked out when they are looked at.</para>
/// </remarks>
/// <returns>A description of each chart value: path, kind, default, allowed values, since, until.</returns>
/// <example>
/// <code>Find-Rke2ChartValue rke2-cilium 'hubble.*' -Rke2Version v1.34.4</code>
/// <para>Lists the values of Hubble that the Cilium chart of this release takes.</para>
/// </example>
/// <example>
/// <code>
/// Find-Rke2ChartValue -Keyword mtu |
///     ForEach-Object { "$($_.Chart) $($_.Path): $($_.Since)" }
/// </code>
/// <para>Lists the values of all charts with 'mtu' in their path, and the releases that take them, where not all do.</para>
/// </example>
[Cmdlet(VerbsCommon.Find, "Rke2ChartValue")]
[OutputType(typeof(ChartValueDefinition))]
public sealed class FindRke2ChartValue : Rke2Cmdlet
{
    private ChartReleases charts = ChartReleases.Default;
    private Rke2Version release = ReleaseCatalog.Default.Newest;
    private string[] names = [];

    /// <summary>The chart: rke2-canal, rke2-calico, rke2-cilium, rke2-flannel or rke2-multus, also without rke2-. By default all.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ChartCompleter))]
    public string[]? Chart { get; set; }

    /// <summary>Paths, such as flannel.iface, or patterns with wildcards, such as hubble.*. By default all.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ChartPathCompleter))]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>Words that the path or the allowed values must contain, each of them; case does not count.</summary>
    [Parameter]
    public string[]? Keyword { get; set; }

    /// <summary>The RKE2 release: v1.34.4+rke2r1, v1.34.4 or v1.34. By default the newest known.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? Rke2Version { get; set; }

    /// <summary>A chart that the module does not know: its folder, its .tgz, or the manifest of a HelmChart with chartContent.</summary>
    [Parameter]
    public string[]? ChartPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrEnd(() =>
    {
        release = Known(Release(nameof(Rke2Version), Rke2Version));
        charts = Read(nameof(ChartPath), () => ChartReleases.With(Given(nameof(ChartPath), ChartPath)?.Select(path => PathArgument.Resolve(path, SessionState)).ToArray()));
        names = [.. Charts()];
        foreach (var name in names)
        {
            this.Tell(() => $"{name} {charts.Schema(release, name)?.Version ?? "is not shipped"}{(charts.Instead.Any(each => each.Name == name) ? string.Empty : $", RKE2 {release}")}");
        }
    });

    /// <inheritdoc/>
    protected override void Process()
    {
        var paths = Given(nameof(Path), Path)?.Select(path => Read(nameof(Path), () => new ChartPathPattern(path))).ToArray();
        var keywords = Given(nameof(Keyword), Keyword) ?? [];
        foreach (var definition in names.SelectMany(chart => Find(chart, paths)).Where(definition => keywords.All(word => Mentions(definition, word))))
        {
            WriteObject(definition);
        }

        foreach (var path in (paths ?? []).Where(path => path is { IsWildcard: false, IsFound: false }))
        {
            OrError(() => throw UnknownChartPath.Fault(path.Text, release, names, charts));
        }
    }

    private IEnumerable<string> Charts() =>
        Given(nameof(Chart), Chart)?.Select(chart => charts.Instead.Any(each => each.Name == chart) ? chart : Read(nameof(Chart), () => ChartValueSearch.ChartName(chart)))
        ?? (charts.Instead.Count > 0 ? charts.Instead.Select(chart => chart.Name) : ChartCatalog.Names.Where(name => charts.Schema(release, name) is not null));

    private IEnumerable<ChartValueDefinition> Find(string chart, IEnumerable<ChartPathPattern>? paths) =>
        paths?.SelectMany(path => path.Find(release, chart, charts)) ?? ChartValueSearch.Find(release, chart, _ => true, charts);

    private static bool Mentions(ChartValueDefinition definition, string word) =>
        definition.Path.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0
        || definition.Allowed.Any(value => value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
