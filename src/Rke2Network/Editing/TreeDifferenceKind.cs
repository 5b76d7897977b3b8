namespace Rke2Network.Editing;

/// <summary>What a step does to a tree.</summary>
internal enum TreeDifferenceKind
{
    /// <summary>Another value takes the place of the one there.</summary>
    Set,

    /// <summary>A key gets another name and keeps its value.</summary>
    Rename,

    /// <summary>A key or an item comes.</summary>
    Add,

    /// <summary>A key or an item goes.</summary>
    Remove,
}
