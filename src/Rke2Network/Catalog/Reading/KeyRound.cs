namespace Rke2Network.Catalog.Reading;

/// <summary>A template's walk through the keys of a value.</summary>
/// <param name="owner">The value.</param>
internal sealed class KeyRound(UsageNode owner)
{
    internal UsageNode Owner => owner;

    /// <summary>Whether the keys became, as they are, those of a place whose schema names what may stand there.</summary>
    internal bool IsKept => IsPlaced && !IsChanged;

    /// <summary>Whether the keys became those of such a place.</summary>
    internal bool IsPlaced { get; set; }

    /// <summary>Whether a template made other words of them.</summary>
    internal bool IsChanged { get; set; }
}
