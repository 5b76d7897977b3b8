using System.Collections.Generic;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx, from 530: encryption between nodes.</summary>
internal static class EncryptionRules
{
    private const string DefaultSecret = "cilium-ipsec-keys";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET530",
            Title = "Cilium's IPsec needs keys",
            Severity = FindingSeverity.Information,
            Source = "rancher/rke2-charts charts/rke2-cilium (values.yaml, encryption)",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = Keys,
        },
        new Rule
        {
            Id = "RKE2NET531",
            Title = "Calico encrypts one address family of two",
            Severity = FindingSeverity.Warning,
            Source = "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go",
            Needs = ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr,
            HelpUri = DocumentationPages.Networking,
            Check = OneFamily,
        },
    ];

    private static IEnumerable<RuleHit> Keys(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin != CniPlugin.Cilium)
        {
            yield break;
        }

        YamlValue? At(params string[] path) => config.Values.Find(CiliumPaths.Of(config.Rke2Version, path));
        var isIpsec = At("encryption", "type") is null or YamlScalar { Text: "ipsec" };
        if (isIpsec && At("encryption", "enabled") is YamlScalar { Text: "true" } enabled)
        {
            var secret = (At("encryption", "ipsec", "secretName") as YamlScalar ?? At("encryption", "secretName") as YamlScalar)?.Text ?? DefaultSecret;
            yield return new RuleHit(
                $"Cilium reads the keys of IPsec from the Secret {secret} in {CniPlugins.ChartNamespace}; its agents do not start without it.",
                "Put a manifest with the Secret beside this one; the form of its entry 'keys' is told in Cilium's documentation (security/network/encryption-ipsec).",
                $"{CniPlugin.Cilium.ChartName()}: {ValuePath.Format(CiliumPaths.Of(config.Rke2Version, "encryption", "enabled"))}",
                enabled.Text,
                enabled.Source);
        }
    }

    private static IEnumerable<RuleHit> OneFamily(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin == CniPlugin.Calico
            && config.ClusterCidr.Of(IpFamily.IPv6) is not null
            && config.Values.Find(WireGuard.CalicoIPv4) is YamlScalar { Text: "true" } enabled
            && !YamlScalar.True.SameAs(config.Values.Find(WireGuard.CalicoIPv6)))
        {
            var chart = CniPlugin.Calico.ChartName()!;
            var path = WireGuard.CalicoIPv6.Split('.');
            yield return new RuleHit(
                "Calico encrypts each address family by a value of its own: packets between IPv6 addresses stay in the clear.",
                context.ChartReleases.Schema(config.Rke2Version, chart)?.Find(path) is null
                    ? $"Take a release from {context.ChartReleases.Since(chart, path)}, and set {WireGuard.CalicoIPv6} to true."
                    : $"Set {WireGuard.CalicoIPv6} to true.",
                $"{chart}: {WireGuard.CalicoIPv4}",
                enabled.Text,
                enabled.Source);
        }
    }
}
