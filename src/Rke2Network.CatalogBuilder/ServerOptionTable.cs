using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Model;

namespace Rke2Network.CatalogBuilder;

/// <summary>
/// Which options the server of each release takes: the table of k3s' options in pkg/cli/cmds/server.go, in which RKE2 must
/// name every one of them, and RKE2's own options there, in root.go and, in releases around v1.29, in pkg/rke2/rke2.go.
/// </summary>
internal static partial class ServerOptionTable
{
    /// <summary>Writes a line for each option: its name and the runs of releases that take it; a name behind a hyphen is one of k3s that no release takes.</summary>
    internal static void Write(TextWriter writer, GitRepository rke2, IReadOnlyList<Rke2Version> releases)
    {
        var read = releases.Select(release => Read(rke2, release.ToString())).ToArray();
        writer.Write("# The options of the server by release: taken from the first release to the last of each run. With a hyphen before: options of k3s that no release takes.\n");
        writer.Write("# Source: rancher/rke2, tags, pkg/cli/cmds/server.go, root.go, pkg/rke2/rke2.go.\n");
        foreach (var name in read.SelectMany(options => options.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var runs = Runs(releases, [.. read.Select(options => options.GetValueOrDefault(name))]).ToArray();
            writer.Write((runs.Length == 0 ? "-" + name : $"{name} {string.Join(' ', runs)}") + "\n");
        }
    }

    private static IEnumerable<string> Runs(IReadOnlyList<Rke2Version> releases, bool[] taken)
    {
        for (var i = 0; i < taken.Length; i++)
        {
            var first = i;
            while (i < taken.Length && taken[i])
            {
                i++;
            }

            if (i > first)
            {
                yield return i == taken.Length ? $"{releases[first]}.." : $"{releases[first]}..{releases[i - 1]}";
            }
        }
    }

    /// <summary>The options of a release, each with whether RKE2 takes it.</summary>
    private static Dictionary<string, bool> Read(GitRepository rke2, string tag)
    {
        var server = rke2.Text(tag, "pkg/cli/cmds/server.go") ?? string.Empty;
        var options = Base().Match(server) is { Success: true } table
            ? Entry().Matches(table.Value).ToDictionary(entry => entry.Groups[1].Value, entry => !entry.Groups[2].Value.StartsWith("drop", StringComparison.Ordinal))
            : throw new InvalidOperationException($"{tag}: pkg/cli/cmds/server.go has no table of k3s' options.");
        foreach (Match own in Own().Matches(string.Join('\n', server, rke2.Text(tag, "pkg/cli/cmds/root.go"), rke2.Text(tag, "pkg/rke2/rke2.go"))))
        {
            options[own.Groups["text"].Success ? own.Groups["text"].Value : Constant(own.Groups["package"].Value, own.Groups["name"].Value) + own.Groups["suffix"].Value] = true;
        }

        return options;
    }

    /// <summary>The text of a constant. Source: rancher/rke2 pkg/images/images.go, pkg/podtemplate/types.go.</summary>
    private static string Constant(string package, string name) =>
        Capital().Replace(name.Replace("APIServer", "Apiserver", StringComparison.Ordinal).Replace("ETCD", "Etcd", StringComparison.Ordinal), "-$0").ToLowerInvariant()
        + (package == "images" ? "-image" : string.Empty);

    [GeneratedRegex(@"k3sServerBase\s*=.*?^\t\}\)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Base();

    [GeneratedRegex(@"^\t\t""([a-z0-9-]+)"":\s*(\w*)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"cli\.\w+Flag\{\s*Name:\s+(""(?<text>[a-z0-9-]+)""|(?<package>\w+)\.(?<name>\w+)(\s*\+\s*""(?<suffix>[a-z-]+)"")?),")]
    private static partial Regex Own();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
