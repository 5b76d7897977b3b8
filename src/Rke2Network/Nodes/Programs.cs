using System;
using System.IO;
using System.Linq;

namespace Rke2Network.Nodes;

/// <summary>Programs of this machine.</summary>
internal static class Programs
{
    /// <summary>A program of PATH; folders that are not full paths are passed over, as one may lie in the current folder.</summary>
    internal static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
        .Where(folder => folder.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(folder))
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
