using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Rendering;

/// <summary>
/// Writes files all or none: each text goes to a temporary file beside its target, and only when all are there do
/// they take the targets' places. UTF-8 without a byte-order mark.
/// </summary>
public static class FileSet
{
    /// <summary>Writes files below a folder.</summary>
    /// <param name="folder">The folder, as a full path.</param>
    /// <param name="files">The files.</param>
    /// <param name="force">Whether to make the folder if it is missing and to replace files that are there.</param>
    /// <exception cref="InputException">The folder is missing or a file exists, and <paramref name="force"/> is not given; or a file cannot be written.</exception>
    public static void Write(string folder, IReadOnlyCollection<ServerFile> files, bool force)
    {
        CheckTargets(folder, files, force);
        Write([.. files.Select(file => new FileWrite(Target(folder, file), SourceText.New(file.Content)))]);
    }

    /// <summary>Writes files wherever they belong; folders that are missing are made.</summary>
    /// <param name="files">The files.</param>
    /// <exception cref="InputException">A file cannot be written; none was.</exception>
    internal static void Write(IReadOnlyList<FileWrite> files)
    {
        var moves = new List<FileMove>();
        var madeFolders = new List<string>();
        try
        {
            foreach (var file in files)
            {
                MakeFolder(Path.GetDirectoryName(file.Target)!, madeFolders);
                moves.Add(FileMove.Prepare(file));
            }

            moves.ForEach(move => move.Take());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            moves.ForEach(move => move.PutBack());
            madeFolders.ForEach(made => Directory.Delete(made));
            var target = files[Math.Min(moves.Count, files.Count - 1)].Target;
            throw new InputException(
                "TargetNotWritable", target, $"it cannot be written: {exception.Message}", "Nothing was changed. See that you may write there and that the disk has room.", "Path", exception);
        }

        moves.ForEach(move => move.Finish());
    }

    /// <summary>The full path of a file below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file.</param>
    /// <returns>The path with the machine's own separators.</returns>
    public static string Target(string folder, ServerFile file) =>
        Path.Combine(folder, file.RelativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Says what stands in the way, before anything is written.</summary>
    /// <param name="folder">The folder, as a full path.</param>
    /// <param name="files">The files.</param>
    /// <param name="force">Whether to make the folder if it is missing and to replace files that are there.</param>
    /// <exception cref="InputException">The folder is missing or is a file, or a target exists.</exception>
    public static void CheckTargets(string folder, IReadOnlyCollection<ServerFile> files, bool force)
    {
        if (File.Exists(folder))
        {
            throw new InputException("TargetIsFile", folder, "this is a file, and a folder is needed.", "Name a folder, such as ./rke2.", "Path");
        }

        if (!force && !Directory.Exists(folder))
        {
            throw new InputException("TargetMissing", folder, "there is no such folder.", "Make it first, or use -Force, which makes it.", "Path");
        }

        foreach (var target in files.Select(file => Target(folder, file)))
        {
            for (var above = Path.GetDirectoryName(target); above is not null && above.Length > folder.Length; above = Path.GetDirectoryName(above))
            {
                if (File.Exists(above))
                {
                    throw new InputException("TargetIsFile", above, "this is a file, and a folder is needed.", "Move it away, or name another folder.", "Path");
                }
            }

            if (Directory.Exists(target))
            {
                throw new InputException("TargetIsFolder", target, "here stands a folder where a file is to be written.", "Move it away, or name another folder.", "Path");
            }

            if (!force && File.Exists(target))
            {
                throw new InputException("TargetExists", target, "this file exists.", "Use -Force to replace it, or name another folder.", "Path");
            }
        }
    }

    /// <summary>Makes a folder and those above it, and notes which, innermost first.</summary>
    private static void MakeFolder(string folder, List<string> made)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } above)
        {
            MakeFolder(above, made);
        }

        Directory.CreateDirectory(folder);
        made.Insert(0, folder);
    }
}
