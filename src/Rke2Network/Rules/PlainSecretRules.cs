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
    private const string RuleId = "RKE2NET335";
    internal const string Hidden = "(hidden)";
    private const int ShortestSecret = 4;

    /// <summary>What keys of secrets end with, without hyphens, underscores and capitals.</summary>
    private static readonly string[] Endings = ["password", "passwd", "passphrase", "token", "secretkey", "secretaccesskey", "apikey", "privatekey", "clientsecret", "tls.key"];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = RuleId,
            Title = "A secret stands among the values in plain text",
            Severity = FindingSeverity.Warning,
            Source = "k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go (ValuesSecrets)",
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Helm,
            Check = context => context.Config.HelmChartConfigs.Count == 0 ? [] : Find(context),
        },
    ];

    /// <summary>The findings without the secrets that others of them would show.</summary>
    internal static IReadOnlyList<Finding> Hide(IReadOnlyList<Finding> findings, CniConfig config)
    {
        if (!findings.Any(finding => finding.Id == RuleId))
        {
            return findings;
        }

        var secrets = Secrets(config).Select(secret => (Path: PathOf(secret.Chart, secret.Path), secret.Value.Text)).ToArray();
        return [.. findings.Select(finding => finding.Path is { } path && secrets.Where(secret => IsWithin(secret.Path, path)).Select(secret => secret.Text).ToArray() is { Length: > 0 } inside
            ? finding with { Message = Without(finding.Message, inside), Recommendation = Without(finding.Recommendation, inside), Value = finding.Value is null ? null : Hidden }
            : finding)];
    }

    /// <summary>Whether a value is a secret, or holds one.</summary>
    internal static bool Holds(YamlValue value, IReadOnlyList<string> path) => Leaves(value, path).Any(leaf => IsSecret(leaf.Path, leaf.Value, leaf.Beside));

    /// <summary>Of a few letters every text has some.</summary>
    private static string Without(string text, IEnumerable<string> secrets) => secrets.Where(secret => secret.Length >= ShortestSecret).Aggregate(text, (all, secret) => all.Replace(secret, Hidden));

    private static bool IsWithin(string secret, string path) =>
        secret == path || (secret.StartsWith(path, StringComparison.Ordinal) && secret[path.Length] is '.' or '[');

    private static string PathOf(string chart, IReadOnlyList<string> path) => $"{chart}: {ValuePath.Format(path)}";

    private static IEnumerable<(string Chart, IReadOnlyList<string> Path, YamlScalar Value)> Secrets(CniConfig config) =>
        from resource in config.HelmChartConfigs
        where MayHold(resource.Values.Root, string.Empty)
        from leaf in Leaves(resource.Values.Root, [])
        where IsSecret(leaf.Path, leaf.Value, leaf.Beside)
        select (resource.Name, leaf.Path, leaf.Value);

    private static IEnumerable<RuleHit> Find(RuleContext context) =>
        from secret in Secrets(context.Config)
        select new RuleHit(
            $"{ValuePath.Format(secret.Path)} of {secret.Chart} is a secret in plain text: everyone who reads the file, or HelmChartConfigs in {CniPlugins.ChartNamespace}, has it.",
            Gates.ValuesSecrets.IsOpenFor(context.Config.Rke2Version)
                ? $"Keep it in a Secret in {CniPlugins.ChartNamespace}, and name that beside valuesContent: valuesSecrets: [{{name: {secret.Chart}-values, keys: [values.yaml]}}]"
                : $"Take it out, and let the chart read a Secret where it has a value for the name of one; releases from {Gates.ValuesSecrets} read values from Secrets (valuesSecrets).",
            PathOf(secret.Chart, secret.Path),
            Hidden,
            secret.Value.Source);

    private static bool IsSecret(IReadOnlyList<string> path, YamlScalar value, YamlMap? beside)
    {
        if (value.Kind is YamlScalarKind.Null or YamlScalarKind.Boolean || string.IsNullOrWhiteSpace(value.Text) || value.Text is "true" or "false")
        {
            return false;
        }

        var key = path[path.Count - 1];
        return IsNamed(key)
            || (key == "key" && beside?.Any(entry => entry.Key is "cert" or "crt") == true)
            || (Contains(value.Text, "-----BEGIN ") && Contains(value.Text, "PRIVATE KEY-----"))
            || (Contains(value.Text, "\"auths\"") && (Contains(value.Text, "\"auth\"") || Contains(value.Text, "\"password\"")));
    }

    /// <summary>Whether a key ends like those of secrets, whatever its hyphens, underscores and capitals.</summary>
    private static bool IsNamed(string key)
    {
        foreach (var ending in Endings)
        {
            var left = ending.Length;
            for (var i = key.Length - 1; i >= 0 && left > 0 && (key[i] is '-' or '_' || char.ToLowerInvariant(key[i]) == ending[left - 1]); i--)
            {
                left -= key[i] is '-' or '_' ? 0 : 1;
            }

            if (left == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is worth to look closer: most values hold nothing that looks like a secret.</summary>
    private static bool MayHold(YamlValue value, string key)
    {
        switch (value)
        {
            case YamlMap map:
                foreach (var entry in map)
                {
                    if (MayHold(entry.Value, entry.Key))
                    {
                        return true;
                    }
                }

                return false;
            case YamlList list:
                foreach (var item in list)
                {
                    if (MayHold(item, string.Empty))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return key == "key" || IsNamed(key) || (value is YamlScalar { Text.Length: > 10 } scalar && (Contains(scalar.Text, "PRIVATE KEY-----") || Contains(scalar.Text, "\"auths\"")));
        }
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    /// <summary>The single values, each with the map that it stands in.</summary>
    private static IEnumerable<(IReadOnlyList<string> Path, YamlScalar Value, YamlMap? Beside)> Leaves(YamlValue value, IReadOnlyList<string> path, YamlMap? beside = null) => value switch
    {
        YamlMap map => map.SelectMany(entry => Leaves(entry.Value, [.. path, entry.Key], map)),
        YamlList list => list.SelectMany((item, i) => Leaves(item, [.. path, FormattableString.Invariant($"[{i}]")])),
        YamlScalar scalar when path.Count > 0 => [(path, scalar, beside)],
        _ => [],
    };
}
