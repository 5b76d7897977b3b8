using System.Collections.Generic;
using System.Management.Automation;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Reads a network configuration from YAML text: HelmChartConfigs, or a config.yaml.</summary>
/// <remarks>
/// <para>The lines of the pipeline make one text, as Get-Content gives a file; with Get-Content -Raw too. What the text
/// does not say is unknown, and rules that need it are silent; what a config.yaml leaves out is at RKE2's default.</para>
/// </remarks>
/// <returns>The configuration that the text holds, checked.</returns>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Interface eth1 | ConvertTo-Rke2Yaml |
///     ConvertFrom-Rke2Yaml | Get-Rke2ChartValue
/// </code>
/// <para>Lists the values of a HelmChartConfig.</para>
/// </example>
/// <example>
/// <code>
/// 'cni: cilium', 'disable-kube-proxy: true' |
///     ConvertFrom-Rke2Yaml -Rke2Version v1.34.4
/// </code>
/// <para>Reads a config.yaml, line by line.</para>
/// </example>
[Cmdlet(VerbsData.ConvertFrom, "Rke2Yaml")]
[OutputType(typeof(CniConfig))]
public sealed class ConvertFromRke2Yaml : Rke2Cmdlet
{
    private readonly List<string> lines = [];

    /// <summary>The text, whole or in lines.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] InputObject { get; set; } = [];

    /// <summary>The RKE2 release that the text is for: v1.34.4+rke2r1, v1.34.4 or v1.34. By default the newest known.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? Rke2Version { get; set; }

    /// <summary>The cluster has Windows nodes, which no text says: what they cannot do comes as warnings.</summary>
    [Parameter]
    public SwitchParameter WindowsNodes { get; set; }

    /// <inheritdoc/>
    protected override void Process() => lines.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing() => OrEnd(() =>
    {
        var release = Release(nameof(Rke2Version), Rke2Version);
        var source = ServerSource.Parse(string.Join("\n", lines));
        this.TellFiles(source.Settings, source.Documents);
        var config = ManifestCheck.Import(release, source, WindowsNodes ? true : null);
        ShowFindings(config);
        WriteObject(config);
    });
}
