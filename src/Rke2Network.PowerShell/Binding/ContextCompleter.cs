using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes the contexts of the kubeconfig that the command line names, or of the one that holds without.</summary>
internal sealed partial class ContextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        return Contexts(fakeBoundParameters["KubeConfig"]?.ToString())
            .Where(context => context.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(context => new CompletionResult(Quoted(context.Name), context.Name, CompletionResultType.ParameterValue, $"{context.Server}{(context.IsCurrent ? " (current)" : string.Empty)}"));
    }

    /// <summary>Names such as <c>me@prod</c> are no plain words to PowerShell.</summary>
    private static string Quoted(string name) =>
        name.All(each => char.IsLetterOrDigit(each) || each is '-' or '_' or '.' or '/' or ':') ? name : "'" + CodeGeneration.EscapeSingleQuotedStringContent(name) + "'";
}
