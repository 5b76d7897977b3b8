using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>3xx, 335: secrets among chart values. What is found is named, never shown.</summary>
internal static class PlainSecretRules
{
    private const string Hidden = "(hidden)";

    /// <summary>What keys of secrets end with, without hyphens, underscores and capitals.</summary>
    private static readonly string[] Endings = ["password", "passwd", "passphrase", "token", "secretkey", "secretaccesskey", "apikey", "privatekey", "clientsecret", "tls.key"];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET335",
            Title = "A secret stands among the values in plain text",
            Severity = FindingSeverity.Warning,
            Source = "k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go (ValuesSecrets)",
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Helm,
            Check = context => context.Config.HelmChartConfigs.Count == 0 ? [] : Find(context),
        },
    ];

    private static IEnumerable<RuleHit> Find(RuleContext context) =>
        from resource in context.Config.HelmChartConfigs
        from leaf in Leaves(resource.Values.Root, [])
        where IsSecret(leaf.Path, leaf.Value, leaf.Beside)
        select new RuleHit(
            $"{ValuePath.Format(leaf.Path)} of {resource.Name} is a secret in plain text: everyone who reads the file, or HelmChartConfigs in {CniPlugins.ChartNamespace}, has it.",
            Gates.ValuesSecrets.IsOpenFor(context.Config.Rke2Version)
                ? $"Keep it in a Secret in {CniPlugins.ChartNamespace}, and name that beside valuesContent: valuesSecrets: [{{name: {resource.Name}-values, keys: [values.yaml]}}]"
                : $"Take it out, and let the chart read a Secret where it has a value for the name of one; releases from {Gates.ValuesSecrets} read values from Secrets (valuesSecrets).",
            $"{resource.Name}: {ValuePath.Format(leaf.Path)}",
            Hidden,
            leaf.Value.Source);

    private static bool IsSecret(IReadOnlyList<string> path, YamlScalar value, YamlMap? beside)
    {
        if (value.Kind is YamlScalarKind.Null or YamlScalarKind.Boolean || string.IsNullOrWhiteSpace(value.Text) || value.Text is "true" or "false")
        {
            return false;
        }

        var key = path[path.Count - 1].Replace("-", string.Empty).Replace("_", string.Empty).ToLowerInvariant();
        return Endings.Any(ending => key.EndsWith(ending, StringComparison.Ordinal))
            || (key == "key" && beside?.Any(entry => entry.Key is "cert" or "crt") == true)
            || (Holds(value.Text, "-----BEGIN ") && Holds(value.Text, "PRIVATE KEY-----"))
            || (Holds(value.Text, "\"auths\"") && (Holds(value.Text, "\"auth\"") || Holds(value.Text, "\"password\"")));
    }

    private static bool Holds(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    /// <summary>The single values, each with the map that it stands in.</summary>
    private static IEnumerable<(IReadOnlyList<string> Path, YamlScalar Value, YamlMap? Beside)> Leaves(YamlValue value, IReadOnlyList<string> path, YamlMap? beside = null) => value switch
    {
        YamlMap map => map.SelectMany(entry => Leaves(entry.Value, [.. path, entry.Key], map)),
        YamlList list => list.SelectMany((item, i) => Leaves(item, [.. path, FormattableString.Invariant($"[{i}]")])),
        YamlScalar scalar when path.Count > 0 => [(path, scalar, beside)],
        _ => [],
    };
}
