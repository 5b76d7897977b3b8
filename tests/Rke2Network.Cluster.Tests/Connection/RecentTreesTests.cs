using Rke2Network.Cluster.Connection;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Kubeconfigs that are read again and again.</summary>
public sealed class RecentTreesTests
{
    [Fact]
    public void The_same_text_of_the_same_file_is_read_once()
    {
        var recent = new RecentTrees(2);
        var first = recent.Read("a: 1", "one");
        Assert.Same(first, recent.Read("a: 1", "one"));
        Assert.NotSame(first, recent.Read("a: 1", "other")); // Its messages name another file.
        Assert.Same(first, recent.Read("a: 1", "one"));
        Assert.Equal("2", recent.Read("a: 2", "one").Find("a")!.ToString());
        Assert.Equal("1", recent.Read("a: 1", "one").Find("a")!.ToString());
    }

    [Fact]
    public void No_more_are_kept_than_there_is_room_for()
    {
        var recent = new RecentTrees(2);
        var first = recent.Read("a: 1", "one");
        recent.Read("a: 2", "one");
        recent.Read("a: 3", "one");
        Assert.NotSame(first, recent.Read("a: 1", "one"));
    }

    [Fact]
    public void What_is_broken_is_said_each_time()
    {
        var recent = new RecentTrees(2);
        Assert.Throws<InputException>(() => recent.Read("a: [", "one"));
        Assert.Throws<InputException>(() => recent.Read("a: [", "one"));
    }
}
