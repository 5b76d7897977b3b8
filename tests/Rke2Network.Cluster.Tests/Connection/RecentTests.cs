using System;
using Rke2Network.Cluster.Connection;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>What is read again and again.</summary>
public sealed class RecentTests
{
    private readonly Recent<(string File, string Text), object> recent = new(2);

    [Fact]
    public void The_same_input_is_read_once()
    {
        var first = Read("one", "a: 1");
        Assert.Same(first, Read("one", "a: 1"));
        var other = Read("other", "a: 1");
        Assert.NotSame(first, other);
        Assert.Same(first, Read("one", "a: 1"));
        Assert.Same(other, Read("other", "a: 1"));
        Assert.NotSame(first, Read("one", "a: 2"));
    }

    [Fact]
    public void What_was_used_longest_ago_goes_first()
    {
        var (first, second) = (Read("one", "a: 1"), Read("two", "a: 1"));
        Assert.Same(first, Read("one", "a: 1"));
        Read("three", "a: 1");
        Assert.Same(first, Read("one", "a: 1"));
        Assert.NotSame(second, Read("two", "a: 1"));
    }

    [Fact]
    public void What_is_broken_is_said_each_time()
    {
        Assert.Throws<FormatException>(() => recent.Get(("one", "a: ["), _ => throw new FormatException()));
        Assert.Throws<FormatException>(() => recent.Get(("one", "a: ["), _ => throw new FormatException()));
        Assert.NotNull(Read("one", "a: ["));
    }

    private object Read(string file, string text) => recent.Get((file, text), _ => new object());
}
