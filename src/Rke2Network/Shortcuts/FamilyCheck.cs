using System.Linq;
using Rke2Network.Addressing;

namespace Rke2Network.Shortcuts;

/// <summary>RKE2 refuses to start where the families of pods and services differ; it is said before anything is made.</summary>
internal static class FamilyCheck
{
    internal static void Require(DualStack cluster, DualStack service, bool clusterIsDefault = false, bool serviceIsDefault = false)
    {
        if (cluster.MatchesFamiliesOf(service))
        {
            return;
        }

        // The parameter that was given is the one to speak of; its partner follows it.
        var (given, leader) = serviceIsDefault ? (cluster, cluster) : (service, clusterIsDefault ? service : cluster);
        throw new InputException(
            "FamiliesDiffer",
            given.ToString(),
            $"pods have {Describe(cluster, clusterIsDefault)} and services {Describe(service, serviceIsDefault)}; RKE2 refuses to start unless both have the same families in the same order.",
            $"Write for example -ClusterCidr {Example(leader, cluster, DefaultNetworks.Cluster)} -ServiceCidr {Example(leader, service, DefaultNetworks.Service)}.",
            serviceIsDefault ? "ClusterCidr" : "ServiceCidr");
    }

    private static string Describe(DualStack networks, bool isDefault) =>
        $"{networks.DescribeFamilies()} ({networks}{(isDefault ? ", RKE2's default" : string.Empty)})";

    /// <summary>What the user gave stays; RKE2's default fills the family that is missing.</summary>
    private static string Example(DualStack like, DualStack own, DualStack defaults) =>
        string.Join(",", like.Select(network => own.Of(network.Family) ?? defaults.Of(network.Family)));
}
