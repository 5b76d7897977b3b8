using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Rules;

/// <summary>8xx: whether nodes are ready for a configuration.</summary>
internal static class NodeReadinessRules
{
    /// <summary>Those that look at one node.</summary>
    internal static IReadOnlyList<NodeRule> OfNode { get; } =
    [
        .. NodeNameRules.All, .. NodeIPv6Rules.All, .. NodeKernelRules.All, .. NodeModuleRules.All, .. NodeServiceRules.All, .. NodeProgramRules.All,
        .. NodeInterfaceRules.All, .. NodeRangeRules.All, .. NodePortRules.All, .. NodeWindowsRules.All,
    ];

    /// <summary>All, with those that look at several.</summary>
    internal static IReadOnlyList<Rule> All { get; } = [.. OfNode.Select(rule => rule.Rule), .. NodeNeighbours.All];
}
