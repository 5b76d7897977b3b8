using System;
using System.Linq;
using System.Management.Automation;

namespace Rke2Network.Benchmarks.Commands;

/// <summary>Counts its input and lets it go; tells the size of the managed heap at some counts.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Heap")]
[OutputType(typeof(long))]
public sealed class MeasureHeap : Cmdlet
{
    internal const string Name = "Measure-Heap";

    private int count;

    /// <summary>The input.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The counts.</summary>
    [Parameter(Mandatory = true)]
    public int[] At { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        count++;
        if (At.Contains(count))
        {
            WriteObject(HeapAfterCollection());
        }
    }

    /// <summary>What finalizers hold is let go only by the collection after them.</summary>
    private static long HeapAfterCollection()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
