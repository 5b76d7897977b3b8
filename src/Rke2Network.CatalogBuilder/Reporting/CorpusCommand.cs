using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.CatalogBuilder.Accuracy;

namespace Rke2Network.CatalogBuilder.Reporting;

/// <summary>Writes the files of the servers with known faults into a folder, and tells what is found in them.</summary>
internal sealed class CorpusCommand(string folder)
{
    /// <summary>Runs; false where something else is found than the faults.</summary>
    internal bool Run()
    {
        var trials = Corpus.Run(Corpus.Make(), folder);
        foreach (var trial in trials.Where(trial => !trial.IsExact))
        {
            Console.WriteLine(trial);
        }

        Console.WriteLine($"{folder}: {trials.Count} servers, {trials.Sum(trial => trial.Server.Faults.Count)} faults, {trials.Count(trial => trial.IsExact)} servers give exactly their faults.");
        return trials.All(trial => trial.IsExact);
    }

    /// <summary>The same in a folder that goes again.</summary>
    internal static IReadOnlyList<CorpusTrial> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("corpus");
        try
        {
            return Corpus.Run(Corpus.Make(), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
