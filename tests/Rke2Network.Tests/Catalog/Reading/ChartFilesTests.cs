using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Rke2Network.Catalog.Reading;
using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>Charts as archives and folders, good ones and hostile ones.</summary>
public sealed class ChartFilesTests : IDisposable
{
    private static readonly (string Path, string Text)[] Chart =
    [
        ("Chart.yaml", TestChart.ChartFile),
        ("values.yaml", "mtu: 1\n# Größe\n"),
        ("templates/t.yaml", "{{ .Values.mtu }}"),
        ("templates/deep/er/t.tpl", "x"),
        ("crds/a.yaml", "kind: X"),
        ("files/run.sh", "echo {{ .Values.mtu }}"),
        ("files/plain.sh", "echo"),
        ("README.md", "text"),
    ];

    private static readonly string[] Kept = ["Chart.yaml", "crds/a.yaml", "files/run.sh", "templates/deep/er/t.tpl", "templates/t.yaml", "values.yaml"];

    private readonly string folder = Path.Combine(Path.GetTempPath(), "rke2network-" + Guid.NewGuid().ToString("N"));

    public ChartFilesTests() => Directory.CreateDirectory(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_archive_is_read()
    {
        var path = Path.Combine(folder, "sample-1.0.0.tgz");
        File.WriteAllBytes(path, TestArchive.Chart(Chart));
        var files = ChartFiles.Open(path);
        Assert.Equal(Kept, files.Paths);
        Assert.Equal("mtu: 1\n# Größe\n", files.Find("values.yaml"));
        Assert.Null(files.Find("README.md"));
    }

    [Fact]
    public void Content_in_base64_is_read()
    {
        var text = Convert.ToBase64String(TestArchive.Chart(Chart), Base64FormattingOptions.InsertLineBreaks);
        Assert.Equal(Kept, ChartFiles.Decode(text).Paths);
    }

    [Fact]
    public void A_folder_is_read()
    {
        Unpack(Chart);
        File.WriteAllBytes(Path.Combine(folder, "picture.png"), [0x89, 0x50, 0x4e, 0x47]);
        Assert.Equal(Kept, ChartFiles.Open(folder).Paths);
        Assert.Equal(Kept, ChartFiles.Open(folder + Path.DirectorySeparatorChar).Paths);
    }

    [Fact]
    public void A_byte_order_mark_is_no_text()
    {
        var archive = new TestArchive().File("sample/Chart.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(TestChart.ChartFile)]);
        Assert.Equal(TestChart.ChartFile, Read(archive.Packed()).Find("Chart.yaml"));
    }

    [Fact]
    public void Charts_packed_inside_are_unpacked_in_their_place()
    {
        var core = TestArchive.Chart(("Chart.yaml", "name: core\nversion: 1\n"), ("templates/t.yaml", "{{ .Values.size }}"));
        var inner = new TestArchive().File("inner/Chart.yaml", "name: inner\nversion: 1\n").File("inner/templates/t.yaml", "{{ .Values.mtu }}").File("inner/charts/core-1.tgz", core).Packed();
        var outer = new TestArchive().File("sample/Chart.yaml", TestChart.ChartFile).File("sample/charts/inner-1.tgz", inner).Packed();
        var chart = ChartReader.Read(Read(outer));
        Assert.Equal("scalar", chart.Says("inner/mtu"));
        Assert.Equal("scalar", chart.Says("inner/core/size"));

        Unpack(Chart);
        Directory.CreateDirectory(Path.Combine(folder, "charts", "second", "charts"));
        File.WriteAllBytes(Path.Combine(folder, "charts", "inner-1.tgz"), inner);
        File.WriteAllText(Path.Combine(folder, "charts", "second", "Chart.yaml"), "name: second\nversion: 1\n");
        File.WriteAllBytes(Path.Combine(folder, "charts", "second", "charts", "core-1.tgz"), core);
        chart = ChartReader.Read(ChartFiles.Open(folder));
        Assert.Equal("scalar", chart.Says("inner/core/size"));
        Assert.Equal("scalar", chart.Says("second/core/size"));
        Assert.Equal(TestChart.Unknown, chart.Says("core/size"));
    }

    [Fact]
    public void Archives_that_are_no_charts_of_this_one_are_left_alone() =>
        Assert.Equal(["Chart.yaml"], Read(new TestArchive().File("sample/Chart.yaml", TestChart.ChartFile).File("sample/files/data.tgz", "no archive").File("sample/charts/inner/files/data.tgz", "none").Packed()).Paths);

    [Fact]
    public void Long_names_are_read()
    {
        var name = "sample/templates/" + new string('n', 150) + ".yaml";
        var archive = new TestArchive()
            .File("sample/Chart.yaml", TestChart.ChartFile)
            .PaxPath(name).File("short", "{{ 1 }}")
            .LongName(name.Replace("n", "m")).File("short", "{{ 2 }}")
            .Entry("templates/third.yaml", '0', Encoding.UTF8.GetBytes("{{ 3 }}"), 7, prefix: "sample")
            .Entry("pax_global_header", 'g', Encoding.UTF8.GetBytes("52 comment=x\n"), 13)
            .Entry("sample/templates/", '5', [], 0)
            .Entry("sample/templates/old.yaml", '\0', Encoding.UTF8.GetBytes("{{ 4 }}"), 7);
        var files = Read(archive.Packed());
        Assert.Equal("{{ 1 }}", files.Find(name.Substring(7)));
        Assert.Equal("{{ 2 }}", files.Find(name.Replace("n", "m").Substring(7)));
        Assert.Equal("{{ 3 }}", files.Find("templates/third.yaml"));
        Assert.Equal("{{ 4 }}", files.Find("templates/old.yaml"));
    }

    [Theory]
    [InlineData("../x/templates/t.yaml")]
    [InlineData("sample/../../etc/passwd")]
    [InlineData("sample/templates/../../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("/sample/templates/t.yaml")]
    [InlineData("C:/x")]
    [InlineData("sample\\..\\x")]
    public void Paths_that_lead_out_are_refused(string path)
    {
        Refused(Good().File(path, "x").Packed());
        Refused(Good().PaxPath(path).File("sample/templates/t.yaml", "x").Packed());
        Refused(Good().LongName(path).File("sample/templates/t.yaml", "x").Packed());
    }

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    public void Links_are_refused(char type) => Refused(Good().Entry("sample/templates/t.yaml", type, [], 0).Packed());

    [Theory]
    [InlineData(100L * 1024 * 1024 * 1024)]
    [InlineData(1L << 32)]
    [InlineData(0x80000000L)]
    [InlineData(65L * 1024 * 1024)]
    public void What_an_entry_says_of_its_size_is_not_believed(long size) =>
        Refused(Good().Entry("sample/templates/t.yaml", '0', [1], size, change: header =>
        {
            if (size >= 1L << 33)
            {
                // Above eight gigabytes the size is a binary number.
                Array.Clear(header, 124, 12);
                header[124] = 0x80;
                for (var i = 0; i < 8; i++)
                {
                    header[135 - i] = (byte)(size >> (8 * i));
                }

                Sum(header);
            }
        }).Packed());

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(1024 * 1024)]
    public void A_bomb_of_zeroes_ends_early(int chunk)
    {
        var zeroes = new byte[chunk];
        var parts = new[] { Good().Bytes }.Concat(Enumerable.Repeat(zeroes, 1024 * 1024 * 1024 / chunk));
        Assert.Equal("ChartTooLarge", Refused(TestArchive.Gzip(parts)).ErrorId);
    }

    [Fact]
    public void A_million_empty_files_are_refused()
    {
        var entry = new TestArchive().File("sample/templates/t.yaml", string.Empty).Bytes;
        Assert.Equal("ChartTooLarge", Refused(TestArchive.Gzip(new[] { Good().Bytes }.Concat(Enumerable.Repeat(entry, 1_000_000)))).ErrorId);
    }

    [Fact]
    public void Many_files_that_do_not_matter_count_too()
    {
        var entry = new TestArchive().File("sample/docs/picture", new byte[1024 * 1024]).Bytes;
        Assert.Equal("ChartTooLarge", Refused(TestArchive.Gzip(new[] { Good().Bytes }.Concat(Enumerable.Repeat(entry, 100)))).ErrorId);
    }

    [Fact]
    public void Archives_in_archives_end()
    {
        var packed = Good().Packed();
        for (var i = 0; i < 100; i++)
        {
            packed = Good().File("sample/charts/a.tgz", packed).Packed();
        }

        Assert.Equal("ChartTooLarge", Refused(packed).ErrorId);
    }

    [Fact]
    public void Archives_beside_archives_share_one_budget()
    {
        var large = Good().File("sample/templates/t.yaml", new byte[8 * 1024 * 1024]).Packed();
        var archive = Good();
        for (var i = 0; i < 10; i++)
        {
            archive.File($"sample/charts/a{i}.tgz", large);
        }

        Assert.Equal("ChartTooLarge", Refused(archive.Packed()).ErrorId);
    }

    [Theory]
    [InlineData(148)]
    [InlineData(0)]
    [InlineData(500)]
    public void A_wrong_checksum_is_refused(int at) => Refused(Good().Entry("sample/templates/t.yaml", '0', [], 0, change: header => header[at] ^= 1).Packed());

    [Fact]
    public void A_wrong_checksum_of_the_whole_is_refused()
    {
        var packed = TestArchive.Chart(Chart);
        packed[packed.Length - 6] ^= 1;
        Refused(packed);
    }

    /// <summary>Behind the tar archive's own end nothing is missed.</summary>
    [Fact]
    public void What_is_cut_off_is_refused()
    {
        var packed = TestArchive.Chart(Chart);
        for (var length = 0; length < packed.Length; length++)
        {
            var cut = packed.Take(length).ToArray();
            if (Record.Exception(() => Assert.Equal(Kept, Read(cut).Paths)) is { } fault)
            {
                Assert.IsType<InputException>(fault);
            }
        }

        var tar = Good().File("sample/templates/t.yaml", new byte[1500]).Bytes;
        for (var length = 0; length <= tar.Length; length += 512)
        {
            Refused(TestArchive.Gzip(tar.Take(length).ToArray()));
        }

        for (var length = 100; length < tar.Length; length += 100)
        {
            Refused(TestArchive.Gzip(tar.Take(length).ToArray()));
        }
    }

    [Fact]
    public void Flipped_bits_are_read_or_refused()
    {
        var random = new Random(20240229);
        var packed = TestArchive.Chart(Chart);
        var tar = Good().File("sample/values.yaml", "a: 1\n").PaxPath("sample/templates/t.yaml").File("x", "{{ .Values.a }}").Bytes;
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])(round % 2 == 0 ? packed : tar).Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            ReadOrRefused(round % 2 == 0 ? bytes : TestArchive.Gzip(bytes, new byte[1024]));
        }
    }

