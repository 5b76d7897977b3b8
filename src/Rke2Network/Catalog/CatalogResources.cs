using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Rke2Network.Catalog;

/// <summary>The catalog's files in this assembly, which the build compresses.</summary>
internal static class CatalogResources
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    internal static TextReader Open(string name) => TryOpen(name) ?? throw new InvalidOperationException($"The assembly lacks {name}.");

    /// <summary>Opens a file; null where there is none of this name.</summary>
    internal static TextReader? TryOpen(string name) => typeof(CatalogResources).Assembly.GetManifestResourceStream(name + ".gz") is { } stream
        ? new StreamReader(new GZipStream(stream, CompressionMode.Decompress), Encoding.UTF8)
        : null;
}
