using YamlDotNet.Core;

namespace Rke2Network.Yaml;

/// <summary>Where a text that is read comes from, to tell the places of what is in it.</summary>
/// <param name="File">Its file; null where there is none.</param>
/// <param name="Line">How many lines of the file stand before it.</param>
/// <param name="Column">How many columns stand before each of its lines.</param>
/// <param name="Whole">The one place of everything in it, where the text is not laid out in the file as it is read; null otherwise.</param>
internal sealed record TextOrigin(string? File, int Line = 0, int Column = 0, SourceLocation? Whole = null)
{
    internal SourceLocation Place(Mark mark) => Place((int)mark.Line, (int)mark.Column);

    internal SourceLocation Place(int line, int column) => Whole ?? new SourceLocation(File, line + Line, column + Column);
}
