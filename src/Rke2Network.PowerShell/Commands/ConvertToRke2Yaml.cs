using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rendering;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Turns configurations and Kubernetes resources into YAML.</summary>
/// <remarks>
/// <para>As Manifest (the default) the chart values become HelmChartConfigs: a file for server/manifests on each
/// server, or for kubectl apply. As ServerConfig the server's options become config.yaml.</para>
/// <para>Other resources, such as those of New-Rke2SriovNetwork, become manifests as they are.</para>
/// <para>Returns one string for each object. Further ones start with ---, so that the manifests together are
/// one valid file. A config.yaml takes one configuration: write each to its own.</para>
/// </remarks>
/// <returns>The YAML of each object; nothing where there is nothing to write.</returns>
/// <example>
/// <code>New-Rke2CniConfig Calico -Mtu 9000 | ConvertTo-Rke2Yaml</code>
/// <para>Writes the HelmChartConfig rke2-calico with the MTU.</para>
/// </example>
/// <example>
/// <code>New-Rke2CniConfig Canal -Multus | ConvertTo-Rke2Yaml -As ServerConfig</code>
/// <para>Writes the cni option with multus before canal.</para>
/// </example>
[Cmdlet(VerbsData.ConvertTo, "Rke2Yaml")]
[OutputType(typeof(string))]
public sealed class ConvertToRke2Yaml : Rke2Cmdlet
{
    private bool wrote;

    /// <summary>The configuration, as New-Rke2CniConfig makes it, or any other resource of this module.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    [ValidateNotNull]
    public object InputObject { get; set; } = null!;

    /// <summary>Manifest for HelmChartConfigs, ServerConfig for config.yaml.</summary>
    [Parameter(Position = 0)]
    public YamlForm As { get; set; } = YamlForm.Manifest;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ObjectShapes.Unwrap(InputObject) is CniConfig config)
        {
            Convert(config);
            return;
        }

        var given = ResourceArgument.Read(InputObject);
        if (As == YamlForm.ServerConfig)
        {
            throw new InputException("NoServerOptions", given.Name, "this resource has no options of the server.", "Leave out -As, and it becomes a manifest.", nameof(As));
        }

        foreach (var resource in given.Resources)
        {
            Write(resource.Yaml);
        }
    }

    private void Convert(CniConfig config)
    {
        var yaml = As == YamlForm.Manifest ? ManifestRenderer.Render(config) : ServerConfigRenderer.Render(config);
        if (yaml.Length == 0)
        {
            WriteInformation(
                As == YamlForm.Manifest
                    ? $"{config}: no chart values are set, so there is no HelmChartConfig. The server's options: ConvertTo-Rke2Yaml -As ServerConfig."
                    : $"{config}: every option of the server is at RKE2's default, so config.yaml needs none.",
                ["Rke2Network"]);
            return;
        }

        this.Tell(() => $"{config}: {(As == YamlForm.Manifest ? "HelmChartConfig " + string.Join(", ", config.HelmChartConfigs.Select(resource => resource.Name)) : "config.yaml")}.");
        Write(yaml);
    }

    private void Write(string yaml)
    {
        WriteObject(wrote ? "---\n" + yaml : yaml);
        wrote = true;
    }
}
