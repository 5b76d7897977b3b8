using Rke2Network.Rendering;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>A file that an export writes, and what is there now.</summary>
public sealed class ExportFile
{
    internal ExportFile(string name, FileWrite write, SourceText? before)
    {
        Name = name;
        Write = write;
        Before = before;
    }

    /// <summary>Its place among the files of a server, with slashes.</summary>
    public string Name { get; }

    /// <summary>Its full path.</summary>
    public string Target => Write.Target;

    /// <summary>Whether writing it would change anything.</summary>
    public bool IsChanged => Before is null || Before.Text != Write.Content.Text || Before.Encoding.WebName != Write.Content.Encoding.WebName;

    internal FileWrite Write { get; }

    internal SourceText? Before { get; }

    /// <summary>The change as a unified diff; secrets of the server's configuration file are masked.</summary>
    /// <returns>The text without a final newline; empty where nothing changes.</returns>
    public string Diff() => IsChanged ? TextDifference.Unified(Before?.Text, Write.Content.Text, Name) : string.Empty;

    /// <summary>The file.</summary>
    /// <returns>Its path.</returns>
    public override string ToString() => Target;
}
