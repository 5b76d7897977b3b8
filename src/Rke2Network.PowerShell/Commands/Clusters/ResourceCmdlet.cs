using System.Management.Automation;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>What the cmdlets share that take resources of any kind.</summary>
public abstract partial class ResourceCmdlet : ClusterCmdlet
{
    internal const string InputSet = "Input";
    internal const string PathSet = "Path";
    internal const string LiteralPathSet = "LiteralPath";

    /// <summary>
    /// A configuration, a HelmChartConfig, any other resource of this module, a hashtable or object with apiVersion, kind and
    /// metadata, YAML text, or a file.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [DeserializedConfig]
    [ValidateNotNullOrEmpty]
    public object InputObject { get; set; } = null!;

    /// <summary>Manifests with Kubernetes resources of any kind, or folders with such files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = null!;

    /// <summary>The same without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;
}
