using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>6xx: Multus and attachments.</summary>
internal static class MultusRules
{
    private static readonly Rule NotDeployed = new()
    {
        Id = "RKE2NET603",
        Title = "The values are for Multus, which cni does not name",
        Severity = FindingSeverity.Warning,
        Source = "rancher/rke2 pkg/cli/cmds/server.go (validateCNI)",
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Multus,
    };

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET601",
            Title = "Cilium removes Multus' configuration",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2#9040",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            Since = Gates.CiliumExclusiveByDefault,
            HelpUri = DocumentationPages.Multus,
            Check = Exclusive,
        },
        NotDeployed,
    ];

    /// <summary>The HelmChartConfigs of Multus in files, where a configuration that was read from config.yaml has none.</summary>
    internal static IEnumerable<Finding> Check(IReadOnlyList<ManifestDocument> documents, CniConfig config) =>
        from document in documents
        where document.Name == CniPlugins.MultusChart && config.Multus is null
        select NotDeployed.Finding(new RuleHit(
            $"With cni: {config.Plugin.OptionValue()} RKE2 does not deploy Multus: these values have no effect, and pods get no further interfaces.",
            $"Write cni: multus,{config.Plugin.OptionValue()}, or delete the HelmChartConfig.",
            document.Name,
            null,
            document.NameSource ?? document.Source));

    private static IEnumerable<RuleHit> Exclusive(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin != CniPlugin.Cilium || config.Multus is null || CiliumPaths.Facts(config.Rke2Version, "cni", "exclusive") is not { } facts)
        {
            yield break;
        }

        var path = CiliumPaths.Of(config.Rke2Version, "cni", "exclusive");
        var value = config.Values.Find(path);
        var exclusive = value is null ? facts.Default == YamlScalar.True.Text : !YamlScalar.False.SameAs(value);
        if (exclusive)
        {
            var name = ValuePath.Format(path);
            yield return new RuleHit(
                $"Cilium of RKE2 {config.Rke2Version} takes the CNI folder for itself and renames the configuration of Multus there: pods get no further interfaces.",
                $"Set {name} to false.",
                $"rke2-cilium: {name}",
                (value as YamlScalar)?.Text,
                value?.Source ?? config.PlaceOf(ConfigPart.Plugin))
            {
                Repair = new Repair(RepairKind.SetValue, "rke2-cilium", name, YamlScalar.False.Text),
            };
        }
    }
}
