using Rke2Network.Model;

namespace Rke2Network.Shortcuts;

/// <summary>One thing that a shortcut does to a configuration.</summary>
internal abstract record ShortcutEffect
{
    /// <summary>What is said of it on the verbose stream; null for nothing.</summary>
    internal abstract string? Told { get; }

    /// <summary>Whether a release has what it takes.</summary>
    internal virtual bool IsIn(Rke2Version release) => true;

    /// <summary>What is missing for it in a release; null where nothing is.</summary>
    internal virtual MissingEffect? Missing(Rke2Version release) => null;

    /// <summary>The configuration with it.</summary>
    internal abstract CniConfig Apply(CniConfig config);
}
