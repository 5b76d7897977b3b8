using System.Linq;
using System.Text.RegularExpressions;
using DiffPlex.Renderer;

namespace Rke2Network.Editing;

/// <summary>What differs between two texts, as diff -u shows it.</summary>
internal static class TextDifference
{
    /// <summary>Options of RKE2 that hold secrets. Source: rancher/rke2-docs docs/reference/server_config.md.</summary>
    private static readonly Regex Secret = new(
        @"^(\s*[""']?(?:token|agent-token|etcd-s3-access-key|etcd-s3-secret-key|datastore-endpoint)[""']?\s*:\s*)\S.*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The difference with three lines around each change.</summary>
    /// <param name="before">The old text; null where the file comes new.</param>
    /// <param name="after">The new text.</param>
    /// <param name="name">The file's name.</param>
    internal static string Unified(string? before, string after, string name)
    {
        var text = UnidiffRenderer.GenerateUnidiff(Shown(before ?? string.Empty), Shown(after), before is null ? "/dev/null" : "a/" + name, "b/" + name);
        return string.Join("\n", text.Replace("\r", string.Empty).Split('\n').Where(line => line.Trim().Length > 0));
    }

    private static string Shown(string text) => Secret.Replace(text.Replace("\r\n", "\n").TrimEnd('\n'), "$1***");
}
