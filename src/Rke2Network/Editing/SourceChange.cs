using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>A file that a configuration was read from, or that comes new beside these, and what it becomes.</summary>
internal sealed class SourceChange
{
    internal SourceChange(string? path, string serverPath, SourceText? before, SourceText after)
    {
        Path = path;
        ServerPath = serverPath;
        Before = before;
        After = after;
    }

    /// <summary>The file's full path; null for a new one for which no folder is among those that were read.</summary>
    internal string? Path { get; }

    /// <summary>Its place among the files of a server, with slashes.</summary>
    internal string ServerPath { get; }

    /// <summary>Whether the file comes new.</summary>
    internal bool IsNew => Before is null;

    /// <summary>Whether the file's text changes.</summary>
    internal bool IsChanged => Before?.Text != After.Text;

    internal SourceText? Before { get; }

    internal SourceText After { get; }

    /// <summary>The change on one line.</summary>
    /// <returns>Path and what happens to it.</returns>
    public override string ToString() => $"{ServerPath} ({(IsNew ? "new" : IsChanged ? "changed" : "unchanged")})";
}
