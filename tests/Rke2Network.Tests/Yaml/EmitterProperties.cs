using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Yaml;

/// <summary>What is written reads back equal, whichever YAML the reader follows.</summary>
public sealed class EmitterProperties
{
    private static readonly string[] Pitfalls =
    [
        "true", "No", "on", "y", "null", "~", "", "012", "1e3", "0x1F", "0o7", "1_0", "+1", "-", ".5", ".inf", "10:20", "2024-01-01", "<<", "=", "- a", "a: b", "a #b", "---", "...", "%x", "? a", "a\n", "\n", " ", "\t", "a\nb", "a\nb\n", "|", ">-", "\u0085", "\u2028", "\ufeff",
    ];

    /// <summary>Strings made of what readers stumble over, and any text at all.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Pitfalls.Length - 1].Select(i => Pitfalls[i]),
        Gen.Char["0123456789eE.+-_:xobXOB "].Array[0, 8].Select(chars => new string(chars)),
        Gen.Char["ab:#-?{}[],&*!|>'\"%@`\\ \n\t~=<"].Array[0, 12].Select(chars => new string(chars)),
        Gen.String.Where(text => !HasLoneSurrogate(text)));

    private static readonly Gen<YamlValue> Scalar = Gen.OneOf<YamlValue>(
        Text.Select(text => (YamlValue)YamlScalar.String(text)),
        Gen.Bool.Select(value => (YamlValue)YamlScalar.Boolean(value)),
        Gen.Long.Select(value => (YamlValue)YamlScalar.Integer(value)),
        Gen.ULong.Select(value => (YamlValue)YamlScalar.Integer(value)),
        Gen.Double.Where(value => !double.IsNaN(value) && !double.IsInfinity(value)).Select(value => (YamlValue)YamlScalar.Float(value)),
        Gen.Const((YamlValue)YamlScalar.Null));

    private static readonly Gen<YamlMap> Tree = Map(4);

    [Fact]
    public void Trees_read_back_under_Go() => Tree.Sample(tree => YamlReader.ReadMap(tree.ToString()).SameAs(tree), iter: 3000);

    [Fact]
    public void Trees_read_back_under_YAML_1_1() => Tree.Sample(tree => ReadBack(tree, YamlSchemas.Yaml11), iter: 3000);

    [Fact]
    public void Trees_read_back_under_the_core_schema_of_YAML_1_2() => Tree.Sample(tree => ReadBack(tree, YamlSchemas.Yaml12Core), iter: 3000);

    [Fact]
    public void The_inner_document_survives_the_outer_block() => Tree.Where(tree => tree.Count > 0).Sample(
        tree =>
        {
            var manifest = ManifestRenderer.Render(new HelmChartConfig("rke2-canal", "kube-system", ChartValues.Of(tree)));
            var inner = YamlSchemas.Load(manifest, YamlSchemas.Yaml12Core);
            return manifest.Contains("  valuesContent: |-\n")
                && !manifest.Contains('\t')
                && !manifest.Contains('\r')
                && inner is Dictionary<string, object?> root
                && (string?)((Dictionary<string, object?>)root["spec"]!)["valuesContent"] == tree.ToString();
        },
        iter: 2000);

    [Fact]
    public void No_line_of_a_manifest_ends_in_a_blank() => Tree.Sample(
        tree => tree.ToString().Split('\n').All(line => line.Length == 0 || line[^1] != ' '), iter: 2000);

    private static bool ReadBack(YamlMap tree, YamlSchemas.Resolver resolver) =>
        YamlSchemas.Same(YamlSchemas.Load(tree.ToString(), resolver), tree);

    private static Gen<YamlMap> Map(int depth) => Gen.Dictionary(Text.Where(key => key.Length < 200), Value(depth))[0, 4]
        .Select(entries => new YamlMap(entries));

    private static Gen<YamlValue> Value(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (1, Map(depth - 1).Select(map => (YamlValue)map)),
            (1, Value(depth - 1).Array[0, 3].Select(items => (YamlValue)new YamlList(items))));

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
