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

    /// <summary>A line of examples alone: the release of RKE2 that runs on the node, as its cluster tells it.</summary>
    private const string Runs = "runs ";

    /// <summary>What is found of the node's NICs.</summary>
    /// <param name="text">The lines.</param>
    internal static IReadOnlyList<Finding> Check(string text)
    {
        var facts = Read(text);
        return SriovCapability.Check(facts, SriovCapability.Judge(facts));
    }

    /// <summary>What is found of the node where it shall be ready for a configuration.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="beside">The lines of another node; null for none.</param>
    internal static IReadOnlyList<Finding> Check(string text, CniConfig config, string? beside)
    {
        var facts = Read(text);
        var neighbours = new NodeNeighbours();
        if (beside is not null)
        {
            neighbours.Add(Read(beside, "node2"));
        }

        return [.. NodeReadiness.Check(config, facts).Findings, .. neighbours.Add(facts)];
    }

    /// <summary>The facts that the lines tell.</summary>
    internal static NodeFacts Read(string text, string name = "node1")
    {
        var lines = text.Split('\n').Where(line => line.Length > 0).Select(line => string.Join("\t", line.Split([' '], line.Split(' ')[0] switch
        {
            "nif" or "nic" or "program" => OfInterface,
            "service" or "sysctl" => OfPair,
            _ => OfOne,
        })));
        return NodeFactsReader.Read(Encoding.UTF8.GetBytes($"rke2-node-facts\tbegin\t1\n{string.Join("\n", lines)}\nrke2-node-facts\tend\t1\n"), name, NodeFactsSource.Ssh) with
        {
            Rke2Version = text.Split('\n').FirstOrDefault(line => line.StartsWith(Runs, System.StringComparison.Ordinal))?.Substring(Runs.Length),
        };
    }
}
