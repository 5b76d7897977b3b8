using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>3xx, from 325: what HelmChartConfigs say beside values.</summary>
internal static class FailurePolicyRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET325",
            Title = "The release's helm-controller does not know the failure policy",
            Severity = FindingSeverity.Error,
            Source = "k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go",
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Helm,
            Check = context =>
                from resource in context.Config.HelmChartConfigs
                let policy = resource.FailurePolicy
                where policy is not null
                let gate = policy.Value.KnownFrom()
                where !gate.IsOpenFor(context.Config.Rke2Version)
                select new RuleHit(
                    $"helm-controller of RKE2 {context.Config.Rke2Version} does not know the failure policy {policy.Value.FieldValue()}: the HelmChartConfig is refused, or the policy has no effect.",
                    FailurePolicy.Abort.KnownFrom().IsOpenFor(context.Config.Rke2Version) ? "Write abort, which leaves a failed release alone." : $"Leave it out, or take a release from {gate}.",
                    $"{resource.Name}: failurePolicy",
                    policy.Value.FieldValue(),
                    resource.Name == context.Config.Plugin.ChartName() ? context.Config.PlaceOf(ConfigPart.FailurePolicy) : null)
                {
                    Since = gate.ToString(),
                },
        },
    ];
}
