using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Rke2Network.Catalog;

/// <summary>
/// Facts on one line, as the catalog's files hold them: kinds and flags, then <c>@type</c>, <c>in</c> with the allowed values,
/// <c>needs</c> with required members, and <c>=</c> with the default, which goes to the end of the line.
/// </summary>
internal static class ValueFactsText
{
    private static readonly string[] Enforcements = ["", "!templates", "!helm", "!api"];

    internal static string Format(ValueFacts facts)
    {
        var text = new StringBuilder(ValueKindNames.Format(facts.Kinds));
        text.Append(facts.Enforcement == Enforcement.None ? string.Empty : " " + Enforcements[(int)facts.Enforcement]);
        text.Append(facts.IsOpen ? " open" : string.Empty);
        text.Append(facts.IsUnread ? " unread" : string.Empty);
        text.Append(facts.IsRefused ? " refused" : string.Empty);
        text.Append(facts.TypeName is null ? string.Empty : " @" + facts.TypeName);
        text.Append(facts.Allowed.Count == 0 ? string.Empty : " in " + string.Join(",", facts.Allowed.Select(Quote)));
        text.Append(facts.Required.Count == 0 ? string.Empty : " needs " + string.Join(",", facts.Required.Select(key => PercentText.Encode(key, " ,="))));
        text.Append(facts.Default is null ? string.Empty : " = " + facts.Default);
        return text.ToString();
    }

    internal static ValueFacts Parse(string text)
    {
        string? fallback = null;
        var at = text.IndexOf(" = ", StringComparison.Ordinal);
        if (at >= 0)
        {
            fallback = text.Substring(at + 3);
            text = text.Substring(0, at);
        }

        var words = text.Split(' ');
        string? typeName = null;
        var enforcement = Enforcement.None;
        IReadOnlyList<string> allowed = [];
        IReadOnlyList<string> required = [];
        bool open = false, unread = false, refused = false;
        for (var i = 1; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "open":
                    open = true;
                    break;
                case "unread":
                    unread = true;
                    break;
                case "refused":
                    refused = true;
                    break;
                case "in":
                    allowed = Next(words, ref i).Split(',').Select(Unquote).ToArray();
                    break;
                case "needs":
                    required = Next(words, ref i).Split(',').Select(PercentText.Decode).ToArray();
                    break;
                case { Length: > 1 } word when word[0] == '@':
                    typeName = word.Substring(1);
                    break;
                default:
                    enforcement = Array.IndexOf(Enforcements, words[i]) is var index and > 0 ? (Enforcement)index : throw new FormatException($"The catalog holds '{words[i]}', which is no fact.");
                    break;
            }
        }

        return new ValueFacts
        {
            Kinds = ValueKindNames.Parse(words[0]),
            Enforcement = enforcement,
            Default = fallback,
            Allowed = allowed,
            IsRefused = refused,
            IsOpen = open,
            IsUnread = unread,
            TypeName = typeName,
            Required = required,
        };
    }

    private static string Next(string[] words, ref int at) => ++at < words.Length ? words[at] : throw new FormatException($"The catalog holds '{string.Join(" ", words)}', which ends early.");

    private static string Quote(string value) => "'" + PercentText.Encode(value, " ,") + "'";

    private static string Unquote(string value) => value.Length >= 2 && value[0] == '\'' && value[value.Length - 1] == '\''
        ? PercentText.Decode(value.Substring(1, value.Length - 2))
        : throw new FormatException($"The catalog holds the value {value} without quotes.");
}
