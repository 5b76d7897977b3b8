using System.Linq;
using System.Management.Automation;

namespace Rke2Network.PowerShell.Binding;

/// <summary>A node as it comes down the pipeline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Capable">Whether what came says that it, or a NIC of it, can have virtual functions; null where that is unknown.</param>
internal sealed record GivenNode(string Name, bool? Capable)
{
    private static readonly string[] Names = ["Node", "NodeName", "Name"];

    /// <summary>Whether what came speaks of SR-IOV at all.</summary>
    internal bool IsRated { get; private init; }

    /// <summary>Reads one.</summary>
    /// <exception cref="InputException">It names no node.</exception>
    internal static GivenNode Read(PSObject input)
    {
        if (input.BaseObject is string text)
        {
            return new GivenNode(text, null);
        }

        var name = Names.Select(property => input.Properties[property]?.Value?.ToString()).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))
            ?? throw new InputException("NotANode", input.ToString(), "this names no node.", "Give names, or objects that have a Node, NodeName or Name.", "InputObject");
        var capable = input.Properties["Capable"];
        return new GivenNode(name, capable?.Value as bool?) { IsRated = capable is not null };
    }
}
