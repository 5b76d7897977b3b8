using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>75x: what the SR-IOV operator makes of its resources. What it refuses in every version is an error of the cmdlets, not a finding.</summary>
internal static class SriovResourceRules
{
    private const string Webhook = "k8snetworkplumbingwg/sriov-network-operator pkg/webhook/validate.go ";

    /// <summary>Source: k8snetworkplumbingwg/sriov-network-operator pkg/consts/constants.go.</summary>
    private static readonly string[] FeatureGates =
        ["parallelNicConfig", "resourceInjectorMatchCondition", "metricsExporter", "manageSoftwareBridges", "mellanoxFirmwareReset", "blockDevicePluginUntilConfigured"];

    private static readonly Rule Hyphen = Describe("RKE2NET750", "SR-IOV operators up to 1.6.0 refuse a resource name with a hyphen", Webhook + "(staticValidateSriovNetworkNodePolicy of v1.6.0, validateResourceName since)");
    private static readonly Rule Unlisted = Describe("RKE2NET751", "A policy is for NICs that the SR-IOV operator does not support", Webhook + "(IsSupportedModel); deployment/sriov-network-operator-chart/templates/configmap.yaml");
    private static readonly Rule SameInterface = Describe("RKE2NET752", "Policies for different models name the same interface", Webhook + "(validatePfNames)");
    private static readonly Rule Gate = Describe("RKE2NET753", "The SR-IOV operator knows no such feature gate", "k8snetworkplumbingwg/sriov-network-operator pkg/featuregate/featuregate.go, pkg/consts/constants.go");

    internal static IReadOnlyList<Rule> All { get; } = [Hyphen, Unlisted, SameInterface, Gate];

    /// <summary>What is found of a resource, beside others that there are.</summary>
    internal static IEnumerable<Finding> Check(KubernetesResource resource, IEnumerable<KubernetesResource> others) => resource.Kind switch
    {
        "SriovNetworkNodePolicy" => HasHyphen(resource).Concat(IsUnlisted(resource)).Concat(MeetsOtherModel(resource, others)),
        "SriovOperatorConfig" => HasUnknownGate(resource),
        _ => [],
    };

    private static IEnumerable<Finding> HasHyphen(KubernetesResource policy)
    {
        if (KubernetesResource.Text(policy.Spec, "resourceName") is { } name && name.IndexOf('-') >= 0)
        {
            yield return Hyphen.Finding(new RuleHit(
                $"The policy {policy.Name} gives the resource {name}, whose name has a hyphen: where the operator's webhook runs, operators up to 1.6.0, which is that of the default chart, refuse the policy.",
                $"Write {name.Replace('-', '_')}, or use a newer operator.",
                $"{policy.Name}: spec.resourceName",
                name));
        }
    }

    private static IEnumerable<Finding> IsUnlisted(KubernetesResource policy)
    {
        var nics = policy.Spec.Find("nicSelector") as YamlMap;
        if (KubernetesResource.Text(nics, "vendor") is { } vendor && KubernetesResource.Text(nics, "deviceID") is { } device && SupportedNics.Find(vendor, device) is null)
        {
            yield return Unlisted.Finding(new RuleHit(
                $"The policy {policy.Name} is for NICs {vendor}:{device}, which are not among the {SupportedNics.Count} that the SR-IOV operator supports: it passes them over, and its webhook refuses the policy.",
                SupportedNics.IsVirtualFunction(vendor, device)
                    ? "These are the ids of virtual functions: give those of the NIC."
                    : $"Where they are to be tried all the same, add them to the operator chart's supportedExtraNICs, as 'MyNic: \"{vendor} {device} <device id of its VFs>\"'.",
                $"{policy.Name}: spec.nicSelector",
                $"{vendor} {device}"));
        }
    }

    /// <summary>The webhook compares names alone.</summary>
    private static IEnumerable<Finding> MeetsOtherModel(KubernetesResource policy, IEnumerable<KubernetesResource> others) =>
        from other in others
        where other.Kind == policy.Kind && other.Name != policy.Name && SriovPolicyOverlap.MeetOnNodes(policy, other) && !SriovPolicyOverlap.MeetOnModels(policy, other)
        from name in SriovPolicyOverlap.CommonRanges(policy, other).Take(1)
        select SameInterface.Finding(new RuleHit(
            $"The policies {other.Name} and {policy.Name} are for different models, and both name {name} on the same nodes: the operator tells them apart, but its webhook, where it runs, does not, and refuses the second one.",
            "Give the nodes of each model a label of their own, and name it with -NodeSelector, or leave the webhook off.",
            $"{policy.Name}: spec.nicSelector.pfNames",
            name));

    private static IEnumerable<Finding> HasUnknownGate(KubernetesResource config) =>
        from gate in config.Spec.Find("featureGates") as YamlMap ?? YamlMap.Empty
        where !FeatureGates.Contains(gate.Key)
        select Gate.Finding(new RuleHit(
            $"The SR-IOV operator knows no feature gate {gate.Key}: it passes it over without a word.",
            Array.Find(FeatureGates, known => Spelling.Distance(known, gate.Key) <= Spelling.Tolerance(gate.Key)) is { } meant ? $"Write {meant}." : $"It knows {string.Join(", ", FeatureGates)}.",
            $"{config.Name}: spec.featureGates",
            gate.Key));

    private static Rule Describe(string id, string title, string source) => new()
    {
        Id = id,
        Title = title,
        Severity = FindingSeverity.Warning,
        Source = source,
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Multus,
    };
}
