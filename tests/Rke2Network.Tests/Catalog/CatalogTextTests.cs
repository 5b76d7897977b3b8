using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;
using Xunit;

namespace Rke2Network.Tests.Catalog;

/// <summary>The text form of the catalog.</summary>
public sealed class CatalogTextTests
{
    private const string Sample = """
        # A comment.
        version v1
        version v2
        version v3

        a	map
         b	..v1	int = 1
         b	v2..	int = 2
          c	string in 'x','y%20z'
        d	v2..v2	list !api @Toleration
        !stop	v2..	and(set('a/b'),is('d','x'))

        """;

    [Fact]
    public void Lines_say_what_runs_of_versions_say()
    {
        var conditions = new List<ChartCondition>();
        var (versions, root) = CatalogText.Read(new StringReader(Sample), conditions: conditions);
        Assert.Equal(["v1", "v2", "v3"], versions);
        var b = root.Child("a")!.Child("b")!;
        Assert.Equal(["1", "2", "2"], Enumerable.Range(0, 3).Select(version => b.At(version)!.Default));
        Assert.Equal(["x", "y z"], b.Child("c")!.At(0)!.Allowed);
        Assert.Null(root.Child("d")!.At(0));
        Assert.Equal(ValueKinds.List, root.Child("d")!.At(1)!.Kinds);
        Assert.Null(root.Child("d")!.At(2));
        var stop = Assert.Single(conditions);
        Assert.Equal((1, int.MaxValue), (stop.From, stop.To));
        Assert.Equal("and(set('a/b'),is('d','x'))", stop.Condition.ToString());
    }

    [Fact]
    public void Versions_that_pass_on_all_values_are_named()
    {
        var open = new ReadValue { Facts = new ValueFacts { IsOpen = true } };
        var writer = new StringWriter();
        CatalogText.Write(writer, ["v1", "v2", "v3"], CatalogMerge.Merge([Value("map"), open, Value("map")]));
        Assert.Contains("!open\tv2..v2\n", writer.ToString());
        var (versions, root) = CatalogText.Read(new StringReader(writer.ToString()));
        Assert.Equal([false, true, false], versions.Select((_, at) => root.At(at)?.IsOpen == true));
    }

    [Theory]
    [InlineData("rke2-calico.txt")]
    [InlineData("rke2-canal.txt")]
    [InlineData("rke2-cilium.txt")]
    [InlineData("rke2-flannel.txt")]
    [InlineData("rke2-multus.txt")]
    public void The_files_of_the_charts_are_written_as_they_stand(string file) => WrittenAsRead(file);

    [Theory]
    [InlineData("kubernetes.txt")]
    [InlineData("documents.txt")]
    public void So_are_those_of_types(string file) => WrittenAsRead(file);

    [Theory]
    [InlineData("a\n")]
    [InlineData("  \n")]
    [InlineData("  a\tmap\n")]
    [InlineData("a\tmap\n   b\tmap\n")]
    [InlineData("a\tv1..\tmap\n")]
    [InlineData("a\tv1\tmap\n")]
    [InlineData("a\tmapp\n")]
    [InlineData("a\tmap closed\n")]
    [InlineData("a\tmap in\n")]
    [InlineData("a\tmap in x\n")]
    [InlineData("a\tmap needs\n")]
    [InlineData("a\tmap in '%'\n")]
    [InlineData("a%0\tmap\n")]
    [InlineData("!open\tv1\n")]
    [InlineData("!stop\tand(\n")]
    [InlineData("!stop\tv1..v2\tset('a')\n")]
    public void What_is_not_of_this_form_is_refused(string text) =>
        Assert.Throws<FormatException>(() => CatalogText.Read(new StringReader(text), conditions: []));

    [Theory]
    [InlineData("")]
    [InlineData("set")]
    [InlineData("set(")]
    [InlineData("set()")]
    [InlineData("set('a'")]
    [InlineData("set('a)")]
    [InlineData("set('a'))")]
    [InlineData("set('a') ")]
    [InlineData("sett('a')")]
    [InlineData("not('a')")]
    [InlineData("not(set('a'),set('b'))")]
    [InlineData("and('a')")]
    [InlineData("is()")]
    [InlineData("is(set('a'))")]
    [InlineData(")")]
    public void A_broken_condition_is_refused(string text) => Assert.Throws<FormatException>(() => Condition.Parse(text));

    [Theory]
    [InlineData("set('a')", "x", true)]
    [InlineData("set('a')", "false", false)]
    [InlineData("set('a')", "0", false)]
    [InlineData("set('a')", "", false)]
    [InlineData("set('a')", null, false)]
    [InlineData("set('a')", "?", null)]
    [InlineData("given('a')", "", true)]
    [InlineData("given('a')", null, false)]
    [InlineData("is('a','x','y')", "y", true)]
    [InlineData("is('a','x','y')", "z", false)]
    [InlineData("is('a','')", null, true)]
    [InlineData("not(set('a'))", "x", false)]
    [InlineData("not(set('a'))", "?", null)]
    [InlineData("and(set('a'),set('b'))", "x", true)]
    [InlineData("and(set('a'),set('b'))", "false", false)]
    [InlineData("and(set('a'),set('b'))", "?", null)]
    [InlineData("and(set('a'),not(set('b')))", "?", false)]
    public void Conditions_hold_or_not(string text, string? a, bool? holds) =>
        Assert.Equal(holds, Condition.Parse(text).Holds(path => path[0] == "b" ? "true" : a == "?" ? Condition.Unknown : a));

    [Fact]
    public void Runs_of_versions_are_put_together()
    {
        var versions = new[] { Value("int = 1"), Value("int = 1"), Value("int = 2"), new ReadValue(), Value("int = 2") };
        var node = CatalogMerge.Merge(versions).Child("a")!;
        Assert.Equal([(0, 1), (2, 2), (4, 4)], node.Variants.Select(variant => (variant.From, variant.To)));
    }

    [Fact]
    public void Conditions_of_runs_of_versions_are_put_together()
    {
        string[] one = ["set('a')"];
        var found = CatalogMerge.Conditions([one, [], one, ["given('b')", "set('a')"], ["given('b')"]]);
        Assert.Equal(["3-4 given('b')", "0-0 set('a')", "2-3 set('a')"], found.Select(each => $"{each.From}-{each.To} {each.Condition}"));
    }

    private static ReadValue Value(string facts)
    {
        var root = new ReadValue();
        root.Child("a").Facts = ValueFactsText.Parse(facts);
        return root;
    }

    private static void WrittenAsRead(string file)
    {
        var folder = Path.Combine(
            typeof(CatalogTextTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "src", "Rke2Network", "Catalog", "Data");
        var text = File.ReadAllText(Path.Combine(folder, file));
        var conditions = new List<ChartCondition>();
        var (versions, root) = CatalogText.Read(new StringReader(text), conditions: conditions);
        var writer = new StringWriter();
        foreach (var comment in text.Split('\n').TakeWhile(line => line.Length > 0 && line[0] == '#'))
        {
            writer.Write(comment + "\n");
        }

        CatalogText.Write(writer, versions, root, conditions);
        Assert.Equal(text, writer.ToString());
    }
}
