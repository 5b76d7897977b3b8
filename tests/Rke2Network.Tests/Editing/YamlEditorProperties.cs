using System.Linq;
using CsCheck;
using Rke2Network.Editing;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Editing;

/// <summary>Whatever form a text has and whatever it shall say, it comes to say it; what need not change stays to the byte.</summary>
public sealed class YamlEditorProperties
{
    private static readonly string[] Texts = ["x", "a b", "true", "10", "it's", "# no", "a: b", "", "two\nlines", "ends\n", "- d", "{", "eth0", "10.0.0.0/16", "*"];

    private static readonly Gen<YamlValue> Scalar = Gen.OneOf<YamlValue>(
        Gen.Int[0, Texts.Length - 1].Select(i => (YamlValue)YamlScalar.String(Texts[i])),
        Gen.Int[0, 99].Select(i => (YamlValue)YamlScalar.Integer(i)),
        Gen.Bool.Select(value => (YamlValue)YamlScalar.Boolean(value)),
        Gen.Const((YamlValue)YamlScalar.Null));

    private static readonly Gen<YamlMap> Tree = Map(3);

    [Fact]
    public void Any_text_comes_to_say_any_tree() => Gen.Select(Tree, Tree, Gen.Int).Sample(
        (from, to, seed) =>
        {
            var text = new LayoutWriter(seed).Write(from);
            return YamlReader.ReadMap(text).SameAs(from) && YamlReader.ReadMap(YamlEditor.Change(text, 0, to, null)).SameAs(to);
        },
        iter: 20_000,
        print: case_ => new LayoutWriter(case_.Item3).Write(case_.Item1) + "\n=>\n" + case_.Item2);

    [Fact]
    public void Another_scalar_of_one_line_changes_that_line_alone() => Gen.Select(Tree, Gen.Int, Gen.Int[0, 1000]).Sample(
        (from, seed, pick) =>
        {
            var text = new LayoutWriter(seed, multiLine: false).Write(from);
            var leaves = Rke2Network.Model.ChartValues.Of(from).Leaves().Where(leaf => leaf.Value is YamlScalar).ToArray();
            if (leaves.Length == 0)
            {
                return true;
            }

            var target = Rke2Network.Model.ChartValues.Of(from).With(leaves[pick % leaves.Length].Path, YamlScalar.String("other-value")).Root;
            var (before, after) = (text.Split('\n'), YamlEditor.Change(text, 0, target, null).Split('\n'));
            return before.Length == after.Length && before.Zip(after, (a, b) => a == b).Count(same => !same) == 1;
        },
        iter: 20_000,
        print: case_ => new LayoutWriter(case_.Item2, multiLine: false).Write(case_.Item1));

    [Fact]
    public void Comments_on_lines_of_their_own_stay_when_keys_come() => Gen.Select(Tree.Where(tree => tree.Count > 0), Gen.Int).Sample(
        (from, seed) =>
        {
            var text = new LayoutWriter(seed).Write(from);
            var changed = YamlEditor.Change(text, 0, from.With("new", YamlReader.ReadMap("k: {v: 1}")), null);
            return text.Split('\n').Where(line => line.Length > 0).All(line => changed.Split('\n').Contains(line));
        },
        iter: 5000,
        print: case_ => new LayoutWriter(case_.Item2).Write(case_.Item1));

    private static Gen<YamlMap> Map(int depth) => Gen.Select(Gen.Char["abcdefg"].Array[0, 4], Value(depth).Array[4], (keys, values) =>
        new YamlMap(keys.Distinct().Select((key, i) => new System.Collections.Generic.KeyValuePair<string, YamlValue>(key.ToString(), values[i]))));

    private static Gen<YamlValue> Value(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (2, Map(depth - 1).Select(map => (YamlValue)map)),
            (1, Value(depth - 1).Array[0, 3].Select(items => (YamlValue)new YamlList(items))));
}
