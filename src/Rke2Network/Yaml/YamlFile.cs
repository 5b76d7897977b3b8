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

    /// <summary>What Go reads, and what is written: UTF-8 without a byte-order mark.</summary>
    internal static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>By the marks that they start with; that of UTF-32 starts with the one of UTF-16.</summary>
    private static readonly Encoding[] Marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The YAML files of a folder, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their paths; files below inner folders are left out.</returns>
    /// <exception cref="InputException">The folder cannot be listed.</exception>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        [.. Entries(folder, Directory.EnumerateFiles)
            .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML")
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)];

    /// <summary>What a listing of a folder gives.</summary>
    /// <exception cref="InputException">The folder cannot be listed.</exception>
    internal static string[] Entries(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return [.. list(folder)];
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
    /// <exception cref="InputException">The file is missing, unreadable, too large or not text; the message names the place.</exception>
    public static string ReadText(string path, string? instead = null) => Read(path, instead).Text;

    /// <summary>Reads a file with what is needed to write it back alike.</summary>
    internal static SourceText Read(string path, string? instead = null)
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

            return Decode(File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException("FileUnreadable", path, exception.Message, "See that the file is there and that you may read it.", null, exception);
        }
    }

    private static SourceText Decode(byte[] bytes, string path)
    {
        var encoding = Array.Find(Marked, each => each.GetPreamble().SequenceEqual(bytes.Take(each.GetPreamble().Length))) ?? Utf8;
        var mark = encoding.GetPreamble().Length;
        try
        {
            return new SourceText(encoding.GetString(bytes, mark, bytes.Length - mark), encoding);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException(
                "FileNotUtf8",
                Place(bytes, mark, encoding, path).ToString(),
                encoding == Utf8 ? "here stands a byte that is not UTF-8." : $"here the text breaks off: it is not the {encoding.WebName} that its first bytes announce.",
                "Save the file as UTF-8.",
                null,
                exception);
        }
    }

    /// <summary>Where the first bytes stand that are no text: a lenient reading has U+FFFD there.</summary>
    private static SourceLocation Place(byte[] bytes, int mark, Encoding encoding, string path)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        var before = lenient.GetString(bytes, mark, bytes.Length - mark).Split('\uFFFD')[0];
        return new SourceLocation(path, before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
