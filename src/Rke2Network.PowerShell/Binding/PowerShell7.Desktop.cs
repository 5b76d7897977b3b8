using System;
using System.Management.Automation;
using Rke2Network.PowerShell.Commands;

namespace Rke2Network.PowerShell.Binding;

/// <summary>What Windows PowerShell says of cmdlets that reach clusters.</summary>
internal static class PowerShell7
{
    /// <summary>The error that ends such a cmdlet.</summary>
    internal static ErrorRecord Required(Rke2Cmdlet cmdlet)
    {
        var name = cmdlet.MyInvocation.MyCommand.Name;
        return new ErrorRecord(
            new PlatformNotSupportedException(
                $"{name} reaches clusters, which needs PowerShell 7.4 or later; this is Windows PowerShell. Run it in pwsh (winget install Microsoft.PowerShell), or make the manifest here with ConvertTo-Rke2Yaml and apply it with kubectl apply -f."),
            "PowerShell7Required",
            ErrorCategory.NotImplemented,
            name);
    }
}
