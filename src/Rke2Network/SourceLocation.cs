using System;

namespace Rke2Network;

/// <summary>A place in a file or text.</summary>
/// <param name="File">The file's path, or null for text that came from no file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record SourceLocation(string? File, int Line, int Column)
{
    /// <summary>The place as compilers write it.</summary>
    /// <returns><c>file:line:column</c>, or <c>line L, column C</c> without a file.</returns>
    public override string ToString() => File is null
        ? FormattableString.Invariant($"line {Line}, column {Column}")
        : FormattableString.Invariant($"{File}:{Line}:{Column}");
}
