using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Model;

/// <summary>A comment in a file by which its author accepts what a rule finds: <c># rke2network:ignore RKE2NET301 reason</c>.</summary>
/// <param name="Ids">The identifiers that it names, in capitals; none where the comment names none.</param>
/// <param name="Reason">Why, in the author's words; empty where none is given.</param>
/// <param name="IsWholeFile">Whether it holds for all of its file: <c>rke2network:ignore-file</c>.</param>
/// <param name="Source">Where the comment stands.</param>
/// <param name="FirstLine">The first line that it holds for, from 1.</param>
/// <param name="LastLine">The last one.</param>
public sealed record Suppression(IReadOnlyList<string> Ids, string Reason, bool IsWholeFile, SourceLocation Source, int FirstLine, int LastLine)
{
    /// <summary>Whether a finding is accepted.</summary>
    /// <param name="finding">The finding. One without a place belongs to all files of the configuration.</param>
    /// <returns>True if the comment names its rule and holds for its place.</returns>
    public bool Covers(Finding finding) => Ids.Contains(finding.Id, StringComparer.Ordinal)
        && (finding.Source is { } place
            ? place.File == Source.File && (IsWholeFile || (place.Line >= FirstLine && place.Line <= LastLine))
            : IsWholeFile);

    /// <summary>The comment on one line.</summary>
    /// <returns>Identifiers and reason.</returns>
    public override string ToString() => $"{string.Join(", ", Ids)}{(Reason.Length == 0 ? string.Empty : ": " + Reason)}";
}
