namespace Rke2Network.Checking;

/// <summary>What a value became.</summary>
/// <param name="Path">Its new path.</param>
/// <param name="Note">What becomes of the value, where it changes too.</param>
internal sealed record Rename(string[] Path, string? Note);
