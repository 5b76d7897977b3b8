using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>A file of an example.</summary>
/// <param name="Name">Its place among the files of a server: <c>config.yaml</c>, <c>config.yaml.d/…</c> or <c>server/manifests/…</c>.</param>
/// <param name="Text">What the page shows. <c>&lt;900 characters&gt;</c> stands for so many.</param>
internal sealed record ExampleFile(string Name, string Text)
{
    private static readonly Regex Filling = new(@"<(\d+) characters>", RegexOptions.CultureInvariant);

    /// <summary>Its rank in the order in which RKE2 reads.</summary>
    internal int Rank => IsManifest ? 2 : Name == ServerConfigReader.FileName ? 0 : 1;

    private bool IsManifest => Name.StartsWith("server/manifests/", StringComparison.Ordinal);

    /// <summary>What a server would hold.</summary>
    internal string Content => Filling.Replace(Text, match => new string('x', int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));

    /// <summary>The file as if it had been read.</summary>
    internal ConfigSource AsSource() => new(Name, Name, IsManifest, SourceText.New(Content));
}
