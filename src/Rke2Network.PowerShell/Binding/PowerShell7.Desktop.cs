using System;
using System.Management.Automation;
using Rke2Network.PowerShell.Commands;

namespace Rke2Network.PowerShell.Binding;

/// <summary>What Windows PowerShell says of cmdlets that reach clusters.</summary>
internal static class PowerShell7
{
    /// <summary>The error that ends such a cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="parameter">The parameter that reaches clusters, where the others do not.</param>
    /// <param name="advice">What else to do.</param>
    internal static ErrorRecord Required(Rke2Cmdlet cmdlet, string parameter = "", string advice = "or make the manifest here with ConvertTo-Rke2Yaml and apply it with kubectl apply -f")
    {
        var name = cmdlet.MyInvocation.MyCommand.Name + parameter;
        return new ErrorRecord(
            new PlatformNotSupportedException(
                $"{name} reaches clusters, which needs PowerShell 7.4 or later; this is Windows PowerShell. Run it in pwsh (winget install Microsoft.PowerShell), {advice}."),
            "PowerShell7Required",
            ErrorCategory.NotImplemented,
            name);
    }
}
