using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Publishing;

/// <summary>Compares two states of an object, field by field. What names the object, and what the API server keeps for itself, is left out.</summary>
public static class ResourceComparison
{
    private static readonly string[] LeftOut = ["apiVersion", "kind", "status"];
    private static readonly string[] LeftOutOfMetadata = ["name", "namespace", "managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"];

    /// <summary>Compares.</summary>
    /// <param name="before">The object as it is; null where there is none.</param>
    /// <param name="after">The object as it will be; null where it goes.</param>
    /// <returns>The fields that differ, in the order of the objects.</returns>
    public static IReadOnlyList<FieldDifference> Compare(KubernetesResource? before, KubernetesResource? after)
    {
        var found = new List<FieldDifference>();
        Compare(Content(before), Content(after), [], before, (after ?? before)?.Kind == "Secret", found);
        return found;
    }

    private static YamlMap Content(KubernetesResource? resource) => resource is null ? YamlMap.Empty : new YamlMap(
        from entry in resource.Body
        where !LeftOut.Contains(entry.Key)
        let value = entry.Key == "metadata" && entry.Value is YamlMap metadata ? new YamlMap(metadata.Where(field => !LeftOutOfMetadata.Contains(field.Key))) : entry.Value
        select new KeyValuePair<string, YamlValue>(entry.Key, value));

    private static void Compare(YamlMap before, YamlMap after, string[] path, KubernetesResource? owner, bool isSecret, List<FieldDifference> found)
    {
        foreach (var key in before.Select(entry => entry.Key).Union(after.Select(entry => entry.Key)))
        {
            var (old, now) = (before.Find(key), after.Find(key));
            if (old is not null && old.SameAs(now))
            {
                continue;
            }

            string[] below = [.. path, key];
            if ((old ?? now) is YamlMap && (old is null or YamlMap) && (now is null or YamlMap))
            {
                Compare(old as YamlMap ?? YamlMap.Empty, now as YamlMap ?? YamlMap.Empty, below, owner, isSecret, found);
            }
            else if (key == ManifestReader.ContentKey && Values(old) is { } oldValues && Values(now) is { } newValues && !oldValues.SameAs(newValues))
            {
                OfValues(oldValues, newValues, below, owner, found);
            }
            else
            {
                found.Add(Difference(ValuePath.Format(below), below, old, now, below, owner, isSecret && path.Length > 0));
            }
        }
    }

    /// <summary>Chart values are a text to the API server; what changes in them is told by their own paths.</summary>
    private static void OfValues(YamlMap before, YamlMap after, string[] field, KubernetesResource? owner, List<FieldDifference> found)
    {
        var (old, now) = (Leaves(before), Leaves(after));
        foreach (var path in old.Keys.Union(now.Keys))
        {
            var (was, its) = (old.TryGetValue(path, out var first) ? first.Value : null, now.TryGetValue(path, out var second) ? second.Value : null);
            if (was is null || !was.SameAs(its))
            {
                found.Add(Difference($"{ValuePath.Format(field)}: {path}", first.Path ?? second.Path, was, its, field, owner, isSecret: false));
            }
        }
    }

    private static Dictionary<string, (IReadOnlyList<string> Path, YamlValue Value)> Leaves(YamlMap values) =>
        ChartValues.Of(values).Leaves().ToDictionary(leaf => ValuePath.Format(leaf.Path), leaf => leaf, StringComparer.Ordinal);

    private static YamlMap? Values(YamlValue? content)
    {
        try
        {
            return content is null ? YamlMap.Empty : content is YamlScalar { Kind: YamlScalarKind.String } text ? YamlReader.ReadMap(text.Text) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static FieldDifference Difference(string name, IReadOnlyList<string> path, YamlValue? before, YamlValue? after, string[] field, KubernetesResource? owner, bool isSecret) => new()
    {
        Path = name,
        Change = before is null ? ConfigDifferenceKind.Added : after is null ? ConfigDifferenceKind.Removed : ConfigDifferenceKind.Changed,
        Before = Text(before, path, isSecret),
        After = Text(after, path, isSecret),
        Manager = owner is null ? string.Empty : string.Join(", ", ManagedFields.OwnersOf(owner, field)),
    };

    private static string? Text(YamlValue? value, IReadOnlyList<string> path, bool isSecret) => value is null ? null
        : isSecret || PlainSecretRules.Holds(value, path) ? PlainSecretRules.Hidden
        : ControlCharacters.Visible(ChartValueTexts.Shorten(ChartValueTexts.OneLine(value)));
}
