using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>3xx, from 321: values that another beside them takes the effect from.</summary>
internal static class RivalRules
{
    private const string Pools = "installation.calicoNetwork.ipPools";

    /// <summary>What stands for the pools that the chart makes itself, and the member of a pool with the same meaning.</summary>
    private static readonly (string Path, string Member)[] OfOwnPools = [("installation.backend", "encapsulation"), ("installation.natOutgoing", "natOutgoing")];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET321",
            Title = "The value does nothing beside another",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-charts charts/rke2-calico (templates/crs/custom-resources.yaml)",
            Needs = ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = context =>
                from chart in context.Charts
                where chart.Schema.Chart == "rke2-calico" && chart.Resource.Values.Find(Pools) is YamlList { Count: > 0 }
                let pools = (YamlList)chart.Resource.Values.Find(Pools)!
                from own in OfOwnPools
                where chart.Schema.Find(ValuePath.Parse(own.Path)) is not null
                let value = chart.Resource.Values.Find(own.Path) as YamlScalar
                where value is not null && pools.Any(pool => (pool as YamlMap)?.Find(own.Member) is not YamlScalar said || said.Text != value.Text)
                select new RuleHit(
                    $"{own.Path} is for the pools that the chart makes itself; with {Pools} it makes none, and the value does nothing.",
                    $"Write {own.Member}: {value.Text} in each pool, or leave {Pools} out.",
                    $"{chart.Schema.Chart}: {own.Path}",
                    value.Text,
                    value.Source),
        },
    ];
}
