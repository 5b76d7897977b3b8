using System;
using System.Linq;
using System.Text;
using Rke2Network.Yaml;

namespace Rke2Network.Tests.Editing;

/// <summary>Writes trees as people do: with comments, blank lines, brackets, quotes and indents of any kind.</summary>
internal sealed class LayoutWriter(int seed, bool multiLine = true)
{
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    internal string Write(YamlMap map)
    {
        Noise(0);
        if (map.Count == 0)
        {
            return text + (Chance(2) ? "{}\n" : string.Empty);
        }

        WriteMap(map, 0, onLine: false);
        Noise(0);
        return Chance(5) && !text.ToString().Contains('|') ? text.ToString().TrimEnd('\n') : text.ToString();
    }

    private bool Chance(int of) => random.Next(of) == 0;

    private void Noise(int indent)
    {
        if (Chance(4))
        {
            text.Append(' ', indent).Append("# a comment\n");
        }

        if (Chance(8))
        {
            text.Append('\n');
        }
    }

    private void WriteMap(YamlMap map, int indent, bool onLine)
    {
        foreach (var entry in map)
        {
            if (!onLine)
            {
                Noise(indent);
                text.Append(' ', indent);
            }

            onLine = false;
            text.Append(entry.Key).Append(':');
            WriteBelow(entry.Value, indent, isKey: true);
        }
    }

    private void WriteBelow(YamlValue value, int indent, bool isKey)
    {
        if (value is YamlMap { Count: > 0 } or YamlList { Count: > 0 } && !Chance(4))
        {
            var step = 1 + random.Next(4);
            if (!isKey && Chance(2))
            {
                // Behind the dash.
                text.Append(' ', step);
                WriteCollection(value, indent + 1 + step, onLine: true);
                return;
            }

            EndLine();
            Noise(indent + step);
            WriteCollection(value, value is YamlList && isKey && Chance(3) ? indent : indent + step, onLine: false);
            return;
        }

        text.Append(value is YamlScalar { Kind: YamlScalarKind.Null } && Chance(2) ? string.Empty : new string(' ', 1 + random.Next(2)) + Inline(value, indent));
        if (text[text.Length - 1] != '\n')
        {
            EndLine();
        }
    }

    private void WriteCollection(YamlValue value, int indent, bool onLine)
    {
        if (value is YamlMap map)
        {
            WriteMap(map, indent, onLine);
            return;
        }

        foreach (var item in (YamlList)value)
        {
            if (!onLine)
            {
                Noise(indent);
                text.Append(' ', indent);
            }

            onLine = false;
            text.Append('-');
            WriteBelow(item, indent, isKey: false);
        }
    }

    private void EndLine() => text.Append(Chance(4) ? " # why\n" : Chance(10) ? "  \n" : "\n");

    private string Inline(YamlValue value, int indent)
    {
        if (value is YamlMap or YamlList)
        {
            return Flow(value);
        }

        var scalar = (YamlScalar)value;
        if (multiLine && scalar.Kind == YamlScalarKind.String && scalar.Text.Contains('\n') && Chance(2))
        {
            var ended = scalar.Text[scalar.Text.Length - 1] == '\n';
            return (ended ? "|" : "|-") + "\n" + string.Concat(scalar.Text.TrimEnd('\n').Split('\n').Select(line => new string(' ', indent + 2) + line + "\n"));
        }

        return Quoted(scalar);
    }

    private string Quoted(YamlScalar scalar) => scalar.Kind == YamlScalarKind.String && !scalar.Text.Contains('\n') && Chance(3)
        ? "'" + scalar.Text.Replace("'", "''") + "'"
        : scalar.Kind == YamlScalarKind.String && Chance(3) ? YamlWriter.Quoted(scalar.Text) : scalar.ToString();

    private string Flow(YamlValue value) => value switch
    {
        YamlMap map => "{" + string.Join(Chance(2) ? ", " : ",", map.Select(entry => $"{entry.Key}: {Flow(entry.Value)}")) + (map.Count > 0 && Chance(8) ? "," : string.Empty) + "}",
        YamlList list => "[" + string.Join(", ", list.Select(Flow)) + "]",
        YamlScalar { Kind: YamlScalarKind.String } scalar => YamlWriter.Quoted(scalar.Text),
        _ => value.ToString(),
    };
}
