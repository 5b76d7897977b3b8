using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>1xx, 130: the servers of one cluster against each other. It takes several configurations, so that the rule stands outside of checks of one.</summary>
public static class ClusterCheck
{
    private const string Hidden = "(hidden)";

    private static readonly Rule Differs = new()
    {
        Id = "RKE2NET130",
        Title = "Servers of one cluster differ in what must be equal",
        Severity = FindingSeverity.Error,
        Source = "rancher/rke2-docs docs/reference/server_config.md (critical configuration values); k3s-io/k3s pkg/daemons/config/types.go (CriticalControlArgs)",
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.ServerOptions,
    };

    /// <summary>What a configuration holds itself, which may have changed since its files were read.</summary>
    private static readonly (string Option, ConfigPart Part, Func<CniConfig, string> Value)[] Held =
    [
        ("cni", ConfigPart.Plugin, config => (config.Multus is null ? string.Empty : "multus,") + config.Plugin.OptionValue()),
        ("cluster-cidr", ConfigPart.ClusterCidr, config => config.ClusterCidr.ToString()),
        ("service-cidr", ConfigPart.ServiceCidr, config => config.ServiceCidr.ToString()),
        ("cluster-dns", ConfigPart.ClusterDns | ConfigPart.ServiceCidr, config => string.Join(",", config.ClusterDns.Select(address => address.ToString()))),
        ("disable-kube-proxy", ConfigPart.KubeProxy, config => config.DisableKubeProxy ? "true" : "false"),
    ];

    /// <summary>What only config.yaml tells, with RKE2's defaults.</summary>
    private static readonly (string Option, string Default)[] Written =
    [
        ("agent-token", string.Empty), ("cluster-domain", "cluster.local"), ("disable-cloud-controller", "false"), ("egress-selector-mode", "agent"), ("embedded-registry", "false"),
        ("secrets-encryption-provider", "aescbc"), ("supervisor-metrics", "false"),
    ];

    internal static IReadOnlyList<Rule> All { get; } = [Differs];

    /// <summary>Holds the servers of a cluster against each other.</summary>
    /// <param name="servers">The configuration of each server.</param>
    /// <returns>A finding for each option in which they differ; what is unknown of a server is left out.</returns>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<CniConfig> servers)
    {
        var files = servers.Select((config, i) => new Server(config, ServerSource.Of(config.Origin).Settings, FormattableString.Invariant($"server {i + 1}"))).ToArray();
        return [.. Compare(files, Differs)];
    }

    /// <summary>The same for the servers of a running cluster, which tell their options themselves.</summary>
    internal static IEnumerable<Finding> Compare(IReadOnlyList<(string Name, CniConfig Config, IReadOnlyList<ServerSetting> Settings)> servers, Rule rule) =>
        Compare([.. servers.Select(server => new Server(server.Config, server.Settings, server.Name))], rule);

    private static IEnumerable<Finding> Compare(IReadOnlyList<Server> servers, Rule rule) =>
        Held.Select(held => (held.Option, Entries: servers.Where(server => server.Knows(held.Part)).Select(server => server.Held(held.Option, held.Value(server.Config)))))
            .Concat(Written.Select(written => (written.Option, Entries: servers.Where(server => server.Settings is not null).Select(server => server.Written(written.Option, server.Text(written.Option) ?? written.Default)))))
            .Select(option => Finding(option.Option, option.Entries.ToArray(), rule))
            .OfType<Finding>();

    private static Finding? Finding(string option, Entry[] entries, Rule rule)
    {
        // The most have the right value, or, of as many, the first.
        var values = entries.GroupBy(entry => entry.Value, StringComparer.Ordinal).OrderByDescending(value => value.Count()).ToArray();
        if (values.Length < 2)
        {
            return null;
        }

        var odd = values[values.Length - 1];
        return rule.Finding(new RuleHit(
            $"All servers of a cluster must have the same {option}, and these have {string.Join("; ", values.Select(value => $"{Shown(option, value.Key)} ({string.Join(", ", value.Select(entry => entry.Place))})"))}. "
                + (option is "cni" or "disable-kube-proxy" ? "Each of them deploys and removes what it names itself." : "A server that differs does not join the others."),
            option == "agent-token" ? "Give all servers the same agent-token." : $"Write {option}: {Shown(option, values[0].Key)} on every server, or what else shall hold, the same on each.",
            option,
            Shown(option, odd.Key),
            odd.First().Source));
    }

    private static string Shown(string option, string value) => value.Length == 0 ? "none" : option == "agent-token" ? Hidden : value;

    private sealed record Entry(string Value, string Place, SourceLocation? Source);

    private sealed record Server(CniConfig Config, IReadOnlyList<ServerSetting>? Settings, string Name)
    {
        /// <summary>What manifests alone make likely, such as the plugin, counts for nothing here.</summary>
        internal bool Knows(ConfigPart part) => Config.Knows(part) && (Settings is not null || Config.Sources.Count == 0);

        internal string? Text(string option) => Setting(option) is { Values.Count: > 0 } setting ? Plain(setting.Values[setting.Values.Count - 1]) : null;

        /// <summary>The value of a part, which has no place where it was changed since the files were read.</summary>
        internal Entry Held(string option, string value) => At(value, Config.PlaceOf(ConfigParts.OfOption(option)), isChanged: Setting(option) is not null);

        internal Entry Written(string option, string value) => At(value, Setting(option)?.Source, isChanged: false);

        private Entry At(string value, SourceLocation? place, bool isChanged)
        {
            var file = isChanged ? null : Config.Sources.FirstOrDefault(source => !source.IsManifest)?.Path;
            return place is not null ? new Entry(value, place.ToString(), place)
                : file is null ? new Entry(value, Name, null)
                : new Entry(value, $"by default in {file}", new SourceLocation(file, 1, 1));
        }

        private ServerSetting? Setting(string option) => Settings?.LastOrDefault(setting => setting.Name == option);

        private static string Plain(YamlScalar value) => value.Kind == YamlScalarKind.Null ? string.Empty : value.Text;
    }
}
