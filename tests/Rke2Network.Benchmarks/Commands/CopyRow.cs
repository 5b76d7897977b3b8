using System.Management.Automation;

namespace Rke2Network.Benchmarks.Commands;

/// <summary>Passes its input on: the least that a cmdlet in a pipeline can do.</summary>
[Cmdlet(VerbsCommon.Copy, "Row")]
[OutputType(typeof(PSObject))]
public sealed class CopyRow : PSCmdlet
{
    internal const string Name = "Copy-Row";

    /// <summary>The input.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(InputObject);
}
