using System.Management.Automation;
using Rke2Network.PowerShell.Binding;
using Rke2Network.PowerShell.Commands.Clusters;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <summary>What the cmdlets share that label nodes.</summary>
public abstract partial class NodeLabelCmdlet : ClusterCmdlet
{
    internal const string NameSet = "Name";
    internal const string InputSet = "Input";

    /// <summary>The nodes, by name, or by a pattern such as worker-*. An address or host name that the cluster knows names its node, too.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    public string[] NodeName { get; set; } = null!;

    /// <summary>The nodes out of the pipeline: names, or objects that have a Node, NodeName or Name, such as those of Test-Rke2SriovCapability and Get-Rke2SriovNetworkNodeState.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public PSObject InputObject { get; set; } = null!;
}
