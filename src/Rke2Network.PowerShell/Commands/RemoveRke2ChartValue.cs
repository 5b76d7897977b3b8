using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Takes a chart value out of a configuration, so that the chart's default holds.</summary>
/// <remarks>
/// <para>The configuration stays as it is; a changed copy goes down the pipeline, checked anew. Maps that are emptied go
/// too. Where nothing stands at the path the configuration is returned as it is, and the verbose stream says so.</para>
/// </remarks>
/// <returns>The changed copy, checked.</returns>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Interface eth1 -Mtu 1400 |
///     Remove-Rke2ChartValue flannel.iface
/// </code>
/// <para>Leaves the interface to Canal again, and keeps the MTU.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Cilium -KubeProxyReplacement |
///     Remove-Rke2ChartValue k8sServiceHost, k8sServicePort
/// </code>
/// <para>Takes two values out.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "Rke2ChartValue")]
[OutputType(typeof(CniConfig))]
public sealed class RemoveRke2ChartValue : Rke2Cmdlet
{
    /// <summary>The configuration to change a copy of.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>Paths, such as flannel.iface, flannel.args[0] or nodeSelector."kubernetes.io/os".</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ChartPathCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>The chart. By default that of the plugin.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ChartCompleter))]
    public string? Chart { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var chart = ChartOf(Chart);
        var paths = Path.Select(path => Read(nameof(Path), () => ValuePath.Parse(path))).ToArray();
        var values = InputObject.ValuesOf(chart);
        foreach (var path in paths)
        {
            var found = values.Find(path);
            this.Tell(() => found is null ? $"{ValuePath.Format(path)} is not set." : $"{new ChartSetting(chart ?? InputObject.Charts[0], ValuePath.Format(path), found)} is taken out.");
            values = values.Without(path);
        }

        var changed = RuleBook.WithFindings(InputObject.WithValuesOf(chart, values));
        ShowFindings(changed, InputObject.Findings);
        WriteObject(changed);
    }
}
