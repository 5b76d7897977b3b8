using System.Management.Automation;

namespace Rke2Network.Benchmarks.Commands;

/// <summary>Takes what New-Rke2CniConfig takes and passes the values on: the engine's share of a call of it.</summary>
[Cmdlet(VerbsCommon.Copy, "Argument")]
[OutputType(typeof(object))]
public sealed class CopyArgument : PSCmdlet
{
    internal const string Name = "Copy-Argument";

    /// <summary>Is let go.</summary>
    [Parameter(Position = 0)]
    public string? Plugin { get; set; }

    /// <summary>Is let go.</summary>
    [Parameter]
    public string? Rke2Version { get; set; }

    /// <summary>The output.</summary>
    [Parameter]
    public object? Values { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Values);
}
