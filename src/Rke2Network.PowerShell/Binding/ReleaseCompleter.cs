using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Rke2Network.Catalog;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Completes RKE2 releases, newest first.</summary>
internal sealed class ReleaseCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        return ReleaseCatalog.Default.Releases
            .Reverse()
            .Select(release => release.ToString())
            .Where(release => release.StartsWith(word, StringComparison.OrdinalIgnoreCase) || release.Substring(1).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(release => new CompletionResult(release, release, CompletionResultType.ParameterValue, $"RKE2 {release}"));
    }
}
