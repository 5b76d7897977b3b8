using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// Reads the .tgz of a chart into memory, and nothing else: no file is written, so a path in it can lead nowhere, and
/// what it may take is bounded. Format: POSIX ustar and pax, as Go's archive/tar writes it.
/// </summary>
internal static class ChartArchive
{
    private const string Extension = ".tgz";
    private const int BlockSize = 512;
    private const int NameOffset = 0;
    private const int NameSize = 100;
    private const int SizeOffset = 124;
    private const int SizeSize = 12;
    private const int ChecksumOffset = 148;
    private const int ChecksumSize = 8;
    private const int TypeOffset = 156;
    private const int PrefixOffset = 345;
    private const int PrefixSize = 155;

    /// <summary>Reads the files that matter; the chart's folder is taken off their paths.</summary>
    /// <exception cref="InputException">The archive is broken, unsafe, or holds no chart.</exception>
    internal static ChartFiles Read(byte[] packed, string name) => Read(packed, name, new ChartBudget());

    private static ChartFiles Read(byte[] packed, string name, ChartBudget budget)
    {
        try
        {
            using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var entries = Entries(unpacked, name, budget).ToArray();
            return entries.Any(entry => entry.Key == "Chart.yaml") ? new ChartFiles(entries) : throw Fault(name, "it holds no Chart.yaml in a folder of the chart's name");
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException) // Mono throws the second
        {
            throw Fault(name, "it is no whole gzip archive", fault);
        }
    }

    /// <summary>A file of a chart, if it matters; those of a chart that is packed inside it, as if it were unpacked there.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Files(string path, byte[] content, ChartBudget budget)
    {
        if (!ChartFiles.IsPacked(path))
        {
            return ChartFiles.Matters(path, content) ? [new(path, Text(content))] : [];
        }

        var inner = Read(content, path, budget.Inner(path));
        var folder = path.Substring(0, path.Length - Extension.Length);
        return inner.Paths.Select(file => new KeyValuePair<string, string>(folder + "/" + file, inner.Find(file)!));
    }

    private static IEnumerable<KeyValuePair<string, string>> Entries(Stream stream, string name, ChartBudget budget)
    {
        var header = new byte[BlockSize];
        string? longName = null;
        while (true)
        {
            if (!Fill(stream, header, BlockSize, name))
            {
                throw Fault(name, "it ends in the middle"); // blocks of zeroes end a tar archive
            }

            if (header[0] == 0)
            {
                Drain(stream, budget, name);
                yield break;
            }

            var size = Octal(header, SizeOffset, SizeSize, name);
            budget.Take(size + BlockSize, name);
            if (Checksum(header) != Octal(header, ChecksumOffset, ChecksumSize, name))
            {
                throw Fault(name, "a header in it is damaged");
            }

            var path = longName ?? PathOf(header);
            var type = (char)header[TypeOffset];
            var content = type is 'x' or 'L' || (type is '0' or '\0' && path.IndexOf('/') > 0) ? new byte[size] : null;
            Take(stream, content, size, name);
            longName = type switch
            {
                'x' => PaxPath(Encoding.UTF8.GetString(content!)),
                'L' => Encoding.UTF8.GetString(content!).TrimEnd('\0'),
                _ => null,
            };
            if (type is '1' or '2' || IsUnsafe(path))
            {
                throw Fault(name, type is '1' or '2' ? $"'{path}' in it is a link" : $"'{path}' in it leads out of the chart's folder");
            }

            foreach (var file in content is null || type is 'x' or 'L' ? [] : Files(Inner(path), content, budget))
            {
                yield return file;
            }
        }
    }

    private static bool IsUnsafe(string path) =>
        path.Length > 0 && path[0] == '/' || path.Contains('\\') || (path.Length > 1 && path[1] == ':') || path.Split('/').Contains("..");

    private static string Inner(string path) => path.Substring(path.IndexOf('/') + 1);

    private static string Text(byte[] content) => new StreamReader(new MemoryStream(content), Encoding.UTF8).ReadToEnd();

    private static string PathOf(byte[] header)
    {
        var prefix = Field(header, PrefixOffset, PrefixSize);
        var name = Field(header, NameOffset, NameSize);
        return prefix.Length > 0 && Field(header, 257, 5) == "ustar" ? prefix + "/" + name : name;
    }

    private static string? PaxPath(string records) => records.Split('\n')
        .Select(record => record.IndexOf(' ') is var at and >= 0 ? record.Substring(at + 1) : record)
        .Where(record => record.StartsWith("path=", StringComparison.Ordinal))
        .Select(record => record.Substring("path=".Length))
        .FirstOrDefault();

    private static string Field(byte[] header, int offset, int size)
    {
        var end = Array.IndexOf(header, (byte)0, offset, size);
        return Encoding.UTF8.GetString(header, offset, (end < 0 ? offset + size : end) - offset);
    }

    private static long Octal(byte[] header, int offset, int size, string name)
    {
        long value = 0;
        foreach (var digit in Field(header, offset, size).Trim())
        {
            value = digit is >= '0' and <= '7' && value < long.MaxValue / 16 ? (value * 8) + (digit - '0') : throw Fault(name, "a header in it is damaged");
        }

        return value;
    }

    /// <summary>The sum of all bytes, those of the sum itself counted as blanks.</summary>
    private static long Checksum(byte[] header) =>
        header.Select((each, at) => at is >= ChecksumOffset and < ChecksumOffset + ChecksumSize ? (long)' ' : each).Sum();

    /// <summary>Reads to the end, where gzip's checksum stands.</summary>
    private static void Drain(Stream stream, ChartBudget budget, string name)
    {
        var rest = new byte[64 * BlockSize];
        for (var read = stream.Read(rest, 0, rest.Length); read > 0; read = stream.Read(rest, 0, rest.Length))
        {
            budget.Take(read, name);
        }
    }

    private static bool Fill(Stream stream, byte[] buffer, int count, string name)
    {
        var filled = 0;
        while (filled < count)
        {
            var read = stream.Read(buffer, filled, count - filled);
            if (read == 0)
            {
                return filled == 0 ? false : throw Fault(name, "it ends in the middle of a file");
            }

            filled += read;
        }

        return true;
    }

    private static void Take(Stream stream, byte[]? content, long size, string name)
    {
        if (content is not null && size > 0 && !Fill(stream, content, (int)size, name))
        {
            throw Fault(name, "it ends in the middle of a file");
        }

        var rest = (content is null ? size : 0) + ((BlockSize - (size % BlockSize)) % BlockSize);
        var skipped = new byte[BlockSize];
        for (; rest > 0; rest -= BlockSize)
        {
            if (!Fill(stream, skipped, (int)Math.Min(rest, BlockSize), name))
            {
                throw Fault(name, "it ends in the middle of a file");
            }
        }
    }

    private static InputException Fault(string name, string reason, Exception? inner = null) =>
        new("UnusableArchive", name, "this is not the archive of a chart: " + reason + ".", "Take the chart's .tgz as it was published.", null, inner);
}
