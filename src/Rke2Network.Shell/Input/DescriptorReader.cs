using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Rke2Network.Shell.Input;

/// <summary>
/// Lines of standard input on Linux and macOS, from the descriptor itself: a terminal edits them, and the wait for one
/// can end early, which a wait in Console.ReadLine cannot.
/// </summary>
internal sealed class DescriptorReader
{
    /// <summary>poll's POLLIN, POLLERR, POLLHUP and POLLNVAL: a read would not wait. The same on Linux and macOS.</summary>
    private const short Readable = 0x01 | 0x08 | 0x10 | 0x20;

    private const int PollMilliseconds = 100;

    private readonly List<byte> pending = [];
    private FileStream? stream;

    /// <summary>Waits for a line.</summary>
    /// <returns>The line without its end; null at the end of input.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="isInterrupted"/> became true.</exception>
    internal string? ReadLine(Func<bool> isInterrupted)
    {
        stream ??= new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        var buffer = new byte[4096];
        while (true)
        {
            if (isInterrupted())
            {
                pending.Clear();
                throw new OperationCanceledException();
            }

            var end = pending.IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(end, end + 1);
            }

            if (!IsReadable())
            {
                continue;
            }

            var read = stream.Read(buffer);
            if (read == 0)
            {
                return pending.Count == 0 ? null : Take(pending.Count, pending.Count);
            }

            pending.AddRange(buffer.AsSpan(0, read));
        }
    }

    private string Take(int length, int consumed)
    {
        var line = Console.InputEncoding.GetString([.. pending[..length]]).TrimEnd('\r');
        pending.RemoveRange(0, consumed);
        return line;
    }

    private static bool IsReadable()
    {
        var input = new PollDescriptor { Descriptor = 0, Events = Readable };
        return Poll(ref input, 1, PollMilliseconds) > 0 && (input.Happened & Readable) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        internal int Descriptor;
        internal short Events;
        internal short Happened;
    }
}
