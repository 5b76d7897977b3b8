using Rke2Network.Editing;
using Rke2Network.Model;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Editing;

public sealed class YamlEditorTests
{
    /// <summary>Text, path, value as YAML (null: it goes), the text that comes out.</summary>
    public static TheoryData<string, string, string?, string> Steps => new()
    {
        // scalars: only the value changes, whatever stands around it
        { "a: 1 # why\n", "a", "2", "a: 2 # why\n" },
        { "# top\n\na:   1\nb: 2\n# end", "b", "3", "# top\n\na:   1\nb: 3\n# end" },
        { "a: 'x' # c\n", "a", "z", "a: 'z' # c\n" },
        { "a: 'x'\n", "a", "it's", "a: 'it''s'\n" },
        { "a: \"x\"\n", "a", "z", "a: \"z\"\n" },
        { "a: x\n", "a", "'true'", "a: \"true\"\n" },
        { "a: 'x'\n", "a", "5", "a: 5\n" },
        { "a: plain over\n  two lines # c\nb: 1\n", "a", "one", "a: one # c\nb: 1\n" },
        { "a: |\n  text\n  more\nb: 1\n", "a", "one", "a: one\nb: 1\n" },
        { "a: one # c\nb: 1\n", "a", "\"x\\ny\"", "a: |- # c\n  x\n  y\nb: 1\n" },
        { "a:\nb: 1\n", "a", "x", "a: x\nb: 1\n" },
        { "a: # c\nb: 1\n", "a", "x", "a: x # c\nb: 1\n" },
        { "a: !!str 5\n", "a", "6", "a: 6\n" },
        { "a: ~\n", "a.b", "1", "a:\n  b: 1\n" },

        // keys come behind their siblings
        { "a: 1\n", "b", "2", "a: 1\nb: 2\n" },
        { "a: 1", "b", "2", "a: 1\nb: 2" },
        { "m:\n    a: 1\n\n# tail\n", "m.b", "2", "m:\n    a: 1\n    b: 2\n\n# tail\n" },
        { "m:\n  a: 1 # c\nz: 1\n", "m.k.o", "2", "m:\n  a: 1 # c\n  k:\n    o: 2\nz: 1\n" },
        { "m:\n  a:\n    - 1\n    - 2\nz: 1\n", "m.b", "[3, 4]", "m:\n  a:\n    - 1\n    - 2\n  b:\n    - 3\n    - 4\nz: 1\n" },
        { "m:\n  t: |\n    x\n    y\n\nz: 1\n", "m.b", "2", "m:\n  t: |\n    x\n    y\n  b: 2\n\nz: 1\n" },
        { "m:\n  # none yet\nz: 1\n", "m.b", "2", "m:\n  b: 2\n  # none yet\nz: 1\n" },
        { "m: {}\nz: 1\n", "m.b", "2", "m:\n  b: 2\nz: 1\n" },
        { "m: {a: 1, b: [1, 2]} # c\n", "m.b[0]", "3", "m: {a: 1, b: [3, 2]} # c\n" },
        { "m: {a: 1} # c\n", "m.b", "'x, y'", "m: {a: 1, b: \"x, y\"} # c\n" },
        { "m: {a: 1, }\n", "m.b", "2", "m: {a: 1, b: 2 }\n" },
        { "m: {a: {b: 1}}\n", "m.a.c", "{d: [1]}", "m: {a: {b: 1, c: {d: [1]}}}\n" },
        { "# all of it\n", "a.b", "1", "# all of it\na:\n  b: 1\n" },
        { "", "a", "1", "a: 1\n" },
        { "{}\n", "a", "1", "a: 1\n" },
        { "---\na: 1\n...\n", "b", "2", "---\na: 1\nb: 2\n...\n" },

        // kinds change
        { "a: 1 # c\nb: 2\n", "a", "{x: 1, z: 2}", "a: # c\n  x: 1\n  z: 2\nb: 2\n" },
        { "a: # c\n  x: 1\n  y: 2\nb: 2\n", "a", "1", "a: 1 # c\nb: 2\n" },
        { "a:\n- x\n- y\nb: 2\n", "a", "{x: 1}", "a:\n  x: 1\nb: 2\n" },
        { "a: [x, y] # c\nb: 2\n", "a", "{x: 1}", "a: # c\n  x: 1\nb: 2\n" },
        { "a: [\n  x, # first\n  y\n]\nb: 2\n", "a[1]", "z", "a: [\n  x, # first\n  z\n]\nb: 2\n" },
        { "a:\n  b: 1\n", "a", "{}", "a: {}\n" },

        // items
        { "a:\n- x # 1\n- y # 2\nb: 2\n", "a[1]", "z", "a:\n- x # 1\n- z # 2\nb: 2\n" },
        { "a:\n- x # 1\n- y # 2\nb: 2\n", "a[2]", "z", "a:\n- x # 1\n- y # 2\n- z\nb: 2\n" },
        { "a:\n  - k: 1\n    l: 2\n  -   k: 3\n", "a[1].l", "4", "a:\n  - k: 1\n    l: 2\n  -   k: 3\n      l: 4\n" },
        { "a:\n  -\n    k: 1\n  - 2\n", "a[0]", "5", "a:\n  - 5\n  - 2\n" },
        { "a:\n  - 1\n  - 2\n", "a[0]", "{k: 1, l: 2}", "a:\n  - k: 1\n    l: 2\n  - 2\n" },
        { "a: [1, 2]\n", "a[2]", "3", "a: [1, 2, 3]\n" },
        { "a: []\n", "a[0]", "3", "a:\n  - 3\n" },

        // what goes takes its line, and its comment on that line, and no more
        { "# one\na: 1 # c\n# two\nb: 2\n", "a", null, "# one\n# two\nb: 2\n" },
        { "a: 1\nb: 2", "b", null, "a: 1" },
        { "m:\n  a:\n    x: 1\n    y: 2\n  b: 2\n", "m.a", null, "m:\n  b: 2\n" },
        { "m:\n  a: 1\n", "m.a", null, "{}\n" },
        { "m: {a: 1, b: 2, c: 3}\n", "m.b", null, "m: {a: 1, c: 3}\n" },
        { "m: {a: 1, b: 2}\n", "m.b", null, "m: {a: 1}\n" },
        { "a:\n- x # 1\n- y # 2\n- z\n", "a[1]", null, "a:\n- x # 1\n- z\n" },
        { "a:\n- k: 1\n  l: 2\n- m\n", "a[0].k", null, "a:\n- l: 2\n- m\n" },
        { "a: [1, 2, 3]\n", "a[0]", null, "a: [2, 3]\n" },

        // anchors: only the place that is meant changes
        { "a: &x {k: 1}\nb: *x\n", "b.k", "2", "a: &x {k: 1}\nb:\n  k: 2\n" },
        { "a: &x\n  k: 1\nb: *x\n", "a.k", "2", "a: &x\n  k: 2\nb:\n  k: 1\n" },
        { "a: &x 1 # c\nb: *x\n", "a", "2", "a: &x 2 # c\nb: 1\n" },
        { "d: &d\n  k: 1\n  l: 1\na:\n  <<: *d\n  m: 3\n", "a.k", "2", "d: &d\n  k: 1\n  l: 1\na:\n  <<: *d\n  m: 3\n  k: 2\n" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void One_step_changes_its_place_alone(string text, string path, string? value, string expected)
    {
        var before = ChartValues.Of(YamlReader.ReadMap(text));
        var segments = ValuePath.Parse(path);
        var target = value is null ? before.Without(segments) : before.With(segments, YamlReader.Read(value)!);
        var changed = YamlEditor.Change(text, 0, target.Root, null);
        Assert.Equal(expected, changed);
        Assert.True(target.Root.SameAs(YamlReader.ReadMap(changed)));
    }

    [Theory]
    [InlineData("# h\nflanel: # c\n  iface: eth1 # d\nb: 1\n", "{flannel: {iface: eth1}, b: 1}", "# h\nflannel: # c\n  iface: eth1 # d\nb: 1\n")]
    [InlineData("a: {b: 1, c: 2} # x\n", "{a: {d: 1, c: 2}}", "a: {d: 1, c: 2} # x\n")]
    [InlineData("\"of\" : 1 # x\n", "{\"off\": 1}", "\"off\" : 1 # x\n")]
    [InlineData("a: 1 # x\nb: 2\n", "{b: 2, c: 1, d: 3}", "c: 1 # x\nb: 2\nd: 3\n")]
    [InlineData("hubble: true # x\nb: 2\n", "{b: 2, encryption: true}", "b: 2\nencryption: true\n")]
    public void A_key_that_is_renamed_stays_in_its_place(string text, string target, string expected) =>
        Assert.Equal(expected, YamlEditor.Change(text, 0, YamlReader.ReadMap(target), null));

    [Fact]
    public void Other_documents_stay_as_they_are()
    {
        const string Text = "# first\na: 1\n---\n# second\na: 1 # c\n---\na: 1\n";
        Assert.Equal(Text.Replace("a: 1 # c", "a: 2 # c"), YamlEditor.Change(Text, 1, YamlReader.ReadMap("a: 2"), null));
    }

    [Fact]
    public void Nothing_to_change_changes_nothing() =>
        Assert.All(Steps, row => Assert.Equal(row[0], YamlEditor.Change((string)row[0]!, 0, YamlReader.ReadMap((string)row[0]!), null)));

    [Theory]
    [InlineData("d: &d\n  k: 1\na:\n  <<: *d\n  m: 3\n", "a.k")]
    public void What_cannot_be_changed_in_place_is_an_error(string text, string path)
    {
        var target = ChartValues.Of(YamlReader.ReadMap(text)).Without(ValuePath.Parse(path)).Root;
        Assert.Equal("NotEditable", Assert.Throws<InputException>(() => YamlEditor.Change(text, 0, target, "f.yaml")).ErrorId);
    }

    [Fact]
    public void Many_steps_come_one_after_the_other()
    {
        var target = YamlReader.ReadMap("b: {x: [1, 3], k: 1}\nc: 5\nq: {r: s}\n");
        var changed = YamlEditor.Change("# h\na: 1\nb: # of b\n  x:\n  - 1\n  - 2 # two\n  - 3\nc: 4 # of c\n", 0, target, null);
        Assert.Equal("# h\nb: # of b\n  x:\n  - 1\n  - 3\n  k: 1\nc: 5 # of c\nq:\n  r: s\n", changed);
    }
}
