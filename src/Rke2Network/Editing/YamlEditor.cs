using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>
/// Changes a document's text so that it says what a tree says, and leaves every line alone that need not change:
/// comments, order, quotes and blanks stay. After each step the text is read again, so that what a step did beside its
/// aim (behind an anchor, say) is seen and mended by the next, and the outcome is proved.
/// </summary>
internal static class YamlEditor
{
    /// <summary>Changes one document of a text.</summary>
    /// <param name="text">The text; lines end in LF.</param>
    /// <param name="document">Which document, from 0.</param>
    /// <param name="target">What it shall say.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The new text.</returns>
    /// <exception cref="InputException">A value stands in a form that cannot be changed in place; nothing is lost by it.</exception>
    internal static string Change(string text, int document, YamlMap target, string? file)
    {
        var documents = YamlReader.ReadAll(text, file);
        var changed = text;
        var seen = new HashSet<string>(StringComparer.Ordinal) { text };
        for (var current = documents.ElementAtOrDefault(document); ;)
        {
            if (TreeDifference.First(current is YamlMap ? current : YamlMap.Empty, target) is not { } step)
            {
                return changed;
            }

            changed = Take(step, changed, document, target);
            documents = Reread(changed, documents, document, step, file);
            current = documents.ElementAtOrDefault(document);
            if (!seen.Add(changed))
            {
                throw Fixed(step, file, current);
            }
        }
    }

    private static string Take(TreeDifference step, string text, int document, YamlMap target)
    {
        var root = LayoutReader.Read(text, document);
        if (root is not LayoutMap map)
        {
            // Nothing but comments, or null: the keys stand behind.
            return root is null or LayoutScalar { IsEmpty: true } ? TextSplice.AppendLines(text, root?.End ?? text.Length, YamlWriter.Write(target)) : text;
        }

        if (step.Path.Count == 0 || map is { IsFlow: true, Entries.Count: 0 })
        {
            return TextSplice.Replace(text, map.Start, map.End, YamlWriter.Write(target));
        }

        // An alias on the way is written out: what it refers to may stand for others too.
        LayoutNode node = map;
        LayoutCollection holder = map;
        LayoutCollection above;
        for (var i = 0; i < step.Path.Count; i++)
        {
            var last = i == step.Path.Count - 1;
            (above, holder) = (holder, (LayoutCollection)node);
            var child = Child(holder, step.Path[i]);
            if (child is null && i > 0 && holder.IsFlow && !holder.Children.Any() && !above.IsFlow)
            {
                // What stood in brackets as there was nothing in it gets lines of its own.
                return ValueEdit.Replace(text, above, step.Path[i - 1], At(target, step.Path, i));
            }

            if (child is null || (last && step.Kind != TreeDifferenceKind.Set))
            {
                // Where a key came by a merge it is written beside it from here on.
                return (last ? step.Kind : TreeDifferenceKind.Add) switch
                {
                    TreeDifferenceKind.Remove => child is null ? text : CollectionEdit.Remove(text, holder, step.Path[i]),
                    TreeDifferenceKind.Rename => child is null ? text : CollectionEdit.Rename(text, (LayoutMap)holder, step.Path[i], ((YamlScalar)step.Value!).Text),
                    _ => CollectionEdit.Add(text, holder, step.Path[i], At(target, step.Path, i + 1)),
                };
            }

            node = child;
            if (last || node is not LayoutCollection)
            {
                return ValueEdit.Replace(text, holder, step.Path[i], At(target, step.Path, i + 1));
            }
        }

        return text;
    }

    /// <summary>The other documents of the text must say what they said.</summary>
    private static IReadOnlyList<YamlValue> Reread(string text, IReadOnlyList<YamlValue> before, int document, TreeDifference step, string? file)
    {
        try
        {
            var after = YamlReader.ReadAll(text, file);
            var others = before.Where((_, i) => i != document).ToArray();
            if (after.Where((_, i) => i != document).ToArray() is { } now && now.Length == others.Length && now.Zip(others, (a, b) => a.SameAs(b)).All(same => same))
            {
                return after;
            }
        }
        catch (InputException)
        {
            // What came out is no YAML: said below.
        }

        throw Fixed(step, file, before.ElementAtOrDefault(document));
    }

    private static YamlValue At(YamlMap target, IReadOnlyList<string> path, int length)
    {
        YamlValue value = target;
        foreach (var segment in path.Take(length))
        {
            value = value is YamlList list ? list[ValuePath.PositionOf(segment)!.Value] : ((YamlMap)value).Find(segment)!;
        }

        return value;
    }

    private static LayoutNode? Child(LayoutCollection holder, string segment) => holder is LayoutList list
        ? list.Items.ElementAtOrDefault(ValuePath.PositionOf(segment) ?? int.MaxValue)
        : ((LayoutMap)holder).Entries.Find(entry => entry.Key == segment)?.Value;

    private static InputException Fixed(TreeDifference step, string? file, YamlValue? document) => new(
        "NotEditable",
        file ?? document?.Source?.ToString(),
        $"{ValuePath.Format(step.Path)} stands in a form that cannot be changed in place (an anchor, a merge or a complex key); the file is as it was.",
        "Change it by hand, or write it without anchors.");
}
