using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog.Reading;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>Small charts, written in the tests themselves.</summary>
internal static class TestChart
{
    internal const string ChartFile = "apiVersion: v2\nname: sample\nversion: 1.0.0\n";

    /// <summary>What is said of a path that the chart does not take.</summary>
    internal const string Unknown = "unknown";

    /// <summary>Reads a chart of values.yaml and templates.</summary>
    internal static ReadChart Read(string values, params string[] templates) =>
        Read([("values.yaml", values), .. templates.Select((text, at) => ($"templates/t{at}.yaml", text))]);

    /// <summary>Reads a chart of these files; Chart.yaml is added where it is not among them.</summary>
    internal static ReadChart Read(params (string Path, string Text)[] files) => ChartReader.Read(Files(files));

    internal static ChartFiles Files(params (string Path, string Text)[] files) => new(
        new[] { (Path: "Chart.yaml", Text: ChartFile) }.Concat(files).Select(file => new KeyValuePair<string, string>(file.Path, file.Text)));

    /// <summary>The facts of a value in their text form; keys are parted by slashes.</summary>
    internal static string Says(this ReadChart chart, string path) => Find(chart.Values, path.Split('/'))?.Facts.ToString() ?? Unknown;

    /// <summary>Whether something may stand at the path: it is named, or the first unnamed step is below an open value.</summary>
    internal static bool Takes(this ReadChart chart, string path)
    {
        var value = chart.Values;
        foreach (var key in path.Split('/'))
        {
            if (!value.Children.TryGetValue(key, out var child))
            {
                return value.Facts.IsOpen || value.Facts.TypeName is { } type && KnownTypes.Node(type)?.Child(key) is not null;
            }

            value = child;
        }

        return true;
    }

    /// <summary>All paths with their facts, one a line.</summary>
    internal static string All(this ReadChart chart) => string.Join("\n", Lines(chart.Values, string.Empty));

    private static ReadValue? Find(ReadValue root, IEnumerable<string> path) =>
        path.Aggregate((ReadValue?)root, (value, key) => value is not null && value.Children.TryGetValue(key, out var child) ? child : null);

    private static IEnumerable<string> Lines(ReadValue value, string path) => value.Children.SelectMany(
        child => Lines(child.Value, path + child.Key + "/").Prepend(path + child.Key + ": " + child.Value.Facts));
}
