using System.Collections.Generic;
using System.Linq;
using System.Text;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.Rules;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>A node of an example: the lines that the script of <see cref="NodeProbe"/> answers, with blanks for its tabs.</summary>
internal static class ExampleNode
{
    private const int OfInterface = 4;
    private const int OfPair = 3;
    private const int OfOne = 2;

    /// <summary>What is found of the node.</summary>
    /// <param name="text">The lines.</param>
    internal static IReadOnlyList<Finding> Check(string text)
    {
        var facts = Read(text);
        return SriovCapability.Check(facts, SriovCapability.Judge(facts));
    }

    /// <summary>The facts that the lines tell.</summary>
    internal static NodeFacts Read(string text)
    {
        var lines = text.Split('\n').Where(line => line.Length > 0).Select(line => string.Join("\t", line.Split([' '], line.Split(' ')[0] switch
        {
            "nif" or "nic" => OfInterface,
            "service" or "program" or "sysctl" => OfPair,
            _ => OfOne,
        })));
        return NodeFactsReader.Read(Encoding.UTF8.GetBytes($"rke2-node-facts\tbegin\t1\n{string.Join("\n", lines)}\nrke2-node-facts\tend\t1\n"), "node1", NodeFactsSource.Ssh);
    }
}
