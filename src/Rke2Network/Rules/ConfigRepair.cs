using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>Carries out what findings ask for, where there is one certain answer.</summary>
public static class ConfigRepair
{
    /// <summary>A repair may bring the next to light; none needs more.</summary>
    private const int MostRounds = 10;

    /// <summary>Repairs a configuration.</summary>
    /// <param name="config">The configuration; it stays as it is.</param>
    /// <param name="select">Which findings to repair; null for all that have a certain answer.</param>
    /// <returns>The repaired configuration, checked anew, and the findings that were repaired.</returns>
    public static (CniConfig Config, IReadOnlyList<Finding> Repaired) Apply(CniConfig config, System.Func<Finding, bool>? select = null)
    {
        var repaired = new List<Finding>();
        var decided = new HashSet<Repair>();
        var current = config;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = current;
            foreach (var finding in RuleBook.Check(current).Where(finding => finding.Repair is { Kind: not RepairKind.SetField } repair && decided.Add(repair)))
            {
                if (select?.Invoke(finding) == false)
                {
                    continue;
                }

                var changed = Apply(current, finding.Repair!);
                if (changed is not null)
                {
                    current = changed;
                    repaired.Add(finding);
                }
            }

            if (ReferenceEquals(before, current))
            {
                break;
            }
        }

        return (RuleBook.WithFindings(current), repaired);
    }

    /// <summary>The configuration with one repair; null where it would lose a value, or nothing is left to do.</summary>
    private static CniConfig? Apply(CniConfig config, Repair repair)
    {
        if (!config.Charts.Contains(repair.Chart))
        {
            return null;
        }

        var values = config.ValuesOf(repair.Chart);
        var path = ValuePath.Parse(repair.Path);
        var changed = repair.Kind == RepairKind.SetValue ? values.With(path, YamlReader.Read(repair.Argument)!) : Moved(values, path, repair.Argument);
        return changed is null || changed.Root.SameAs(values.Root) ? null : config.WithValuesOf(repair.Chart, changed);
    }

    /// <summary>What stands at the new place already is the user's too: then neither is touched.</summary>
    private static ChartValues? Moved(ChartValues values, IReadOnlyList<string> path, string to)
    {
        if (values.Find(path) is not { } value)
        {
            return null;
        }

        if (to.Length == 0)
        {
            return value is YamlMap map && map.All(entry => values.Root.Find(entry.Key) is null || entry.Key == path[0])
                ? map.Aggregate(values.Without(path), (all, entry) => all.With([entry.Key], entry.Value))
                : null;
        }

        var target = ValuePath.Parse(to);
        return values.Find(target) is not null ? null
            : path.Count == target.Count && path.Take(path.Count - 1).SequenceEqual(target.Take(target.Count - 1)) ? Renamed(values, path, target)
            : InTheWay(values, target) ? null
            : values.Without(path).With(target, value);
    }

    /// <summary>A key with another name keeps its place among its siblings.</summary>
    private static ChartValues Renamed(ChartValues values, IReadOnlyList<string> path, IReadOnlyList<string> target)
    {
        var above = path.Take(path.Count - 1).ToArray();
        var parent = (YamlMap)values.Find(above)!;
        var renamed = new YamlMap(
            parent.Select(entry => entry.Key == path[path.Count - 1] ? new KeyValuePair<string, YamlValue>(target[target.Count - 1], entry.Value) : entry), parent.Source);
        return above.Length == 0 ? ChartValues.Of(renamed) : values.With(above, renamed);
    }

    private static bool InTheWay(ChartValues values, IReadOnlyList<string> path) =>
        Enumerable.Range(1, path.Count - 1).Any(length => values.Find(path.Take(length)) is not (null or YamlMap));
}
