using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>Writes tar archives as charts come in, and others that no packer would write.</summary>
internal sealed class TestArchive
{
    private const int Block = 512;

    private readonly List<byte> tar = [];

    /// <summary>The entries written so far, without an end.</summary>
    internal byte[] Bytes => tar.ToArray();

    internal static byte[] Chart(params (string Path, string Text)[] files)
    {
        var archive = new TestArchive();
        foreach (var (path, text) in files)
        {
            archive.File("sample/" + path, text);
        }

        return archive.Packed();
    }

    internal TestArchive File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    internal TestArchive File(string path, byte[] content) => Entry(path, '0', content, content.Length);

    /// <summary>An entry of any type, with a size that may be a lie.</summary>
    internal TestArchive Entry(string path, char type, byte[] content, long size, string prefix = "", Action<byte[]>? change = null)
    {
        var header = new byte[Block];
        Put(header, 0, 100, path);
        Put(header, 100, 8, "0000644");
        Put(header, 124, 12, Convert.ToString(size, 8).PadLeft(11, '0'));
        Put(header, 136, 12, "00000000000");
        header[156] = (byte)type;
        Put(header, 257, 8, "ustar\000");
        Put(header, 345, 155, prefix);
        Put(header, 148, 8, "        ");
        var sum = header.Sum(each => (int)each);
        Put(header, 148, 8, Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ");
        change?.Invoke(header);
        tar.AddRange(header);
        tar.AddRange(content);
        tar.AddRange(new byte[(Block - (content.Length % Block)) % Block]);
        return this;
    }

    /// <summary>The name of the next entry, as pax writes it.</summary>
    internal TestArchive PaxPath(string path)
    {
        var record = " path=" + path + "\n";
        var length = Encoding.UTF8.GetByteCount(record);
        var total = length + (length + 3).ToString(CultureInfo.InvariantCulture).Length;
        var content = Encoding.UTF8.GetBytes(total.ToString(CultureInfo.InvariantCulture) + record);
        return Entry("PaxHeaders.0/x", 'x', content, content.Length);
    }

    /// <summary>The name of the next entry, as GNU tar writes it.</summary>
    internal TestArchive LongName(string path)
    {
        var content = Encoding.UTF8.GetBytes(path + "\0");
        return Entry("././@LongLink", 'L', content, content.Length);
    }

    /// <summary>The archive with the zeroes of its end, packed.</summary>
    internal byte[] Packed() => Gzip([.. Bytes, .. new byte[2 * Block]]);

    internal static byte[] Gzip(params IEnumerable<byte[]> parts)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                gzip.Write(part, 0, part.Length);
            }
        }

        return packed.ToArray();
    }

    private static void Put(byte[] header, int at, int size, string text)
    {
        Array.Clear(header, at, size);
        var bytes = Encoding.UTF8.GetBytes(text);
        Array.Copy(bytes, 0, header, at, Math.Min(size, bytes.Length));
    }
}
