using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Rke2Network.Yaml;

/// <summary>Reads YAML files as text.</summary>
public static class YamlFile
{
    /// <summary>Far above any configuration: etcd takes 1.5 MiB for a whole resource.</summary>
    private const long MaximumLength = 16 * 1024 * 1024;

    /// <summary>The YAML files of a folder, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their paths; files below inner folders are left out.</returns>
    /// <exception cref="InputException">The folder cannot be listed.</exception>
    public static IReadOnlyList<string> FilesIn(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder)
                .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML")
                .OrderBy(Path.GetFileName, StringComparer.Ordinal)
                .ToArray();
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new InputException("FileUnreadable", folder, "this folder cannot be listed: " + fault.Message.TrimEnd('.') + ".", "Give a folder that you may read.", null, fault);
        }
    }

    /// <summary>Reads a file: UTF-8, or what its byte-order mark says.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="instead">What may be given in place of a missing file; null where it can only be another file.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InputException">The file is missing, unreadable, too large or not text.</exception>
    public static string ReadText(string path, string? instead = null)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new InputException("FileMissing", path, Directory.Exists(path) ? "this is a folder, and a file is needed." : "there is no such file.", instead ?? "Give the path of a file that is there.");
            }

            if (file.Length > MaximumLength)
            {
                throw new InputException("FileTooLarge", path, $"the file has {file.Length:N0} bytes; no configuration has so many.", "Give a YAML file.");
            }

            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException("FileNotUtf8", path, "the file is not UTF-8 text.", "Save it as UTF-8.", null, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException("FileUnreadable", path, exception.Message, "See that the file is there and that you may read it.", null, exception);
        }
    }
}
