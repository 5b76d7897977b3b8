using System;
using System.IO;
using System.Linq;
using Rke2Network.Rendering;
using Xunit;

namespace Rke2Network.Tests.Rendering;

public sealed class FileSetTests : IDisposable
{
    private static readonly ServerFile[] Files = [new("config.yaml.d/50-network.yaml", "cni: canal\n"), new("server/manifests/x.yaml", "a: \u00fc\n")];

    private readonly string folder = Path.Combine(Path.GetTempPath(), "rke2network-" + Guid.NewGuid().ToString("N"));

    public FileSetTests() => Directory.CreateDirectory(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Writes_UTF_8_without_a_mark_and_leaves_nothing_else()
    {
        FileSet.Write(folder, Files, force: false);
        Assert.Equal([(byte)'a', (byte)':', (byte)' ', 0xC3, 0xBC, (byte)'\n'], File.ReadAllBytes(Target(1)));
        Assert.Equal(2, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void An_existing_file_stops_all_of_them()
    {
        FileSet.Write(folder, Files.Skip(1).ToArray(), force: false);
        var fault = Assert.Throws<InputException>(() => FileSet.Write(folder, Files, force: false));
        Assert.Equal("TargetExists", fault.ErrorId);
        Assert.Contains("-Force", fault.Message);
        Assert.False(File.Exists(Target(0)));
    }

    [Fact]
    public void Force_replaces_and_makes_the_folder()
    {
        var below = Path.Combine(folder, "new", "one");
        Assert.Equal("TargetMissing", Assert.Throws<InputException>(() => FileSet.Write(below, Files, force: false)).ErrorId);
        Assert.False(Directory.Exists(below));
        FileSet.Write(below, Files, force: true);
        FileSet.Write(below, [new(Files[0].RelativePath, "cni: calico\n")], force: true);
        Assert.Equal("cni: calico\n", File.ReadAllText(FileSet.Target(below, Files[0])));
        Assert.Equal(2, Directory.GetFiles(below, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void What_stands_in_the_way_is_named()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "x");
        Assert.Equal("TargetIsFile", Assert.Throws<InputException>(() => FileSet.Write(file, Files, force: true)).ErrorId);
        Directory.CreateDirectory(Target(1));
        Assert.Equal("TargetIsFolder", Assert.Throws<InputException>(() => FileSet.Write(folder, Files, force: true)).ErrorId);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_others_as_they_were()
    {
        FileSet.Write(folder, Files.Take(1).ToArray(), force: false);
        // Longer than file systems take: the second cannot be made.
        var impossible = new ServerFile("new/" + new string('x', 300) + ".yaml", "a: 1\n");
        var fault = Assert.Throws<InputException>(() => FileSet.Write(folder, [new(Files[0].RelativePath, "changed\n"), impossible], force: true));
        Assert.Equal("TargetNotWritable", fault.ErrorId);
        Assert.Contains("xxx", fault.Value);
        Assert.Equal("cni: canal\n", File.ReadAllText(Target(0)));
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(folder, "new")));
    }

    [Fact]
    public void A_file_where_a_folder_is_needed_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "server"), string.Empty);
        var fault = Assert.Throws<InputException>(() => FileSet.Write(folder, Files, force: true));
        Assert.Equal("TargetIsFile", fault.ErrorId);
        Assert.Equal(Path.Combine(folder, "server"), fault.Value);
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    private string Target(int index) => FileSet.Target(folder, Files[index]);
}
