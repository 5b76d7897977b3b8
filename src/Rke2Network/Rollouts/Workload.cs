using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Rollouts;

/// <summary>A DaemonSet or Deployment: how many of its pods are of the newest template, and available. As kubectl rollout status counts.</summary>
internal sealed class Workload(KubernetesResource resource)
{
    private const string TemplateLabel = "pod-template-generation";
    private const string TemplateAnnotation = "deprecated.daemonset.template.generation";

    internal KubernetesResource Resource => resource;

    internal bool IsDaemonSet { get; } = resource.Kind == "DaemonSet";

    internal long Desired => IsDaemonSet ? Count("desiredNumberScheduled") : resource.Spec.Find("replicas") is null ? 1 : StatusFields.Number(resource.Spec, "replicas");

    internal long Updated => Count(IsDaemonSet ? "updatedNumberScheduled" : "updatedReplicas");

    internal long Available => Count(IsDaemonSet ? "numberAvailable" : "availableReplicas");

    /// <summary>Whether its controller has seen its newest state; the counts are of an older one before.</summary>
    internal bool IsObserved => Count("observedGeneration") >= StatusFields.Number(resource.Metadata, "generation");

    /// <summary>Deployments start new pods before they stop old ones.</summary>
    internal bool IsDone => IsObserved && Updated >= Desired && Available >= Desired && (IsDaemonSet || Count("replicas") <= Updated);

    internal long Done => IsObserved ? Math.Min(Desired, Math.Min(Updated, Available)) : 0;

    /// <summary>Whether helm made it as a part of a chart.</summary>
    internal bool IsOf(string chart) => resource.Annotation("meta.helm.sh/release-name") == chart;

    /// <summary>The labels by which it knows its pods, as a query has them; empty where it has other rules.</summary>
    internal string Selector => string.Join(",", Labels.Select(label => $"{label.Key}={(label.Value as YamlScalar)?.Text}"));

    /// <summary>Its pods among others.</summary>
    internal IEnumerable<KubernetesResource> PodsAmong(IReadOnlyList<KubernetesResource> pods) => pods.Where(pod =>
        pod.Namespace == resource.Namespace && Labels.Count > 0 && Labels.All(label => pod.Label(label.Key) == (label.Value as YamlScalar)?.Text));

    /// <summary>Whether pods of it began before a time.</summary>
    internal bool IsOlderThan(DateTimeOffset time, IReadOnlyList<KubernetesResource> pods) => PodsAmong(pods)
        .Any(pod => KubernetesResource.Text(pod.Metadata, "deletionTimestamp") is null && StatusFields.Time(pod.Metadata, "creationTimestamp") < time);

    /// <summary>What it lacks, with the nodes that lag.</summary>
    internal string Lag(IReadOnlyList<KubernetesResource> pods)
    {
        string[] lagging = [.. PodsAmong(pods).Where(pod => !IsNew(pod) || !StatusFields.Is(pod, "Ready")).Select(Place).OrderBy(name => name, StringComparer.Ordinal)];
        var counts = IsObserved ? $"{Updated} of {Desired} pods are new, {Available} are available" : "its controller has not seen the change yet";
        var deadline = StatusFields.Condition(resource, "Progressing") is { } progress && KubernetesResource.Text(progress, "reason") == "ProgressDeadlineExceeded" ? ", and its progressDeadlineSeconds are over" : string.Empty;
        var onDelete = IsDaemonSet && Updated < Desired && KubernetesResource.Text(resource.Spec.Find("updateStrategy") as YamlMap, "type") == "OnDelete" ? ", and its update strategy OnDelete changes pods only when somebody deletes them" : string.Empty;
        return FormattableString.Invariant($"{resource}: {counts}{deadline}{onDelete}{(lagging.Length == 0 ? string.Empty : $"; not yet {StatusFields.Some(lagging)}")}.");
    }

    private IReadOnlyList<KeyValuePair<string, YamlValue>> Labels => (resource.Spec.Find("selector") as YamlMap)?.Find("matchLabels") as YamlMap ?? YamlMap.Empty;

    private bool IsNew(KubernetesResource pod) => !IsDaemonSet || resource.Annotation(TemplateAnnotation) is not { } template || pod.Label(TemplateLabel) is not { } its || its == template;

    /// <summary>Of a DaemonSet the node matters, of a Deployment the pod.</summary>
    private string Place(KubernetesResource pod) =>
        ((IsDaemonSet ? KubernetesResource.Text(pod.Spec, "nodeName") : null) ?? pod.Name) + (PodTrouble.Of(pod) is { } trouble ? $" ({StatusFields.Line(trouble)})" : string.Empty);

    private long Count(string field) => StatusFields.Number(resource.Status, field);
}
