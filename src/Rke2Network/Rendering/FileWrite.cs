using Rke2Network.Yaml;

namespace Rke2Network.Rendering;

/// <summary>A file to write.</summary>
/// <param name="Target">Its full path.</param>
/// <param name="Content">Its text and encoding.</param>
/// <param name="Backup">Whether the file that is there stays beside it under another name.</param>
/// <param name="Like">A file whose permissions it gets where it comes new; null for the machine's own.</param>
internal sealed record FileWrite(string Target, SourceText Content, bool Backup = false, string? Like = null);
