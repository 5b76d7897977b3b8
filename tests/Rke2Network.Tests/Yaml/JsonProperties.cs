using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CsCheck;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Yaml;

/// <summary>What is written as JSON another reader reads the same, and what another writer writes is read the same.</summary>
public sealed class JsonProperties
{
    private static readonly Gen<YamlValue> Scalar = Gen.OneOf(
        Gen.String.Where(IsUnicode).Select(text => (YamlValue)YamlScalar.String(text)),
        Gen.Char["\"\\/\u0000\u001f\u007f\u0085\u2028\ufeffé€\ud83d\ude00 \n\r\t"].Array[0, 8].Select(characters => new string(characters)).Where(IsUnicode).Select(text => (YamlValue)YamlScalar.String(text)),
        Gen.Long.Select(number => (YamlValue)YamlScalar.Integer(number)),
        Gen.Double.Where(double.IsFinite).Select(number => (YamlValue)YamlScalar.Float(number)),
        Gen.Bool.Select(flag => (YamlValue)YamlScalar.Boolean(flag)),
        Gen.Const((YamlValue)YamlScalar.Null));

    private static readonly Gen<YamlValue> Tree = Gen.Recursive<YamlValue>((depth, tree) => depth > 3 ? Scalar : Gen.OneOf(
        Scalar,
        tree.Array[0, 4].Select(items => (YamlValue)new YamlList(items)),
        Gen.Select(Gen.String[0, 4].Where(IsUnicode), tree).Array[0, 4].Select(entries => (YamlValue)new YamlMap(entries.GroupBy(entry => entry.Item1).Select(entry => new KeyValuePair<string, YamlValue>(entry.Key, entry.First().Item2))))));

    [Fact]
    public void What_is_written_another_reader_reads_the_same() => Tree.Sample(
        tree =>
        {
            foreach (var text in new[] { JsonWriter.Write(tree), JsonWriter.WriteCompact(tree) })
            {
                Assert.All(text, c => Assert.InRange(c, '\n', '~'));
                using var document = JsonDocument.Parse(text);
                Assert.True(IsSame(tree, document.RootElement), text);
                Assert.True(tree.SameAs(JsonReader.Read(text)), text);
            }
        },
        iter: 2000);

    [Fact]
    public void What_another_writer_writes_is_read_the_same() => Tree.Sample(
        tree =>
        {
            using var document = JsonDocument.Parse(JsonWriter.Write(tree));
            foreach (var options in new[] { new JsonSerializerOptions(), new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping } })
            {
                Assert.True(tree.SameAs(JsonReader.Read(JsonSerializer.Serialize(document.RootElement, options))));
            }
        },
        iter: 1000);

    /// <summary>What one reader takes the other takes: of JSON with a character changed, dropped or doubled.</summary>
    [Fact]
    public void What_is_refused_another_reader_refuses() => Gen.Select(Tree, Gen.Int[0, 1000], Gen.Char["{}[]:,\"\\/ 0-+.eEtrufn'#\u0001x"], Gen.Int[0, 2]).Sample(
        (tree, place, c, kind) =>
        {
            var text = JsonWriter.WriteCompact(tree);
            var at = place % text.Length;
            var changed = kind switch { 0 => text.Remove(at, 1), 1 => text.Insert(at, c.ToString()), _ => text.Remove(at, 1).Insert(at, c.ToString()) };
            Assert.True(IsTakenElsewhere(changed) == IsTaken(changed), changed);
        },
        iter: 5000);

    private static bool IsTaken(string text)
    {
        try
        {
            JsonReader.Read(text);
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }

    /// <summary>Beside what is no JSON, what Go cannot take is refused: a key twice, a number beyond a double, half a character.</summary>
    private static bool IsTakenElsewhere(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return IsPlain(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsPlain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(property => property.Name).Distinct().Count() == element.EnumerateObject().Count() && element.EnumerateObject().All(property => IsUnicode(property.Name) && IsPlain(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsPlain),
        JsonValueKind.Number => double.IsFinite(element.GetDouble()),
        JsonValueKind.String => IsText(element),
        _ => true,
    };

    private static bool IsText(JsonElement element)
    {
        try
        {
            return IsUnicode(element.GetString()!);
        }
        catch (System.InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsSame(YamlValue tree, JsonElement element) => tree switch
    {
        YamlMap map => element.EnumerateObject().Select(property => property.Name).SequenceEqual(map.Select(entry => entry.Key)) && map.All(entry => IsSame(entry.Value, element.GetProperty(entry.Key))),
        YamlList list => element.GetArrayLength() == list.Count && list.Zip(element.EnumerateArray(), IsSame).All(same => same),
        YamlScalar { Kind: YamlScalarKind.String } text => element.GetString() == text.Text,
        YamlScalar { Kind: YamlScalarKind.Integer } number => element.GetDecimal().ToString(CultureInfo.InvariantCulture) == number.Text,
        YamlScalar { Kind: YamlScalarKind.Float } number => element.GetDouble().Equals(double.Parse(number.Text, CultureInfo.InvariantCulture)),
        YamlScalar scalar => element.GetRawText() == scalar.Text,
        _ => false,
    };

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
