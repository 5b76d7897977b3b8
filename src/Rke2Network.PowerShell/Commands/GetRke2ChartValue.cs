using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Returns the chart values that a configuration sets.</summary>
/// <remarks>
/// <para>Only what the configuration itself sets: what the charts take beside that shows Find-Rke2ChartValue. The Value
/// property holds an object that scripts can work with.</para>
/// </remarks>
/// <returns>Chart, path and value of each setting, and where it stands in its file.</returns>
/// <example>
/// <code>New-Rke2CniConfig Cilium -KubeProxyReplacement | Get-Rke2ChartValue</code>
/// <para>Lists the values that the shortcut wrote.</para>
/// </example>
/// <example>
/// <code>
/// (New-Rke2CniConfig Canal -Mtu 1400 |
///     Get-Rke2ChartValue calico.vethuMTU).Value
/// </code>
/// <para>Returns the number 1400.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "Rke2ChartValue")]
[OutputType(typeof(ChartSetting))]
public sealed class GetRke2ChartValue : Rke2Cmdlet
{
    /// <summary>The configuration.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>Paths, such as flannel.iface, flannel.args[0] or nodeSelector."kubernetes.io/os", or patterns with wildcards such as hubble.*. By default every single value.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>The chart. By default all that have values.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ChartCompleter))]
    public string? Chart { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var paths = Given(nameof(Path), Path);
        foreach (var chart in ChartOf(Chart) is { } named ? [named] : InputObject.Charts)
        {
            var values = InputObject.ValuesOf(chart);
            var found = paths is null ? values.Leaves() : paths.SelectMany(path => Read(nameof(Path), () => Find(chart, values, path)));
            WriteObject(found.Select(each => new ChartSetting(chart, ValuePath.Format(each.Path), each.Value)), enumerateCollection: true);
        }
    }

    private (IReadOnlyList<string> Path, YamlValue Value)[] Find(string chart, ChartValues values, string path)
    {
        var found = Find(values, path);
        if (found.Length == 0)
        {
            this.Tell(() => $"{chart}: {path} is not set.");
        }

        return found;
    }

    private static (IReadOnlyList<string> Path, YamlValue Value)[] Find(ChartValues values, string path)
    {
        if (WildcardPattern.ContainsWildcardCharacters(path.Replace("[", string.Empty)))
        {
            var pattern = WildcardPattern.Get(path, WildcardOptions.IgnoreCase);
            return values.Leaves().Where(each => pattern.IsMatch(ValuePath.Format(each.Path))).ToArray();
        }

        var segments = ValuePath.Parse(path);
        return values.Find(segments) is { } value ? [(segments, value)] : [];
    }
}
