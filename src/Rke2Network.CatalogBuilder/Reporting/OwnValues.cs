using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>What checking says of a chart version whose own values.yaml is given as a user's values.</summary>
internal sealed class OwnValues
{
    /// <summary>What is said of values whether or not they are wrong.</summary>
    private static readonly DeviationKind[] Remarks = [DeviationKind.Default, DeviationKind.SetByRke2, DeviationKind.NoEffect];

    internal OwnValues(ChartSchema schema, YamlMap values)
    {
        Schema = schema;
        Values = values;
        var said = ChartCheck.Run(schema, values);
        Wrong = [.. said.Where(each => !Remarks.Contains(each.Kind))];
        WithoutEffect = [.. said.Where(each => each.Kind == DeviationKind.NoEffect).Select(each => ValuePath.Format(each.Path))];
        var leaves = ValuePlaces.Of(schema, values).Where(place => place.IsLeaf).ToArray();
        Leaves = leaves.Length;
        OpenLeaves = [.. leaves.Where(place => !place.HasClosedParent).Select(place => ValuePath.Format(place.Path))];
    }

    internal ChartSchema Schema { get; }

    internal YamlMap Values { get; }

    /// <summary>What would be an error or a warning, and is none: the chart is right about its own values.</summary>
    internal IReadOnlyList<ChartDeviation> Wrong { get; }

    /// <summary>The values that no template reads.</summary>
    internal IReadOnlyList<string> WithoutEffect { get; }

    /// <summary>How many leaves values.yaml has.</summary>
    internal int Leaves { get; }

    /// <summary>The leaves beside which anything is taken.</summary>
    internal IReadOnlyList<string> OpenLeaves { get; }

    /// <summary>The share of leaves beside which only known values are taken.</summary>
    internal double ClosedShare => Leaves == 0 ? 1 : 1 - ((double)OpenLeaves.Count / Leaves);
}
