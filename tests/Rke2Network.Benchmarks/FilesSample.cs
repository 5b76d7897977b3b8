using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Rules;

namespace Rke2Network.Benchmarks;

/// <summary>Files read and checked by the domain, which has been used before, in a process without an engine.</summary>
internal static class FilesSample
{
    /// <summary>Makes this program print the medians of domain and floor: <c>--sample-files folder</c>.</summary>
    internal const string Verb = "--sample-files";

    private const int RoundCount = 5;

    /// <summary>So many rounds pass until the runtime has compiled both sides for good.</summary>
    private const int WarmUpCount = 6;

    internal static void Print(string folder)
    {
        var files = Directory.GetFiles(folder);
        var unknown = Check(files);
        if (unknown != files.Length * ManifestFolder.MisspeltPerFile)
        {
            throw new InvalidOperationException($"{unknown} values were found misspelt in {files.Length} files: the check did not do what is measured.");
        }

        (double Module, double Floor) Sample(int count) =>
            Rounds.Alternate(count, () => Clock.Time(() => Check(files)), () => Clock.Time(() => PlainParsing.Run(files)));
        Sample(WarmUpCount);
        var (module, floor) = Sample(RoundCount);
        OwnProcess.Print(module, floor);
    }

    private static int Check(IEnumerable<string> files) => files.Sum(file =>
        ManifestCheck.Run(ManifestReader.ReadFile(file), ReleaseCatalog.Default.Newest).Count(finding => finding.Id is "RKE2NET301" or "RKE2NET302"));
}
