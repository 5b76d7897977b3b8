using System.IO;
using System.Linq;
using Rke2Network.CatalogBuilder.Accuracy;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Servers' files as people write them, with known faults: what is found is exactly these.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Each_fault_is_found_once_and_nothing_else()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        try
        {
            var trials = Corpus.Run(Corpus.Make(), folder.FullName);
            Assert.Equal(Corpus.Size, trials.Count);
            Assert.True(trials.All(trial => trial.IsExact), string.Join("\n", trials.Where(trial => !trial.IsExact)));
            Assert.Empty(CorpusFaults.All.Select(fault => fault.Name).Except(trials.SelectMany(trial => trial.Server.Faults).Select(fault => fault.Fault)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
