using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Resources;

/// <summary>The API speaks JSON, the domain has trees.</summary>
internal static class JsonTrees
{
    /// <summary>A tree as JSON.</summary>
    internal static ReadOnlyMemory<byte> Write(YamlValue tree)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, tree);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>JSON as a tree.</summary>
    /// <param name="element">The JSON.</param>
    /// <param name="keep">Whether a key is wanted; null for all. What nobody asks for takes no memory.</param>
    /// <exception cref="JsonException">A text holds half of a character, which no text can.</exception>
    internal static YamlValue Read(JsonElement element, Func<string, bool>? keep = null)
    {
        try
        {
            return Tree(element, keep);
        }
        catch (InvalidOperationException fault)
        {
            throw new JsonException(fault.Message, fault);
        }
    }

    private static YamlValue Tree(JsonElement element, Func<string, bool>? keep) => element.ValueKind switch
    {
        JsonValueKind.Object => new YamlMap(element.EnumerateObject()
            .Where(property => keep?.Invoke(property.Name) != false)
            .GroupBy(property => property.Name, StringComparer.Ordinal) // JSON lets a key stand twice: the last holds
            .Select(property => new KeyValuePair<string, YamlValue>(property.Key, Tree(property.Last().Value, keep)))),
        JsonValueKind.Array => new YamlList(element.EnumerateArray().Select(item => Tree(item, keep))),
        JsonValueKind.String => YamlScalar.String(element.GetString()!),
        JsonValueKind.True => YamlScalar.True,
        JsonValueKind.False => YamlScalar.False,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? YamlScalar.Integer(whole) : YamlScalar.Float(element.GetDouble()),
        _ => YamlScalar.Null,
    };

    private static void Write(Utf8JsonWriter writer, YamlValue tree)
    {
        switch (tree)
        {
            case YamlMap map:
                writer.WriteStartObject();
                foreach (var entry in map)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlScalar scalar:
                Write(writer, scalar);
                break;
            default:
                throw new ArgumentException($"A {tree.GetType().Name} is no JSON.", nameof(tree));
        }
    }

    private static void Write(Utf8JsonWriter writer, YamlScalar scalar)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                writer.WriteNullValue();
                break;
            case YamlScalarKind.Boolean:
                writer.WriteBooleanValue(scalar.Text == YamlScalar.True.Text);
                break;
            case YamlScalarKind.Integer or YamlScalarKind.Float:
                writer.WriteRawValue(scalar.Text.StartsWith('.') ? "0" + scalar.Text : scalar.Text); // Canonical digits are JSON's.
                break;
            default:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }
}
