using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Rke2Network.Benchmarks;

/// <summary>Reading and checking many files of chart values, against a YAML library merely parsing these files.</summary>
internal static class FilesBenchmark
{
    private const int RoundCount = 5;
    private const double BudgetRatio = 5.0;

    /// <summary>The domain alone.</summary>
    internal static Row Run()
    {
        using var folder = new ManifestFolder();
        var medians = OwnProcess.Measure(FilesSample.Verb, folder.Path);
        return Row("files", medians[0], medians[1], BudgetRatio);
    }

    /// <summary>The same by the cmdlet, which adds what the engine does with each file and finding; for information.</summary>
    internal static Row RunCmdlet()
    {
        using var folder = new ManifestFolder();
        using var runspace = Engine.OpenWithModule();
        var files = Directory.GetFiles(folder.Path);
        Check(runspace, folder.Path);
        PlainParsing.Run(files);
        var (module, floor) = Rounds.Alternate(
            RoundCount, () => Clock.Time(() => Check(runspace, folder.Path)), () => Clock.Time(() => PlainParsing.Run(files)));
        return Row("files, ps", module, floor, null);
    }

    private static void Check(Runspace runspace, string folder)
    {
        using var shell = PowerShell.Create(runspace);
        var findings = shell.AddCommand("Test-Rke2CniConfig").AddParameter("Path", Path.Combine(folder, "*.yaml")).Invoke();
        if (findings.Count < ManifestFolder.FileCount * ManifestFolder.MisspeltPerFile || shell.HadErrors)
        {
            throw new InvalidOperationException($"The check of the files made {findings.Count} findings: {shell.Streams.Error.FirstOrDefault()}");
        }
    }

    private static Row Row(string name, double module, double floor, double? budget) => new(
        name,
        FormattableString.Invariant($"{module:F0} ms"),
        FormattableString.Invariant($"{floor:F0} ms"),
        FormattableString.Invariant($"x {module / floor:F2}"),
        budget is null ? "-" : FormattableString.Invariant($"x {budget:F2}"),
        budget is null ? null : module / floor <= budget);
}
