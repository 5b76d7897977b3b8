using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;
using Rke2Network.CatalogBuilder.Accuracy;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Reporting;

/// <summary>What checking says of a chart version whose own values.yaml is given as a user's values.</summary>
internal sealed class OwnValues
{
    /// <summary>What is said of values whether or not they are wrong.</summary>
    private static readonly DeviationKind[] Remarks = [DeviationKind.Default, DeviationKind.SetByRke2, DeviationKind.NoEffect];

    internal OwnValues(ChartSchema schema, ChartFiles files)
    {
        Schema = schema;
        Values = ChartReader.Defaults(files);
        var said = ChartCheck.Run(schema, Values);
        Wrong = [.. said.Where(each => !Remarks.Contains(each.Kind))];
        WithoutEffect = [.. said.Where(each => each.Kind == DeviationKind.NoEffect).Select(each => ValuePath.Format(each.Path))];
        var named = TemplatePaths.Of(files).ToArray();
        Named = named.Length;
        NotTaken = [.. named.Where(path => !schema.Takes(path)).Select(ValuePath.Format)];
        var leaves = ValuePlaces.Of(schema, Values).Where(place => place.IsLeaf).ToArray();
        Leaves = leaves.Length;
        OpenLeaves = leaves.Count(place => !place.HasClosedParent);
        FreeLeaves = leaves.Count(place => place is { HasClosedParent: false, HasFreeParent: true });
    }

    internal ChartSchema Schema { get; }

    internal YamlMap Values { get; }

    /// <summary>What would be an error or a warning, and is none: the chart is right about its own values.</summary>
    internal IReadOnlyList<ChartDeviation> Wrong { get; }

    /// <summary>The values that no template reads.</summary>
    internal IReadOnlyList<string> WithoutEffect { get; }

    /// <summary>How many paths the templates write out.</summary>
    internal int Named { get; }

    /// <summary>Those of them that the catalog does not know.</summary>
    internal IReadOnlyList<string> NotTaken { get; }

    /// <summary>How many leaves values.yaml has.</summary>
    internal int Leaves { get; }

    /// <summary>The leaves beside which anything is taken.</summary>
    internal int OpenLeaves { get; }

    /// <summary>Those of them beside which the user chooses the keys.</summary>
    internal int FreeLeaves { get; }

    /// <summary>The share of leaves beside which only known values are taken.</summary>
    internal double ClosedShare => 1 - ((double)OpenLeaves / Leaves);

    /// <summary>The same share, of the leaves beside which no user chooses the keys.</summary>
    internal double ClosedShareOfNamed => 1 - ((double)(OpenLeaves - FreeLeaves) / (Leaves - FreeLeaves));
}
