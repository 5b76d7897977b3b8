using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Attachments;
using Rke2Network.Nodes;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Nodes as users give them: their facts, the NICs that Test-Rke2SriovCapability shows, or objects with Node and Interface.</summary>
internal static class NodesArgument
{
    /// <summary>Reads the nodes.</summary>
    /// <exception cref="InputException">An object tells no node and interface.</exception>
    internal static IReadOnlyList<NodeLinks> Read(object[]? given)
    {
        var items = (given ?? []).SelectMany(Items).ToArray();
        return [.. NodeLinks.Of(items.Select(item => item.BaseObject).OfType<NodeFacts>()), .. NodeLinks.Of(items.Where(item => item.BaseObject is not NodeFacts).Select(Nic))];
    }

    private static IEnumerable<PSObject> Items(object? item) =>
        item is null ? [] : LanguagePrimitives.GetEnumerable(item) is { } list ? list.Cast<object?>().SelectMany(Items) : [PSObject.AsPSObject(item)];

    private static SriovNic Nic(PSObject item) => item.BaseObject as SriovNic ?? new SriovNic
    {
        Node = Text(item, "Node") ?? throw Fault(item),
        Interface = Text(item, "Interface") ?? throw Fault(item),
        IsUp = item.Properties["IsUp"]?.Value is bool isUp ? isUp : null,
    };

    private static string? Text(PSObject item, string property) => item.Properties[property]?.Value?.ToString();

    private static InputException Fault(PSObject item) => new(
        "NotANode", item.ToString(), "this tells no node and no interface.", "Give the output of Test-Rke2SriovCapability, or objects with Node and Interface.", "Node");
}
