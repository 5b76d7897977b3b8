using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.Checking;

/// <summary>Finds the chart's own conditions for stopping that a user's values, over the chart's defaults, meet.</summary>
internal static class StopCheck
{
    internal static IEnumerable<ChartDeviation> Run(ChartSchema schema, YamlMap values, IReadOnlyList<ChartDeviation> before)
    {
        // A value that stops the chart by itself has been said.
        var said = new HashSet<string>(before.Where(each => each.Kind is DeviationKind.Refused or DeviationKind.NotAllowed).Select(each => ValuePath.Format(each.Path)));
        foreach (var condition in schema.Conditions)
        {
            if (condition.Paths().FirstOrDefault(path => Find(values, path) is not null) is { } given
                && !condition.Paths().Any(path => Find(values, path) is not null && said.Contains(ValuePath.Format(path)))
                && condition.Holds(path => TextAt(schema, values, path)) == true)
            {
                yield return new ChartDeviation(DeviationKind.Stops, given, Find(values, given)) { Condition = condition };
            }
        }
    }

    /// <summary>What a value is: the user's, else the chart's default.</summary>
    internal static string? TextAt(ChartSchema schema, YamlMap values, IReadOnlyList<string> path)
    {
        switch (Find(values, path))
        {
            case YamlScalar { Kind: YamlScalarKind.Null }:
                return null;
            case YamlScalar scalar:
                return scalar.Text;
            case YamlMap { Count: 0 } or YamlList { Count: 0 }:
                return string.Empty;
            case not null:
                return "true";
        }

        if (schema.Find(path) is not { } position)
        {
            return null;
        }

        return position.Facts.Default switch
        {
            null when position.Facts.Kinds.HasFlag(ValueKinds.Map) => position.Members().Any() ? "true" : Condition.Unknown,

            // values.yaml does not set it, or sets another text with each build.
            null => position.Facts.Kinds == ValueKinds.String && position.Facts.Enforcement != Enforcement.Templates ? Condition.Unknown : null,
            "null" or "[]" => null,
            var json => json.Length > 1 && json[0] == '"' ? json.Substring(1, json.Length - 2) : json,
        };
    }

    private static YamlValue? Find(YamlMap values, IReadOnlyList<string> path)
    {
        YamlValue? value = values;
        for (var i = 0; i < path.Count && value is not null; i++)
        {
            value = (value as YamlMap)?.Find(path[i]);
        }

        return value;
    }
}
