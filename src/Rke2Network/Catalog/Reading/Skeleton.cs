using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// What templates write of a chart's values: marks in the text, one for each value. Where a mark stands in a manifest
/// tells the schema of the value.
/// </summary>
internal sealed class Skeleton
{
    /// <summary>The member of a template's map that stands for all members of another value.</summary>
    internal const string CopyKey = "\u0000*";

    internal static readonly Regex Mark = new("\uE000([0-9]+)\uE001", RegexOptions.CultureInvariant);

    private readonly List<Emission> emissions = [];

    internal Emission this[Match mark] => emissions[int.Parse(mark.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture)];

    /// <summary>The mark of a whole value.</summary>
    internal string Dump(Abstraction value) => Add(value, isWhole: true);

    /// <summary>What a template writes of a value.</summary>
    internal string TextOf(Abstraction value)
    {
        TemplateReading.Use(value);
        if (value.Text is { } text)
        {
            return text;
        }

        foreach (var node in value.Nodes)
        {
            node.IsWritten = true;
        }

        return value.Nodes.Count > 0 || value.KeyOf is not null ? Add(value, isWhole: false)
            : value.Literals.Count == 1 ? Guard.TextOf(value.Literals[0])
            : string.Empty;
    }

    /// <summary>The values of a text that is read as YAML again.</summary>
    internal IEnumerable<Abstraction> TakeBack(string? text)
    {
        foreach (var emission in Mark.Matches(text ?? string.Empty).Cast<Match>().Select(mark => this[mark]).Where(emission => emission.IsWhole))
        {
            emission.IsPlaced = true;
            yield return emission.Value;
        }
    }

    /// <summary>Gives the values of which nobody knows where they go away as open.</summary>
    internal void OpenTheRest()
    {
        foreach (var emission in emissions.Where(emission => emission.IsWhole && !emission.IsPlaced))
        {
            Open(emission.Value);
        }
    }

    /// <summary>Whatever is written below these values may be taken.</summary>
    internal static void Open(Abstraction value)
    {
        var seen = new HashSet<Abstraction>();
        var waiting = new Stack<Abstraction>([value]);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            if (!seen.Add(next))
            {
                continue;
            }

            Effort.Spend(Effort.Step + next.Nodes.Count);
            foreach (var node in next.Nodes)
            {
                node.IsRead = node.IsOpen = true;
            }

            foreach (var part in (next.Members?.Values ?? Enumerable.Empty<Abstraction>()).Concat(next.Items ?? []))
            {
                waiting.Push(part);
            }
        }
    }

    private string Add(Abstraction value, bool isWhole)
    {
        Effort.Spend(Effort.Step);
        emissions.Add(new Emission(value, isWhole));
        return string.Format(CultureInfo.InvariantCulture, "\uE000{0}\uE001", emissions.Count - 1);
    }
}
