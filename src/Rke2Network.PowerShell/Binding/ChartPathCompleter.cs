using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes chart values, segment by segment, as the chart of the release that was given takes them.</summary>
internal sealed class ChartPathCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        try
        {
            var release = PipelineConfig.ReleaseFor(Text(fakeBoundParameters["Rke2Version"]), commandAst);
            return PipelineConfig.ChartsFor(Texts(fakeBoundParameters["Chart"]).ToArray(), commandAst)
                .SelectMany(chart => ChartValueSearch.Complete(release, chart, word).Select(path => (chart, path)))
                .GroupBy(each => each.path)
                .Select(group => Result(release, group.First().chart, group.Key))
                .ToArray();
        }
        catch (InputException)
        {
            return []; // the command itself will say what is wrong
        }
    }

    private static CompletionResult Result(Rke2Version release, string chart, string path)
    {
        var quoted = path.IndexOfAny(['"', '[', ' ', '\'']) >= 0 ? "'" + path.Replace("'", "''") + "'" : path;
        var definition = ChartValueSearch.Get(release, chart, path);
        var told = definition is null ? chart : $"{chart}: {definition.Kind}{(definition.Default is null ? string.Empty : " = " + definition.Default)}";
        return new CompletionResult(quoted, path, CompletionResultType.ParameterValue, told);
    }

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) as string;

    private static IEnumerable<string> Texts(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => [text],
        IEnumerable list => list.Cast<object?>().Select(Text).OfType<string>(),
        _ => [],
    };
}
