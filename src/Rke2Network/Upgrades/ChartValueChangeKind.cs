namespace Rke2Network.Upgrades;

/// <summary>What an upgrade does to a value that a user sets.</summary>
public enum ChartValueChangeKind
{
    /// <summary>The chart no longer takes it: helm ignores it in silence.</summary>
    Removed,

    /// <summary>The chart takes it under another name.</summary>
    Renamed,

    /// <summary>The chart stops with an error where it is set.</summary>
    Refused,

    /// <summary>The chart still lists it, and no longer reads it.</summary>
    NoEffect,

    /// <summary>It must be of another kind.</summary>
    Kind,

    /// <summary>Other values are taken.</summary>
    Allowed,

    /// <summary>The chart's default, which the user's value stands in place of, is another.</summary>
    Default,

    /// <summary>The chart takes it only from the later release on.</summary>
    Added,
}
