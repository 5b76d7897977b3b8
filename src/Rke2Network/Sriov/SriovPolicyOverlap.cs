using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>
/// Policies that cannot stand beside each other. Source: k8snetworkplumbingwg/sriov-network-operator pkg/webhook/validate.go
/// (validatePfNames, validateRootDevices, validateExludeTopologyField), which is told of each policy when it comes.
/// </summary>
public static class SriovPolicyOverlap
{
    /// <summary>Checks a policy against others.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="others">Those that are there.</param>
    /// <exception cref="InputException">Both select the same nodes, and the same functions, or differ where they must not.</exception>
    public static void Check(KubernetesResource policy, IEnumerable<KubernetesResource> others)
    {
        foreach (var other in others.Where(each => each.Namespace == policy.Namespace))
        {
            if (other.Name == policy.Name)
            {
                throw new InputException("PolicyTwice", policy.Name, "there is a policy of this name already.", "Give each a name of its own.", "Name");
            }

            if (MeetOnNodes(policy, other))
            {
                Check(policy, other);
            }
        }
    }

    private static void Check(KubernetesResource policy, KubernetesResource other)
    {
        if (Text(policy, "resourceName") == Text(other, "resourceName") && IsOn(policy, "excludeTopology") != IsOn(other, "excludeTopology"))
        {
            throw new InputException(
                "PoliciesConflict", Text(policy, "resourceName"), $"the policies {other.Name} and {policy.Name} give the same resource, and only one of them excludes the topology.", "Give -ExcludeTopology for both, or for none.", "ResourceName");
        }

        if (!MeetOnModels(policy, other))
        {
            return;
        }

        var pair = (from pf in Selections(policy) from its in Selections(other) where pf.Name == its.Name select (Own: pf, Its: its)).ToArray();
        if (pair.Length > 0 && IsOn(policy, "externallyManaged") != IsOn(other, "externallyManaged"))
        {
            throw new InputException(
                "PoliciesConflict", pair[0].Own.Name, $"the policies {other.Name} and {policy.Name} select it, and only one of them is externally managed.", "Give -ExternallyManaged for both, or for none.", "PfName");
        }

        if (pair.FirstOrDefault(each => each.Own.Overlaps(each.Its)) is { Own: { } own, Its: { } theirs })
        {
            throw new InputException(
                "PoliciesOverlap",
                own.ToString(),
                $"the policy {other.Name} has {theirs} already, and a virtual function belongs to one policy.",
                $"Give each a range of its own, such as {own.Name}#0-3 and {own.Name}#4-7, and both the same -NumVfs.",
                "PfName");
        }

        if (Texts(policy, "rootDevices").Intersect(Texts(other, "rootDevices"), StringComparer.Ordinal).FirstOrDefault() is { } device)
        {
            throw new InputException("PoliciesOverlap", device, $"the policy {other.Name} has it already.", "Keep it in one of them, or give ranges of its interface with -PfName.", "RootDevice");
        }
    }

    /// <summary>Whether the nodes of one are among those of the other: only then is it certain that both meet.</summary>
    internal static bool MeetOnNodes(KubernetesResource policy, KubernetesResource other)
    {
        var (own, its) = (Labels(policy), Labels(other));
        return Contains(own, its) || Contains(its, own);
    }

    /// <summary>Whether one NIC can be meant by both.</summary>
    internal static bool MeetOnModels(KubernetesResource policy, KubernetesResource other) =>
        MayBeSame(Text(Nics(policy), "vendor"), Text(Nics(other), "vendor")) && MayBeSame(Text(Nics(policy), "deviceID"), Text(Nics(other), "deviceID"));

    /// <summary>The interfaces, or their ranges, of a policy that another one claims too.</summary>
    internal static IEnumerable<string> CommonRanges(KubernetesResource policy, KubernetesResource other) =>
        from own in Selections(policy) from its in Selections(other) where own.Overlaps(its) select own.ToString();

    private static bool MayBeSame(string? one, string? other) => one is null || other is null || one == other;

    private static bool Contains(YamlMap narrow, YamlMap wide) => wide.All(label => narrow.Find(label.Key) is { } value && value.SameAs(label.Value));

    private static YamlMap Labels(KubernetesResource policy) => policy.Spec.Find("nodeSelector") as YamlMap ?? YamlMap.Empty;

    private static YamlMap Nics(KubernetesResource policy) => policy.Spec.Find("nicSelector") as YamlMap ?? YamlMap.Empty;

    private static IEnumerable<PfSelection> Selections(KubernetesResource policy) => Texts(policy, "pfNames").Select(PfSelection.TryRead).OfType<PfSelection>();

    private static IEnumerable<string> Texts(KubernetesResource policy, string key) =>
        (Nics(policy).Find(key) as YamlList ?? new YamlList([])).OfType<YamlScalar>().Select(scalar => scalar.Text);

    private static string? Text(KubernetesResource policy, string key) => Text(policy.Spec, key);

    private static string? Text(YamlMap map, string key) => KubernetesResource.Text(map, key);

    private static bool IsOn(KubernetesResource policy, string key) => Text(policy, key) == "true";
}
