namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>Slips of the hand in a key.</summary>
internal static class KeyMistake
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>The key with a slip in it; it may be the same where letters repeat.</summary>
    internal static string Make(MutationKind kind, string key, SeededRandom random)
    {
        var at = random.Next(key.Length);
        switch (kind)
        {
            case MutationKind.LetterDropped:
                return key.Remove(at, 1);
            case MutationKind.LetterDoubled:
                return key.Insert(at, key.Substring(at, 1));
            case MutationKind.LettersSwapped:
                at = key.Length < 2 ? 0 : random.Next(key.Length - 1);
                return key.Length < 2 ? key : key.Substring(0, at) + key[at + 1] + key[at] + key.Substring(at + 2);
            default:
                return key.Substring(0, at) + Letters[random.Next(Letters.Length)] + key.Substring(at + 1);
        }
    }
}
