using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Checks a configuration and returns what was found.</summary>
/// <remarks>
/// <para>Each finding says what was found, why it matters and what to do. Errors: RKE2, helm or the kernel refuse it, or
/// the network will not work. Warnings: it will silently not do what was asked, or it is unsupported. Information:
/// worth knowing.</para>
/// </remarks>
/// <example>
/// <code>New-Rke2CniConfig Canal -Backend wireguard -Rke2Version v1.23.4 | Test-Rke2CniConfig</code>
/// <para>Shows that WireGuard needs kernel 5.6 or its module.</para>
/// </example>
/// <example>
/// <code>New-Rke2CniConfig Flannel -Rke2Version v1.25.3 -WarningAction SilentlyContinue | Test-Rke2CniConfig -Quiet</code>
/// <para>Returns False: the release does not bundle Flannel.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "Rke2CniConfig")]
[OutputType(typeof(Finding))]
[OutputType(typeof(bool))]
public sealed class TestRke2CniConfig : Rke2Cmdlet
{
    /// <summary>The configuration to check, as New-Rke2CniConfig makes it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>Returns one boolean for each configuration instead: whether there is no error.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var findings = RuleBook.Check(InputObject);
        if (Quiet)
        {
            WriteObject(findings.All(finding => finding.Severity != FindingSeverity.Error));
            return;
        }

        WriteObject(findings, enumerateCollection: true);
    }
}
