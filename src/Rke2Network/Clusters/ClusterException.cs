using System;
using System.Collections.Generic;

namespace Rke2Network.Clusters;

/// <summary>A cluster, its kubeconfig or the way to it fails. The message says what failed, why, and what to do.</summary>
public sealed class ClusterException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorId">Stable PascalCase identifier, such as <c>Unreachable</c>.</param>
    /// <param name="context">The kubeconfig context; null where none is chosen yet.</param>
    /// <param name="reason">What failed and why: whole sentences.</param>
    /// <param name="advice">What to do: whole sentences.</param>
    /// <param name="innerException">The failure underneath, if there is one. Its text is never shown with the message, as it may hold secrets.</param>
    public ClusterException(string errorId, string? context, string reason, string advice, Exception? innerException = null)
        : base(ControlCharacters.Visible($"{(context is null ? string.Empty : $"{context}: ")}{reason} {advice}".TrimEnd()), innerException)
    {
        ErrorId = errorId;
        Context = context;
        Reason = reason;
        Advice = advice;
    }

    /// <summary>Stable PascalCase identifier of the kind of failure.</summary>
    public string ErrorId { get; }

    /// <summary>The kubeconfig context.</summary>
    public string? Context { get; }

    /// <summary>What failed and why.</summary>
    public string Reason { get; }

    /// <summary>What to do.</summary>
    public string Advice { get; }

    /// <summary>The fields that others own, where that is why an object was refused.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];
}
