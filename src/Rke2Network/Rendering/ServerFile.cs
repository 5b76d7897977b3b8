namespace Rke2Network.Rendering;

/// <summary>A file of an RKE2 server.</summary>
/// <param name="RelativePath">Its path below the folder, with slashes.</param>
/// <param name="Content">Its text, with a final newline.</param>
public sealed record ServerFile(string RelativePath, string Content);
