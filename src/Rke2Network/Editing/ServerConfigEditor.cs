using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Rendering;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>
/// Changes the options of a server where its files set them: a key in the file that decides, and nothing else. The
/// trees of the files change here; their texts follow.
/// </summary>
internal static class ServerConfigEditor
{
    private const string Append = "+";

    /// <summary>Changes the trees of config.yaml and config.yaml.d.</summary>
    /// <param name="files">The trees in the order in which RKE2 reads their files; at least one.</param>
    /// <param name="before">The options that they set.</param>
    /// <param name="after">The options that they shall set.</param>
    /// <returns>The trees as they shall be.</returns>
    internal static IReadOnlyList<YamlMap> Change(IReadOnlyList<YamlMap> files, IReadOnlyList<ServerOption> before, IReadOnlyList<ServerOption> after)
    {
        var trees = files.ToArray();
        foreach (var name in after.Concat(before).Select(option => option.Name).Distinct(StringComparer.Ordinal))
        {
            var (old, wanted) = (Named(before, name), Named(after, name));
            if (old is not null && wanted is not null && old.Values.SequenceEqual(wanted.Values))
            {
                continue;
            }

            if ((wanted ?? old)!.IsRepeated)
            {
                ChangeArguments(trees, name, old?.Values ?? [], wanted?.Values ?? []);
            }
            else
            {
                ChangeValue(trees, name, wanted);
            }
        }

        return trees;
    }

    private static ServerOption? Named(IReadOnlyList<ServerOption> options, string name) => options.FirstOrDefault(option => option.Name == name);

    private static void ChangeValue(YamlMap[] trees, string name, ServerOption? wanted)
    {
        var at = Array.FindLastIndex(trees, tree => tree.Find(name) is not null);
        var there = at < 0 ? null : trees[at].Find(name);
        for (var i = 0; i < trees.Length; i++)
        {
            // What others add to it is part of the value that is written now; an earlier one never held.
            trees[i] = Without(trees[i], name + Append);
            trees[i] = wanted is null ? Without(trees[i], name) : trees[i];
        }

        if (wanted is not null)
        {
            at = Math.Max(at, 0);
            trees[at] = trees[at].With(name, Value(wanted, there));
        }
    }

    /// <summary>In the form that it had: a list, or a text with commas.</summary>
    private static YamlValue Value(ServerOption wanted, YamlValue? there)
    {
        var parts = wanted.Values.SelectMany(value => value.Split(',')).ToArray();
        return wanted.IsSwitch ? YamlScalar.True
            : there is YamlList || (there is null && wanted.Values.Count > 1) ? YamlList.OfStrings(parts)
            : YamlScalar.String(string.Join(",", parts));
    }

    /// <summary>Arguments of a component stand among others that are none of ours.</summary>
    private static void ChangeArguments(YamlMap[] trees, string name, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var gone in before.Except(after))
        {
            var successor = after.FirstOrDefault(argument => Key(argument) == Key(gone));
            for (var i = 0; i < trees.Length; i++)
            {
                trees[i] = Replace(Replace(trees[i], name, gone, successor), name + Append, gone, successor);
            }
        }

        foreach (var missing in after.Where(argument => !trees.Any(tree => Arguments(tree, name).Concat(Arguments(tree, name + Append)).Contains(argument))))
        {
            var at = Array.FindLastIndex(trees, tree => Arguments(tree, name).Length > 0);
            at = Math.Max(at, 0);
            trees[at] = trees[at].With(name, YamlList.OfStrings(Arguments(trees[at], name).Append(missing)));
        }
    }

    private static string Key(string argument) => argument.Split('=')[0];

    private static string[] Arguments(YamlMap tree, string name) => tree.Find(name) switch
    {
        YamlList list => [.. list.OfType<YamlScalar>().Select(item => item.Text)],
        YamlScalar { Kind: not YamlScalarKind.Null } scalar => [scalar.Text],
        _ => [],
    };

    /// <summary>The option node-cidr-mask-size is the older form of that for IPv4.</summary>
    private static YamlMap Replace(YamlMap tree, string name, string gone, string? successor)
    {
        var arguments = Arguments(tree, name);
        var left = arguments
            .Select(argument => argument == gone || argument == gone.Replace("node-cidr-mask-size-ipv4=", "node-cidr-mask-size=") ? successor : argument)
            .OfType<string>()
            .ToArray();
        return left.SequenceEqual(arguments) ? tree
            : left.Length == 0 ? Without(tree, name)
            : tree.With(name, tree.Find(name) is YamlScalar && left.Length == 1 ? YamlScalar.String(left[0]) : YamlList.OfStrings(left));
    }

    private static YamlMap Without(YamlMap tree, string name) =>
        tree.Find(name) is null ? tree : new YamlMap(tree.Where(entry => entry.Key != name), tree.Source);
}
