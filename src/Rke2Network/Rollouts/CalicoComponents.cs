using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;

namespace Rke2Network.Rollouts;

/// <summary>
/// What Calico's operator reports. Helm only writes its Installation; the operator then changes DaemonSets itself, later.
/// Source: tigera/operator api/v1/tigerastatus.go, pkg/controller/status/status.go.
/// </summary>
internal static class CalicoComponents
{
    private static readonly string[] Types = ["Degraded", "Available", "Progressing"];

    /// <summary>The component that reports of the Installation.</summary>
    private const string Core = "calico";

    /// <summary>What components lack, each in a sentence; empty where all are there.</summary>
    internal static IReadOnlyList<string> Lags(IReadOnlyList<KubernetesResource> components, KubernetesResource? installation) =>
        components.Any(component => component.Name == Core)
            ? [.. components.OrderBy(component => component.Name, StringComparer.Ordinal).Select(component => Lag(component, installation)).OfType<string>()]
            : ["The operator has not reported of the component calico yet."];

    private static string? Lag(KubernetesResource component, KubernetesResource? installation)
    {
        if (component.Name == Core && installation is not null && IsOutOfDate(component, StatusFields.Number(installation.Metadata, "generation")))
        {
            return "The operator has not taken up the newest Installation yet.";
        }

        var wrong = Types.FirstOrDefault(type => StatusFields.Is(component, type) != (type == "Available"));
        if (wrong is null)
        {
            return null;
        }

        var condition = StatusFields.Condition(component, wrong);
        string[] said = [.. new[] { KubernetesResource.Text(condition, "reason"), KubernetesResource.Text(condition, "message") }.OfType<string>().Select(StatusFields.Line)];
        return $"Component {component.Name} is {(wrong == "Available" ? "not available" : wrong == "Degraded" ? "degraded" : "changing")}{(said.Length == 0 ? string.Empty : $" ({string.Join(": ", said)})")}.";
    }

    /// <summary>Old operators do not say which generation they mean.</summary>
    private static bool IsOutOfDate(KubernetesResource component, long generation) =>
        StatusFields.Items(component.Status, "conditions").Select(condition => StatusFields.Number(condition, "observedGeneration")).DefaultIfEmpty(0).Max() is > 0 and var observed && observed < generation;
}
