using Rke2Network.Model;

namespace Rke2Network.Shortcuts;

/// <summary>The thing is not there: the release or the plugin lacks it.</summary>
/// <param name="Reason">What is lacking: the part of a sentence behind a colon, to which "from" and the releases can be added.</param>
/// <param name="Releases">The releases that have it, in words; null where it is the plugin that lacks it.</param>
internal sealed record MissingEffect(string Reason, string? Releases = null) : ShortcutEffect
{
    /// <summary>What the same plugin and release have in its place, as advice names it: <c>-FailurePolicy Abort</c>.</summary>
    internal string? Alternative { get; init; }

    /// <summary>Whether another plugin may have it.</summary>
    internal bool IsOfPlugin { get; init; } = true;

    /// <inheritdoc/>
    internal override string? Told => null;

    /// <inheritdoc/>
    internal override bool IsIn(Rke2Version release) => false;

    /// <inheritdoc/>
    internal override MissingEffect? Missing(Rke2Version release) => this;

    /// <inheritdoc/>
    internal override CniConfig Apply(CniConfig config) => config;
}
