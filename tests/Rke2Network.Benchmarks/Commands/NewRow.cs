using System.Management.Automation;

namespace Rke2Network.Benchmarks.Commands;

/// <summary>Makes rows as a CSV file would give them, one at a time: objects with the property Mtu.</summary>
[Cmdlet(VerbsCommon.New, "Row")]
[OutputType(typeof(PSObject))]
public sealed class NewRow : Cmdlet
{
    internal const string Name = "New-Row";

    private const string Mtu = "Mtu";
    private const int LeastMtu = 1280;
    private const int MtuCount = 7721;

    /// <summary>How many rows.</summary>
    [Parameter(Mandatory = true)]
    public int Count { get; set; }

    /// <summary>A row; MTUs go from 1280, the least of IPv6, to 9000.</summary>
    internal static PSObject Make(int number)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty(Mtu, LeastMtu + (number % MtuCount)));
        return row;
    }

    /// <summary>The MTU of a row.</summary>
    internal static int MtuOf(PSObject row) => (int)row.Properties[Mtu].Value;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        for (var i = 0; i < Count; i++)
        {
            WriteObject(Make(i));
        }
    }
}
