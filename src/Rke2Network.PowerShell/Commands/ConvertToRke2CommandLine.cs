using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rendering;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Turns a configuration into flags of the RKE2 server.</summary>
/// <remarks>
/// <para>The flags say the same as ConvertTo-Rke2Yaml -As ServerConfig. Chart values have no flags: they need a
/// HelmChartConfig.</para>
/// </remarks>
/// <returns>The flags of each configuration on one line, or with -AsArgumentList each flag; nothing where all options are at RKE2's defaults.</returns>
/// <example>
/// <code>New-Rke2CniConfig Canal -Multus | ConvertTo-Rke2CommandLine</code>
/// <para>Returns --cni=multus,canal.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Calico | Set-Rke2DualStack |
///     ConvertTo-Rke2CommandLine -AsArgumentList
/// </code>
/// <para>Returns each flag as a string of its own, as a call of rke2 takes them.</para>
/// </example>
[Cmdlet(VerbsData.ConvertTo, "Rke2CommandLine")]
[OutputType(typeof(string))]
public sealed class ConvertToRke2CommandLine : Rke2Cmdlet
{
    /// <summary>The configuration, as New-Rke2CniConfig makes it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>Returns each flag as a string of its own instead of one line.</summary>
    [Parameter]
    public SwitchParameter AsArgumentList { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var arguments = CommandLineRenderer.Render(InputObject);
        if (arguments.Count == 0)
        {
            WriteInformation($"{InputObject}: every option of the server is at RKE2's default, so there are no flags.", ["Rke2Network"]);
        }

        foreach (var resource in InputObject.HelmChartConfigs)
        {
            WriteInformation($"{InputObject}: {resource.Name} has values, for which there are no flags. ConvertTo-Rke2Yaml makes its HelmChartConfig.", ["Rke2Network"]);
        }

        if (AsArgumentList)
        {
            WriteObject(arguments, enumerateCollection: true);
        }
        else if (arguments.Count > 0)
        {
            WriteObject(string.Join(" ", arguments));
        }
    }
}
