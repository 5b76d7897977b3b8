using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>Learns from the conditions before a <c>fail</c> which values a chart accepts.</summary>
internal static class Constraint
{
    /// <summary>A value that no chart compares with.</summary>
    private const string Other = "\u0001";

    /// <summary>Takes the conditions under which a chart stops.</summary>
    internal static void Learn(IReadOnlyCollection<Guard> conditions)
    {
        var weight = conditions.Sum(guard => (long)guard.Weight);
        foreach (var node in conditions.SelectMany(guard => guard.Nodes).Distinct().ToArray())
        {
            Effort.Spend(weight * Effort.Step);
            var own = Guard.All(conditions.Where(guard => guard.Nodes.Contains(node)).ToArray());
            var others = conditions.Where(guard => !guard.Nodes.Contains(node) && guard is not ConstantGuard { Value: true }).ToArray();
            if (own.Holds(node, Other) != true || others.Any(guard => guard.Holds(DefaultOf) != true))
            {
                continue;
            }

            var compared = Literals(own, node).ToArray();
            var allowed = compared.Where(literal => own.Holds(node, literal) != true).ToArray();
            var isRefused = allowed.Length == 0 && own.Holds(node, true) == true;

            // Behind conditions on other values that hold by default only a list of choices tells something on its own: a user may
            // set the other value too. The rest, and what holds only if another value is changed, is for StopCondition.
            if (others.Length > 0 ? allowed.Length > 1 && allowed.All(literal => literal is string) : isRefused || allowed.Length > 0)
            {
                var harmless = new object?[] { null, false, string.Empty, 0L }.Where(value => own.Holds(node, value) != true);
                node.Allowed.Add(new Choice(allowed.Concat(isRefused ? [] : harmless.Where(value => value is null or string)).Distinct().ToArray()));
            }
        }
    }

    private static object? DefaultOf(UsageNode node) => node.Default() switch
    {
        null => null,
        YamlScalar scalar => scalar.Kind switch
        {
            YamlScalarKind.Null => null,
            YamlScalarKind.Boolean => scalar.Text == "true",
            YamlScalarKind.Integer when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => scalar.Text,
        },
        _ => Guard.Unknown,
    };

    private static IEnumerable<object?> Literals(Guard guard, UsageNode node) => guard switch
    {
        EqualGuard equal when equal.Node == node => equal.Literals,
        NotGuard not => Literals(not.Inner, node),
        AllGuard all => all.Parts.SelectMany(part => Literals(part, node)).Distinct(),
        _ => [],
    };
}
