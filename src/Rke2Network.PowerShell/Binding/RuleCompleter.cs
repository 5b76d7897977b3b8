using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes the identifiers of rules, also from their digits alone or from a word of their titles.</summary>
internal sealed class RuleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        return RuleDescription.All
            .Where(rule => rule.IsNamed(name => Starts(name, word)) || (word.Length > 2 && rule.Title.Split(' ').Any(part => Starts(part, word))))
            .Select(rule => new CompletionResult(rule.Id, $"{rule.Id} {rule.Title}", CompletionResultType.ParameterValue, rule.Title));
    }

    private static bool Starts(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
