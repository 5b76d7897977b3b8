namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>A mistake that users make in chart values.</summary>
internal enum MutationKind
{
    /// <summary>A letter of a key is left out.</summary>
    LetterDropped,

    /// <summary>A letter of a key stands twice.</summary>
    LetterDoubled,

    /// <summary>Two neighbouring letters of a key change places.</summary>
    LettersSwapped,

    /// <summary>A letter of a key is another.</summary>
    LetterChanged,

    /// <summary>A value stands under a neighbour of its parent.</summary>
    WrongParent,

    /// <summary>A map, a list or a single value stands where one of the others is meant.</summary>
    WrongKind,

    /// <summary>A value is none of those that are taken.</summary>
    OutsideEnum,
}
