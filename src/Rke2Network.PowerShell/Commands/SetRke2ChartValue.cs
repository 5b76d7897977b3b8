using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Sets a chart value of a configuration.</summary>
/// <remarks>
/// <para>The configuration stays as it is; a changed copy goes down the pipeline, checked anew. Maps and lists on the way
/// are made. The value stays what it is given as: '8' is a text, 8 a number, $true a boolean.</para>
/// </remarks>
/// <returns>The changed copy, checked.</returns>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal | Set-Rke2ChartValue flannel.iface eth1 |
///     ConvertTo-Rke2Yaml
/// </code>
/// <para>Writes the HelmChartConfig with this one value.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Flannel -Interface eth1 |
///     Set-Rke2ChartValue 'flannel.args[3]' '--v=5'
/// </code>
/// <para>Adds an argument behind the three that -Interface wrote.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "Rke2ChartValue")]
[OutputType(typeof(CniConfig))]
public sealed class SetRke2ChartValue : Rke2Cmdlet
{
    /// <summary>The configuration to change a copy of.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>The path, such as flannel.iface, flannel.args[0] or nodeSelector."kubernetes.io/os".</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ChartPathCompleter))]
    public string Path { get; set; } = null!;

    /// <summary>The value: a text, number, boolean or $null, an array, or a hashtable.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ChartValueCompleter))]
    public object? Value { get; set; }

    /// <summary>The chart. By default that of the plugin.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ChartCompleter))]
    public string? Chart { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var chart = ChartOf(Chart);
        var value = Read(nameof(Value), () => ObjectReader.Read(Value, ObjectShapes.Unwrap));
        var path = Read(nameof(Path), () => ValuePath.Parse(Path));
        var before = InputObject.ValuesOf(chart);
        var values = Read(nameof(Path), () => before.With(path, value));
        this.Tell(() => $"{new ChartSetting(chart ?? InputObject.Charts[0], Path, value)}{(before.Find(path) is { } old ? $", where it was {new ChartSetting(string.Empty, string.Empty, old).Yaml}" : string.Empty)}");
        var changed = RuleBook.WithFindings(InputObject.WithValuesOf(chart, values));
        ShowFindings(changed, InputObject.Findings);
        WriteObject(changed);
    }
}
