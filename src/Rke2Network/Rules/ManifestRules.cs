using System.Collections.Generic;
using System.Linq;
using Rke2Network.Checking;
using Rke2Network.Manifests;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>3xx, from 330: HelmChartConfigs that miss their chart. They are found in files, not in configurations, which name theirs rightly.</summary>
internal static class ManifestRules
{
    private const string Source = "k3s-io/helm-controller pkg/controllers/chart/chart.go";
    private const double NearName = 2;

    private static readonly Rule Name = Describe("RKE2NET330", "No chart of RKE2 has the HelmChartConfig's name", FindingSeverity.Warning);
    private static readonly Rule Namespace = Describe("RKE2NET331", "The HelmChartConfig is not in kube-system", FindingSeverity.Warning);
    private static readonly Rule ApiVersion = Describe("RKE2NET332", "The HelmChartConfig has no usable apiVersion", FindingSeverity.Error);
    private static readonly Rule NotDeployed = Describe("RKE2NET333", "The values are for a chart that RKE2 does not deploy", FindingSeverity.Warning);

    internal static IReadOnlyList<Rule> All { get; } = [Name, Namespace, ApiVersion, NotDeployed];

    /// <summary>What is wrong with a document itself.</summary>
    internal static IEnumerable<Finding> Check(ManifestDocument document)
    {
        var isChart = CniPlugins.Charts.Contains(document.Name);
        if (!isChart && Meant(document.Name) is { } meant)
        {
            yield return Name.Finding(new RuleHit(
                $"RKE2 has no chart {ChartValueTexts.Quote(document.Name)}: a HelmChartConfig must bear its chart's own name, or it does nothing.", $"Write name: {meant}.", "metadata.name", document.Name, document.NameSource ?? document.Source)
            {
                Repair = Field("metadata.name", meant),
            });
        }

        if (isChart && document.Namespace != CniPlugins.ChartNamespace)
        {
            yield return Namespace.Finding(new RuleHit(
                document.Namespace is null
                    ? $"The HelmChartConfig {document.Name} names no namespace: it lands in 'default', where it does nothing."
                    : $"The HelmChartConfig {document.Name} is in the namespace {document.Namespace}, and RKE2's charts are in {CniPlugins.ChartNamespace}: it does nothing.",
                $"Write namespace: {CniPlugins.ChartNamespace}.",
                "metadata.namespace",
                document.Namespace,
                document.NamespaceSource ?? document.Source)
            {
                Repair = Field("metadata.namespace", CniPlugins.ChartNamespace),
            });
        }

        if (document.ApiVersion != HelmChartConfig.ApiVersion)
        {
            yield return ApiVersion.Finding(new RuleHit(
                document.ApiVersion is null ? "The HelmChartConfig has no apiVersion: the Kubernetes API refuses it." : $"There is no HelmChartConfig in {document.ApiVersion}: the Kubernetes API refuses it.",
                $"Write apiVersion: {HelmChartConfig.ApiVersion}.",
                "apiVersion",
                document.ApiVersion,
                document.ApiVersionSource ?? document.Source)
            {
                Repair = Field("apiVersion", HelmChartConfig.ApiVersion),
            });
        }
    }

    /// <summary>The values of charts that the chosen plugin, or RKE2's one plugin, leaves out.</summary>
    internal static IEnumerable<Finding> Check(IReadOnlyList<ManifestDocument> documents, CniPlugin? plugin)
    {
        var plugins = documents.Where(document => CniPlugins.Charts.Contains(document.Name) && document.Name != CniPlugins.MultusChart).ToArray();
        var names = plugins.Select(document => document.Name).Distinct().ToArray();
        foreach (var document in plugins)
        {
            if (plugin is { } chosen && document.Name != chosen.ChartName())
            {
                yield return NotDeployed.Finding(new RuleHit(
                    $"With cni: {chosen.OptionValue()} RKE2 does not deploy {document.Name}: these values have no effect.", "Leave them out, or choose the plugin that they are for.", document.Name, null, document.Source));
            }
            else if (plugin is null && names.Length > 1)
            {
                yield return NotDeployed.Finding(new RuleHit(
                    $"Here are values for {ChartValueTexts.Or(names, "and")}, and RKE2 deploys one of these charts only: those of the others have no effect.",
                    "Keep the values of the plugin that cni names; -Plugin tells which it is.",
                    document.Name,
                    null,
                    document.Source));
            }
        }
    }

    private static Repair Field(string path, string value) => new(RepairKind.SetField, HelmChartConfig.Kind, path, value);

    /// <summary>The network chart that a name is near to; null for the charts of other things.</summary>
    private static string? Meant(string name) => name.Length == 0 ? null : CniPlugins.Charts
        .Select(chart => (chart, Distance: System.Math.Min(Spelling.Distance(name, chart), "rke2-" + name == chart || name.StartsWith(chart + "-", System.StringComparison.Ordinal) ? 0 : NearName + 1)))
        .Where(each => each.Distance <= NearName)
        .OrderBy(each => each.Distance)
        .Select(each => each.chart)
        .FirstOrDefault();

    private static Rule Describe(string id, string title, FindingSeverity severity) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = Source,
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Networking,
    };
}
