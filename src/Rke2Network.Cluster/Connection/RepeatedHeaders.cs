using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;

namespace Rke2Network.Cluster.Connection;

/// <summary>
/// Headers that stand several times. API servers take each line of Impersonate-Group as one group, commas and all, and
/// the runtime writes all values of a header on one line. So they are one value with a mark between, for which the
/// header's encoding writes the next line. Only HTTP/1.1 has lines.
/// </summary>
internal static class RepeatedHeaders
{
    private const char Mark = '\uE000';

    /// <summary>Whether a text can be the value of a header.</summary>
    internal static bool IsValue(string text) => text.Length > 0 && !ControlCharacters.AreIn(text) && !text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Puts a header on a request, once for each value.</summary>
    internal static void Add(HttpRequestMessage request, string name, IReadOnlyList<string> values)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, string.Join(Mark, values));
        if (values.Count > 1)
        {
            request.Version = HttpVersion.Version11;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }
    }

    /// <summary>The encoding of a header; null for the runtime's own.</summary>
    internal static Encoding? EncodingOf(string name) => name.StartsWith(Impersonation.Prefix, StringComparison.OrdinalIgnoreCase) ? new Lines(name) : null;

    private sealed class Lines(string name) : Encoding
    {
        private readonly string next = $"\r\n{name}: ";

        public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(Written(chars, index, count));

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            UTF8.GetBytes(Written(chars, charIndex, charCount), bytes.AsSpan(byteIndex));

        public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount) + (charCount * next.Length);

        public override int GetCharCount(byte[] bytes, int index, int count) => UTF8.GetCharCount(bytes, index, count);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => UTF8.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

        public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);

        private string Written(char[] chars, int index, int count) => new string(chars, index, count).Replace(Mark.ToString(), next, StringComparison.Ordinal);
    }
}
