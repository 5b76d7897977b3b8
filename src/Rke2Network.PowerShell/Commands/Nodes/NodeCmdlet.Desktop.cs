using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <content>In Windows PowerShell.</content>
public abstract partial class NodeCmdlet
{
    partial void GatherFromClusters() => ThrowTerminatingError(PowerShell7.Required(this, " -" + nameof(NodeName), "or ask the nodes over ssh: -HostName"));
}
