using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>3xx, from 326: the fields that HelmChartConfigs in files have, or lack, beside valuesContent, and HelmChartConfigs that stand twice.</summary>
internal static class ManifestFieldRules
{
    private const string Types = "k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go; rancher/rke2 go.mod";
    private const string Content = "valuesContent";
    private const string Values = "values";
    private const string Secrets = "valuesSecrets";
    private const string Policy = "failurePolicy";

    private static readonly Rule NoPolicy = Describe(
        "RKE2NET326",
        "A HelmChartConfig without failurePolicy undoes that of RKE2's chart",
        FindingSeverity.Information,
        "k3s-io/helm-controller pkg/crds/yaml/generated/helm.cattle.io_helmchartconfigs.yaml, pkg/controllers/chart/chart.go; rancher/rke2 charts/build-chart.sh",
        Gates.ChartsRetry);

    private static readonly Rule UnreadValues = Describe("RKE2NET327", "The release's helm-controller does not read spec.values", FindingSeverity.Warning, Types, Gates.SpecValues);
    private static readonly Rule UnreadSecrets = Describe("RKE2NET328", "The release's helm-controller does not read spec.valuesSecrets", FindingSeverity.Warning, Types, Gates.ValuesSecrets);
    private static readonly Rule UnknownField = Describe("RKE2NET329", "HelmChartConfigs have no such field", FindingSeverity.Warning, Types);
    private static readonly Rule Twice = Describe("RKE2NET334", "The HelmChartConfig is written twice", FindingSeverity.Warning, "k3s-io/k3s pkg/deploy/controller.go; rancher/wrangler pkg/apply/desiredset_process.go");

    /// <summary>The fields, each with the releases from which there is one; null for those that have always been there.</summary>
    private static readonly (string Name, VersionGate? Since)[] Fields =
    [
        (Content, null), (Policy, Gates.FailurePolicy), (Secrets, Gates.ValuesSecrets), (Values, Gates.SpecValues), ("forceConflicts", Gates.ChartsRetry), ("serverSide", Gates.ChartsRetry),
    ];

    internal static IReadOnlyList<Rule> All { get; } = [NoPolicy, UnreadValues, UnreadSecrets, UnknownField, Twice];

    /// <summary>What the fields of HelmChartConfigs do in a release.</summary>
    internal static IEnumerable<Finding> Check(IReadOnlyList<ManifestDocument> documents, Rke2Version release) =>
        documents.SelectMany(document => OfFields(document, release)).Concat(Again(documents));

    private static IEnumerable<Finding> OfFields(ManifestDocument document, Rke2Version release)
    {
        if (document.Spec is not { } spec || document.ApiVersion != HelmChartConfig.ApiVersion)
        {
            yield break;
        }

        // Multus joins the plugin; only without the plugin do nodes lose their network.
        if (Gates.ChartsRetry.IsOpenFor(release) && CniPlugins.All.Any(plugin => plugin.ChartName() == document.Name) && IsEmpty(spec.Find(Policy)))
        {
            yield return NoPolicy.Finding(new RuleHit(
                $"The HelmChartConfig {document.Name} names no failurePolicy: the Kubernetes API writes reinstall into it, which wins over the retry of RKE2's own chart. After an upgrade of the chart that fails, helm uninstalls the network before it installs it anew.",
                "Write failurePolicy: retry beside valuesContent.",
                $"{document.Name}: {Policy}",
                null,
                document.Source));
        }

        foreach (var field in spec)
        {
            var known = Fields.FirstOrDefault(each => each.Name == field.Key);
            var hit = new RuleHit(string.Empty, string.Empty, $"{document.Name}: spec.{field.Key}", null, field.Value.Source ?? document.Source);
            if (known.Name is null)
            {
                yield return UnknownField.Finding(Unknown(hit, field.Key));
            }
            else if (known.Since is { } gate && field.Key != Policy && !gate.IsOpenFor(release) && !IsEmpty(field.Value))
            {
                yield return Later(hit, field.Key, gate, release);
            }
        }
    }

    private static Finding Later(RuleHit hit, string field, VersionGate gate, Rke2Version release)
    {
        var (rule, what, instead) = field switch
        {
            Values => (UnreadValues, "these values have no effect", $"Write them as text into spec.{Content}, which every release reads: 'valuesContent: |-', and the values indented below it"),
            Secrets => (UnreadSecrets, "the values in these Secrets have no effect", $"Write what is no secret into spec.{Content}"),
            _ => (UnknownField, "it has no effect", "Leave it out"),
        };
        return rule.Finding(hit with
        {
            Message = $"HelmChartConfigs of RKE2 {release} have no spec.{field}: the Kubernetes API drops it, and {what}.",
            Recommendation = $"{instead}, or take a release from {gate}.",
            Since = gate.ToString(),
        });
    }

    /// <summary>Fields of a HelmChart, such as set and version, are often written into its HelmChartConfig.</summary>
    private static RuleHit Unknown(RuleHit hit, string field)
    {
        var limit = Spelling.Tolerance(field);
        var near = Fields
            .Select(each => (each.Name, Distance: Spelling.Distance(field, each.Name, limit)))
            .Where(each => each.Distance <= limit)
            .OrderBy(each => each.Distance)
            .Select(each => each.Name)
            .FirstOrDefault();
        return hit with
        {
            Message = $"HelmChartConfigs have no spec.{field}: the Kubernetes API drops it with all that stands below it.",
            Recommendation = near is null ? $"Leave it out; values of the chart belong into spec.{Content}." : $"Write {near}.",
        };
    }

    private static IEnumerable<Finding> Again(IReadOnlyList<ManifestDocument> documents) =>
        from same in documents.Where(document => document.Name.Length > 0).GroupBy(document => (document.Name, document.Namespace))
        let first = same.First()
        from again in same.Skip(1)
        select Twice.Finding(new RuleHit(
            $"The HelmChartConfig {again.Name} is written here again{(first.Source is null ? string.Empty : $", first at {first.Source}")}: RKE2 applies one after the other, and only the values of the last hold.",
            "Merge the values into one of them, and delete the other.",
            again.Name,
            null,
            again.NameSource ?? again.Source));

    private static bool IsEmpty(YamlValue? value) => value is null or YamlScalar { Kind: YamlScalarKind.Null } or YamlScalar { Text.Length: 0 };

    private static Rule Describe(string id, string title, FindingSeverity severity, string source, VersionGate? since = null) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = source,
        Needs = ConfigPart.None,
        Since = since,
        HelpUri = DocumentationPages.Helm,
    };
}
