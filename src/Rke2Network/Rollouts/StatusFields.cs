using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Rollouts;

/// <summary>What is read of objects in their status again and again.</summary>
internal static class StatusFields
{
    private const int LongestText = 300;

    internal static IEnumerable<YamlMap> Items(YamlMap? map, string key) => (map?.Find(key) as YamlList ?? new YamlList([])).OfType<YamlMap>();

    internal static long Number(YamlMap? map, string key) =>
        long.TryParse(KubernetesResource.Text(map, key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    internal static DateTimeOffset? Time(YamlMap? map, string key) =>
        DateTimeOffset.TryParse(KubernetesResource.Text(map, key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>A condition of an object; null where it has none of the type.</summary>
    internal static YamlMap? Condition(KubernetesResource resource, string type) =>
        Items(resource.Status, "conditions").FirstOrDefault(condition => KubernetesResource.Text(condition, "type") == type);

    internal static bool Is(KubernetesResource resource, string type) => KubernetesResource.Text(Condition(resource, type), "status") == "True";

    /// <summary>What a cluster says, fit for a line: bounded, without line ends and control characters.</summary>
    internal static string Line(string text)
    {
        var line = ControlCharacters.Visible(string.Join(" ", text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()))).TrimEnd('.', ' ');
        return line.Length <= LongestText ? line : line.Substring(0, LongestText) + "…";
    }

    /// <summary>Names, five of them at most.</summary>
    internal static string Some(IReadOnlyCollection<string> names)
    {
        const int Most = 5;
        return names.Count <= Most ? string.Join(", ", names) : FormattableString.Invariant($"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more");
    }
}
