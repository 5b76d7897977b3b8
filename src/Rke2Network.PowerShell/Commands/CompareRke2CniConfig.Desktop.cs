using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands;

/// <content>Running clusters, in Windows PowerShell.</content>
public sealed partial class CompareRke2CniConfig
{
    partial void BeginClusters() => ThrowTerminatingError(PowerShell7.Required(this));

    private partial void CompareClusters() => BeginClusters();
}
