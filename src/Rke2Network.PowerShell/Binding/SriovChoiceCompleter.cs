using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes what a field of the SR-IOV resources takes.</summary>
internal sealed class SriovChoiceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SriovChoices.For(parameterName)
            .Where(choice => choice.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            // Unquoted, 802.1q would be read as a member of a number.
            .Select(choice => new CompletionResult(char.IsDigit(choice[0]) ? $"'{choice}'" : choice, choice, CompletionResultType.ParameterValue, choice));
}
