using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In Windows PowerShell.</content>
public abstract partial class KubeConfigCmdlet
{
    /// <inheritdoc/>
    protected override void BeginProcessing() => ThrowTerminatingError(PowerShell7.Required(this));

    /// <inheritdoc/>
    protected sealed override void Process()
    {
    }
}
