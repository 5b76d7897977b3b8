using System;
using System.Threading;

namespace Rke2Network.Shell.Input;

/// <summary>Lines of standard input, with Ctrl+C.</summary>
internal sealed class TerminalInput
{
    private readonly DescriptorReader descriptor = new();
    private volatile bool interrupted;

    /// <summary>
    /// Whether the terminal on both ends takes escape codes, and the user wants them. Else the terminal itself edits
    /// the line (its line discipline, or the console of Windows) and nothing but text is written.
    /// </summary>
    internal static bool IsCapable { get; } =
        !Console.IsInputRedirected
        && !Console.IsOutputRedirected
        && ShellUserInterface.EscapesAllowed
        && (OperatingSystem.IsWindows() || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TERM")));

    /// <summary>Ctrl+C was pressed: the wait for a line ends.</summary>
    internal void Interrupt() => interrupted = true;

    /// <summary>Something new begins, which an earlier Ctrl+C does not concern.</summary>
    internal void Reset() => interrupted = false;

    /// <summary>Waits for a line.</summary>
    /// <returns>The line without its end; null where the input ends (Ctrl+D, a closed terminal).</returns>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed; what was typed is gone.</exception>
    internal string? ReadLine() =>
        IsCapable ? KeyReader.ReadLine(() => interrupted)
        : OperatingSystem.IsWindows() ? ReadConsoleLine()
        : descriptor.ReadLine(() => interrupted);

    /// <summary>The console answers Ctrl+C with the end of input, and tells of the key at about the same time.</summary>
    private string? ReadConsoleLine()
    {
        var line = Console.In.ReadLine();
        if (line is null && !Console.IsInputRedirected)
        {
            SpinWait.SpinUntil(() => interrupted, TimeSpan.FromMilliseconds(100));
        }

        return interrupted ? throw new OperationCanceledException() : line;
    }
}
