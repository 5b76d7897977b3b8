using System.Text;

namespace Rke2Network.Yaml;

/// <summary>The text of a file as it was read, with what is needed to write it back alike.</summary>
/// <param name="Text">The text, with its own line ends and without a byte-order mark.</param>
/// <param name="Encoding">The encoding, which writes a byte-order mark where the file had one.</param>
internal sealed record SourceText(string Text, Encoding Encoding)
{
    /// <summary>A new file's text: UTF-8 without a byte-order mark.</summary>
    /// <param name="text">The text.</param>
    internal static SourceText New(string text) => new(text, YamlFile.Utf8);

    /// <summary>Another text in the same encoding.</summary>
    internal SourceText With(string text) => this with { Text = text };
}
