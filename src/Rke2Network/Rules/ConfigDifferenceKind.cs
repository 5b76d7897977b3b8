namespace Rke2Network.Rules;

/// <summary>How one configuration differs from another in a part.</summary>
public enum ConfigDifferenceKind
{
    /// <summary>Only the second has it.</summary>
    Added,

    /// <summary>Only the first has it.</summary>
    Removed,

    /// <summary>Both have it, not alike.</summary>
    Changed,
}
