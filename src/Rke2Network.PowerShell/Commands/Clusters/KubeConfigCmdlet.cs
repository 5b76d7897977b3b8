using System.Management.Automation;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>What the cmdlets share that read a kubeconfig. They need PowerShell 7: Windows PowerShell gets one error that says so.</summary>
public abstract partial class KubeConfigCmdlet : Rke2Cmdlet
{
    /// <summary>
    /// The kubeconfig, or several with ; between them on Windows and : elsewhere; the first that has a name counts. Without it
    /// the variable KUBECONFIG holds, then ~/.kube/config.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KubeConfig { get; set; }
}
