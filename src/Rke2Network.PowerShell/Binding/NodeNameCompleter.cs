using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes the nodes of the cluster that the command line names, or of the current one.</summary>
internal sealed partial class NodeNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        return Names(fakeBoundParameters["KubeConfig"]?.ToString(), Context(fakeBoundParameters["Context"]))
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, name));
    }

    /// <summary>The one that is named; where it is a pattern, or there are several, the current one serves.</summary>
    private static string? Context(object? given)
    {
        var text = given is object[] { Length: 1 } several ? several[0]?.ToString() : (given as string);
        return text is null || WildcardPattern.ContainsWildcardCharacters(text) ? null : text;
    }
}
