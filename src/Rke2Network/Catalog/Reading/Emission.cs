namespace Rke2Network.Catalog.Reading;

/// <summary>A value that a template writes.</summary>
/// <param name="value">The value.</param>
/// <param name="isWhole">Whether all of it is written as YAML or JSON, not a single value.</param>
internal sealed class Emission(Abstraction value, bool isWhole)
{
    internal Abstraction Value => value;

    internal bool IsWhole => isWhole;

    /// <summary>Whether it is known where it goes.</summary>
    internal bool IsPlaced { get; set; }
}
