using System;
using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Benchmarks.Commands;

namespace Rke2Network.Benchmarks;

/// <summary>One sample of a session's first script behind the import, in a process of its own.</summary>
internal static class FirstCheckSample
{
    /// <summary>Makes this program print one sample: <c>--sample-first-check cmdlet cmdlet</c>.</summary>
    internal const string Verb = "--sample-first-check";

    /// <summary>A misspelt value among them: the costliest to check, as what was meant is looked for in all charts.</summary>
    private const string Misspelt = "tunelProtocol";

    private const string Arguments = $$"""
        Cilium -Rke2Version v1.34.4 -WarningAction SilentlyContinue -Values @{
            MTU = 8950
            hubble = @{ enabled = $true; relay = @{ enabled = $true; replicas = 2 }; ui = @{ enabled = $true }; metrics = @{ enabled = 'dns', 'drop' } }
            ipam = @{ mode = 'cluster-pool'; operator = @{ clusterPoolIPv4MaskSize = 25 } }
            operator = @{ replicas = 2 }
            bpf = @{ masquerade = $true }
            {{Misspelt}} = 'geneve'
        }
        """;

    /// <summary>The milliseconds of a configuration with values, checked against its chart.</summary>
    internal static double TakeModule() => OwnProcess.Measure(Verb, "New-Rke2CniConfig", "Test-Rke2CniConfig")[0];

    /// <summary>The milliseconds of the same script with cmdlets that pass on what they are given.</summary>
    internal static double TakeFloor() => OwnProcess.Measure(Verb, CopyArgument.Name, CopyRow.Name)[0];

    /// <summary>Imports the module, then runs two cmdlets in a pipeline and prints the milliseconds of these.</summary>
    internal static void Print(string maker, string taker)
    {
        using var runspace = Engine.OpenWithOwnCmdlets();
        using var import = PowerShell.Create(runspace);
        import.AddImport(Manifests.Module).Invoke();

        using var script = PowerShell.Create(runspace);
        script.AddScript($"{maker} {Arguments} | {taker}");
        var clock = Stopwatch.StartNew();
        var output = script.Invoke();
        var elapsed = clock.Elapsed;
        if (script.HadErrors || !Says(output, Misspelt))
        {
            throw new InvalidOperationException($"The script did not do what is measured: {script.Streams.Error.FirstOrDefault()}");
        }

        OwnProcess.Print(elapsed.TotalMilliseconds);
    }

    /// <summary>Whether a finding names the word, or a hashtable has it for a key.</summary>
    private static bool Says(Collection<PSObject> output, string word) => output.Any(item =>
        item.BaseObject is System.Collections.IDictionary values ? values.Contains(word) : item.ToString().Contains(word, StringComparison.Ordinal));
}
