using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Rke2Network.Catalog;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes the names of RKE2's network charts, also from a name without rke2-.</summary>
internal sealed class ChartCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        return ChartCatalog.Names
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) || name.StartsWith("rke2-" + word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, $"The chart {name}"));
    }
}
