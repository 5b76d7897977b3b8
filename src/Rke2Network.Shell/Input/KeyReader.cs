using System;
using System.Globalization;
using System.Text;
using System.Threading;

namespace Rke2Network.Shell.Input;

/// <summary>
/// The answer to a question, key by key: once keys have been read, as the line editor does, the terminal no longer edits
/// lines, and Console.ReadLine cannot be woken by Ctrl+C.
/// </summary>
internal static class KeyReader
{
    /// <summary>Reads a line, which Backspace shortens.</summary>
    /// <returns>The line; null for Ctrl+D on the empty line.</returns>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    internal static string? ReadLine(Func<bool> isInterrupted)
    {
        var before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            return Read(isInterrupted);
        }
        finally
        {
            Console.TreatControlCAsInput = before;
        }
    }

    private static string? Read(Func<bool> isInterrupted)
    {
        var line = new StringBuilder();
        while (true)
        {
            var key = Next(isInterrupted);
            if (key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n')
            {
                Console.WriteLine();
                return line.ToString();
            }

            if (key.Key == ConsoleKey.D && key.Modifiers == ConsoleModifiers.Control && line.Length == 0)
            {
                Console.WriteLine();
                return null;
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                RemoveLast(line);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
                Console.Write(key.KeyChar);
            }
        }
    }

    private static ConsoleKeyInfo Next(Func<bool> isInterrupted)
    {
        while (!Console.KeyAvailable)
        {
            if (isInterrupted())
            {
                throw new OperationCanceledException();
            }

            Thread.Sleep(20);
        }

        var key = Console.ReadKey(intercept: true);
        if (key.Key == ConsoleKey.C && key.Modifiers == ConsoleModifiers.Control)
        {
            Console.WriteLine("^C");
            throw new OperationCanceledException();
        }

        return key;
    }

    private static void RemoveLast(StringBuilder line)
    {
        if (line.Length == 0)
        {
            return;
        }

        var starts = StringInfo.ParseCombiningCharacters(line.ToString());
        line.Length = starts[^1];
        Console.Write("\b \b");
    }
}
