using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog;

/// <summary>
/// A condition on a chart's values, as its text form says: <c>and(…)</c>, <c>not(…)</c>, <c>set(path)</c> (neither empty nor false),
/// <c>given(path)</c>, <c>is(path,'value',…)</c>.
/// </summary>
internal sealed class Condition
{
    private IReadOnlyList<IReadOnlyList<string>>? paths;

    private Condition(string operation, IReadOnlyList<Condition> parts, IReadOnlyList<string> path, IReadOnlyList<string> values)
    {
        Operation = operation;
        Parts = parts;
        Path = path;
        Values = values;
    }

    /// <summary><c>and</c>, <c>not</c>, <c>set</c>, <c>given</c> or <c>is</c>.</summary>
    internal string Operation { get; }

    internal IReadOnlyList<Condition> Parts { get; }

    internal IReadOnlyList<string> Path { get; }

    internal IReadOnlyList<string> Values { get; }

    /// <summary>The paths that it speaks of; gathered once, as every check of a chart asks for them.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Paths() => paths ??= Path.Count > 0 ? [Path] : [.. Parts.SelectMany(part => part.Paths())];

    internal static Condition And(IReadOnlyList<Condition> parts) =>
        parts.Count == 1 ? parts[0] : new("and", [.. parts.SelectMany(part => part.Operation == "and" ? part.Parts : [part])], [], []);

    internal static Condition Not(Condition inner) => inner.Operation == "not" ? inner.Parts[0] : new("not", [inner], [], []);

    internal static Condition Set(IReadOnlyList<string> path) => new("set", [], path, []);

    internal static Condition Given(IReadOnlyList<string> path) => new("given", [], path, []);

    internal static Condition Is(IReadOnlyList<string> path, IReadOnlyList<string> values) => new("is", [], path, values);

    /// <summary>Whether it holds; null where a value decides that nobody knows.</summary>
    /// <param name="value">The text of the value at a path; null where there is none; <see cref="Unknown"/> where it is not known.</param>
    internal bool? Holds(Func<IReadOnlyList<string>, string?> value)
    {
        switch (Operation)
        {
            case "and":
                bool? all = true;
                foreach (var part in Parts)
                {
                    switch (part.Holds(value))
                    {
                        case false:
                            return false;
                        case null:
                            all = null;
                            break;
                    }
                }

                return all;
            case "not":
                return !Parts[0].Holds(value);
            default:
                var text = value(Path);
                return ReferenceEquals(text, Unknown) ? null
                    : Operation == "given" ? text is not null
                    : Operation == "set" ? text is not (null or "" or "false" or "0" or "0.0")
                    : Values.Contains(text ?? string.Empty);
        }
    }

    /// <summary>The text of a value that is not known.</summary>
    internal static string Unknown { get; } = new('?', 1);

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    internal static Condition Parse(string text)
    {
        var at = 0;
        var condition = Parse(text, ref at);
        return at == text.Length ? condition : throw Broken(text);
    }

    /// <inheritdoc/>
    public override string ToString() => Operation switch
    {
        "and" or "not" => $"{Operation}({string.Join(",", Parts)})",
        "is" => $"is({Quote(Path)},{string.Join(",", Values.Select(value => Quote([value])))})",
        _ => $"{Operation}({Quote(Path)})",
    };

    private static string Quote(IEnumerable<string> path) => "'" + string.Join("/", path.Select(key => PercentText.Encode(key, "/'"))) + "'";

    private static string[] Unquote(string text) => text.Split('/').Select(PercentText.Decode).ToArray();

    private static Condition Parse(string text, ref int at)
    {
        var open = text.IndexOf('(', at);
        var operation = open < 0 ? string.Empty : text.Substring(at, open - at);
        var parts = new List<Condition>();
        var words = new List<string>();
        for (at = open + 1; Current(text, at) != ')';)
        {
            if (text[at] == ',')
            {
                at++;
            }
            else if (text[at] == '\'')
            {
                var end = text.IndexOf('\'', at + 1);
                words.Add(end < 0 ? throw Broken(text) : text.Substring(at + 1, end - at - 1));
                at = end + 1;
            }
            else
            {
                parts.Add(Parse(text, ref at));
            }
        }

        at++;
        var isWhole = operation switch
        {
            "and" => words.Count == 0,
            "not" => words.Count == 0 && parts.Count == 1,
            "set" or "given" => words.Count == 1 && parts.Count == 0,
            "is" => words.Count > 0 && parts.Count == 0,
            _ => false,
        };
        return isWhole
            ? new Condition(operation, parts, words.Count > 0 ? Unquote(words[0]) : [], words.Skip(1).Select(word => Unquote(word)[0]).ToArray())
            : throw Broken(text);
    }

    private static char Current(string text, int at) => at > 0 && at < text.Length ? text[at] : throw Broken(text);

    private static FormatException Broken(string text) => new($"The catalog holds the condition '{text}'.");
}
