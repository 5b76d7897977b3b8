using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>Checks resources of the SR-IOV operator for what it would do other than is meant.</summary>
public static class SriovResourceCheck
{
    /// <summary>Checks a resource.</summary>
    /// <param name="resource">The resource; of another kind nothing is found.</param>
    /// <param name="others">Those that stand beside it.</param>
    /// <returns>The findings: 75x.</returns>
    public static IReadOnlyList<Finding> Check(KubernetesResource resource, IEnumerable<KubernetesResource>? others = null) => [.. SriovResourceRules.Check(resource, others ?? [])];

    /// <summary>Checks resources that stand beside each other.</summary>
    /// <param name="resources">The resources.</param>
    /// <returns>The findings of each, with regard to those before it.</returns>
    public static IReadOnlyList<Finding> CheckAll(IReadOnlyList<KubernetesResource> resources) =>
        [.. resources.SelectMany((resource, i) => SriovResourceRules.Check(resource, resources.Take(i)))];
}
