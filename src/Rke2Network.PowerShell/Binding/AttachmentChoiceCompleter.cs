using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Rke2Network.Attachments;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes the choices of attachments; the modes are those of the plugin that the line names.</summary>
internal sealed class AttachmentChoiceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        AttachmentChoices.For(parameterName, fakeBoundParameters["Type"]?.ToString())
            .Where(value => value.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))

            // Unquoted, 802.1q and 1.0.0 would be read as members of numbers.
            .Select(value => new CompletionResult(char.IsDigit(value[0]) ? $"'{value}'" : value, value, CompletionResultType.ParameterValue, $"{parameterName} {value}"));
}
