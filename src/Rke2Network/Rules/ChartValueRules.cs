using System;
using System.Collections.Generic;
using Rke2Network.Checking;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>3xx, up to 319: values that a chart of the release does not take, or not so. Source of what charts take: rancher/rke2-charts, branch main.</summary>
internal static class ChartValueRules
{
    private const string Charts = "rancher/rke2-charts charts/rke2-canal, rke2-calico, rke2-cilium, rke2-flannel, rke2-multus";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET301", "The chart knows no such value", FindingSeverity.Warning, Charts, DeviationKind.Unknown, ChartValueTexts.Unknown),
        Describe("RKE2NET302", "The release's chart does not take the value, another release's does", FindingSeverity.Warning, Charts, DeviationKind.OtherVersion, ChartValueTexts.OtherVersion),
        Describe("RKE2NET303", "The value is of a kind that the chart cannot use", FindingSeverity.Error, Charts, DeviationKind.WrongKind, ChartValueTexts.WrongKind),
        Describe("RKE2NET304", "A text stands where true or false is meant", FindingSeverity.Warning, "golang/go src/text/template/exec.go", DeviationKind.TextForBoolean, ChartValueTexts.TextForBoolean),
        Describe("RKE2NET305", "The value is none of those that are taken", FindingSeverity.Error, Charts, DeviationKind.NotAllowed, ChartValueTexts.NotAllowed),
        Describe("RKE2NET306", "The chart stops where the value is set", FindingSeverity.Error, Charts, DeviationKind.Refused, ChartValueTexts.Refused),
        Describe("RKE2NET307", "The chart lists the value and reads it nowhere", FindingSeverity.Warning, Charts, DeviationKind.NoEffect, ChartValueTexts.NoEffect),
        Describe("RKE2NET308", "RKE2 sets the value itself", FindingSeverity.Warning, "rancher/rke2 pkg/bootstrap/bootstrap.go", DeviationKind.SetByRke2, ChartValueTexts.SetByRke2),
        Describe("RKE2NET309", "The chart stops over this combination of values", FindingSeverity.Error, Charts, DeviationKind.Stops, ChartValueTexts.Stops),
        Describe("RKE2NET310", "The resource that the value becomes part of lacks a member", FindingSeverity.Error, "rancher/rke2-charts charts/rke2-calico-crd", DeviationKind.MemberMissing, ChartValueTexts.MemberMissing),
        Describe("RKE2NET315", "A list replaces the chart's own and lacks entries of it", FindingSeverity.Information, "helm/helm pkg/chart/common/util/coalesce.go", DeviationKind.ListReplaced, ChartValueTexts.ListReplaced),
        Describe("RKE2NET316", "The value is the chart's default", FindingSeverity.Information, Charts, DeviationKind.Default, ChartValueTexts.Default),
    ];

    private static Rule Describe(
        string id, string title, FindingSeverity severity, string source, DeviationKind kind, Func<RuleContext, CheckedChart, ChartDeviation, RuleHit> word) => new()
        {
            Id = id,
            Title = title,
            Severity = severity,
            Source = source,
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Networking,
            Check = context => Hits(context, kind, word),
        };

    private static IEnumerable<RuleHit> Hits(RuleContext context, DeviationKind kind, Func<RuleContext, CheckedChart, ChartDeviation, RuleHit> word)
    {
        foreach (var chart in context.Charts)
        {
            foreach (var deviation in chart.Deviations)
            {
                if (deviation.Kind == kind)
                {
                    yield return word(context, chart, deviation);
                }
            }
        }
    }
}
