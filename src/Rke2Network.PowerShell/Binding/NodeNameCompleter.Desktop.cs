using System.Collections.Generic;

namespace Rke2Network.PowerShell.Binding;

internal sealed partial class NodeNameCompleter
{
    /// <summary>Windows PowerShell has no cmdlet that reaches a cluster.</summary>
    private static IReadOnlyList<string> Names(string? kubeConfig, string? context) => [];
}