    /// <summary>As above, with headers whose checksum was put right, so that what they say is looked at.</summary>
    [Fact]
    public void Flipped_bits_in_headers_are_read_or_refused()
    {
        var random = new Random(20240301);
        for (var round = 0; round < 3000; round++)
        {
            var archive = Good().File("sample/values.yaml", "a: 1\n").Entry("sample/templates/t.yaml", '0', Encoding.UTF8.GetBytes("{{ .Values.a }}"), 15, change: header =>
            {
                for (var flips = random.Next(1, 6); flips > 0; flips--)
                {
                    header[random.Next(header.Length)] = (byte)random.Next(256);
                }

                Sum(header);
            });
            ReadOrRefused(archive.Packed());
        }
    }

    [Fact]
    public void Rubbish_is_refused()
    {
        var random = new Random(5);
        for (var length = 0; length < 2000; length += 37)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Refused(bytes);
            Refused([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, .. bytes]);
            if (length > 0)
            {
                Refused(TestArchive.Gzip(bytes));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("abc")]
    [InlineData("H4sIAAAAAAAA")]
    public void Content_that_is_no_archive_is_refused(string content) => Assert.Throws<InputException>(() => ChartFiles.Decode(content));

    [Fact]
    public void An_archive_without_Chart_yaml_is_refused()
    {
        Refused(new TestArchive().File("sample/values.yaml", "a: 1\n").Packed());
        Refused(new TestArchive().File("Chart.yaml", TestChart.ChartFile).Packed());
        Refused(new TestArchive().Packed());
    }

    [Fact]
    public void A_path_that_leads_to_no_chart_is_refused()
    {
        var file = Path.Combine(folder, "empty.tgz");
        File.WriteAllText(file, string.Empty);
        Assert.Equal("UnusableArchive", Assert.Throws<InputException>(() => ChartFiles.Open(file)).ErrorId);
        Assert.Equal("NotAChart", Assert.Throws<InputException>(() => ChartFiles.Open(folder)).ErrorId);
        Assert.Equal("ChartNotFound", Assert.Throws<InputException>(() => ChartFiles.Open(Path.Combine(folder, "absent"))).ErrorId);
    }

    [Fact]
    public void A_packed_chart_that_is_broken_is_refused_and_named()
    {
        Unpack(Chart);
        Directory.CreateDirectory(Path.Combine(folder, "charts"));
        File.WriteAllText(Path.Combine(folder, "charts", "inner.tgz"), "no archive");
        Assert.Contains("charts/inner.tgz", Assert.Throws<InputException>(() => ChartFiles.Open(folder)).Message);
    }

    private static TestArchive Good() => new TestArchive().File("sample/Chart.yaml", TestChart.ChartFile);

    private static ChartFiles Read(byte[] packed) => ChartArchive.Read(packed, "sample.tgz");

    private static InputException Refused(byte[] packed)
    {
        var fault = Assert.Throws<InputException>(() => Read(packed));
        Assert.Contains(fault.ErrorId, new[] { "UnusableArchive", "ChartTooLarge" });
        return fault;
    }

    private static void ReadOrRefused(byte[] packed)
    {
        try
        {
            ChartReader.Read(ChartFiles.Decode(Convert.ToBase64String(packed)));
        }
        catch (InputException)
        {
            // refused
        }
    }

    private static void Sum(byte[] header)
    {
        for (var i = 148; i < 156; i++)
        {
            header[i] = (byte)' ';
        }

        var sum = Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(each => (int)each), 8).PadLeft(6, '0') + "\0 ");
        sum.CopyTo(header, 148);
    }

    private void Unpack(IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
