using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace Rke2Network.Cluster.Connection;

/// <summary>Tells by what things are made of whether they are the same, and keeps no secret that they are made of.</summary>
internal static class Digest
{
    /// <summary>The SHA-256 of parts: each with its length before it, so that no two lists of parts read alike.</summary>
    internal static string Of(IEnumerable<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
