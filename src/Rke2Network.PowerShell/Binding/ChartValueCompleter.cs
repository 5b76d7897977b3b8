using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes the values that a chart takes at the path that was given: its enum, or true and false.</summary>
internal sealed class ChartValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (fakeBoundParameters["Path"] is not string path)
        {
            return [];
        }

        var word = wordToComplete.Trim('\'', '"');
        try
        {
            var release = PipelineConfig.ReleaseFor(null, commandAst);
            return PipelineConfig.ChartsFor(fakeBoundParameters["Chart"] is string named ? [named] : [], commandAst)
                .SelectMany(chart => Values(release, chart, path))
                .Distinct()
                .Where(value => value.StartsWith(word, StringComparison.OrdinalIgnoreCase) || value.StartsWith("$" + word, StringComparison.OrdinalIgnoreCase))
                .Select(value => new CompletionResult(value, value, CompletionResultType.ParameterValue, value))
                .ToArray();
        }
        catch (InputException)
        {
            return []; // the command itself will say what is wrong
        }
    }

    private static IEnumerable<string> Values(Rke2Version release, string chart, string path)
    {
        var definition = ChartValueSearch.Get(release, chart, path);
        return definition is null ? []
            : definition.Allowed.Count > 0 ? definition.Allowed.Where(value => value.Length > 0).Select(value => value is "true" or "false" ? "$" + value : value)
            : definition.Kinds == ValueKinds.Boolean ? ["$true", "$false"]
            : [];
    }
}
