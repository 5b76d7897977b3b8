using System;
using Rke2Network.Model;

namespace Rke2Network.Shortcuts;

/// <summary>A part of the configuration that is no chart value.</summary>
internal sealed record ConfigEffect(string? Text, Func<CniConfig, CniConfig> Change) : ShortcutEffect
{
    /// <inheritdoc/>
    internal override string? Told => Text;

    /// <inheritdoc/>
    internal override CniConfig Apply(CniConfig config) => Change(config);
}
