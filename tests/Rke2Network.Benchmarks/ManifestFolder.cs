using System;
using System.IO;

namespace Rke2Network.Benchmarks;

/// <summary>A temporary folder with files of HelmChartConfigs, over all charts.</summary>
internal sealed class ManifestFolder : IDisposable
{
    /// <summary>How many files there are.</summary>
    internal const int FileCount = 1_000;

    /// <summary>The values of each file that its chart does not take.</summary>
    internal const int MisspeltPerFile = 2;

    internal ManifestFolder()
    {
        Path = Directory.CreateTempSubdirectory("rke2network-").FullName;
        OwnProcess.Measure(ManifestWriter.Verb, Path);
    }

    internal string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
