using System;
using System.Management.Automation.Language;

namespace Rke2Network.Shell.Prompt;

/// <summary>Input as the terminal itself edits it: for terminals without escape codes.</summary>
internal sealed class PlainInput(ShellSession session, HistoryFile? history)
{
    private const string ContinuationPrompt = ">> ";

    /// <summary>Whether more lines are wanted: a block, a string or a pipeline is open at the end, and nothing is wrong before.</summary>
    internal static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return errors is [{ IncompleteInput: true }, ..];
    }

    /// <summary>Shows the prompt and reads one complete input.</summary>
    /// <returns>The text, empty where Ctrl+C or the end of input dropped it; null where the user leaves.</returns>
    internal string? Read()
    {
        var input = session.Host.Streams.Input;
        var text = string.Empty;
        try
        {
            input.Reset();
            LineInput.Terminal.Write(PromptText.Current(session));
            var line = input.ReadLine();
            while (line is not null)
            {
                text += line;
                if (!IsIncomplete(text))
                {
                    history?.Add(text);
                    return text;
                }

                text += "\n";
                LineInput.Terminal.Write(ContinuationPrompt);
                line = input.ReadLine();
            }

            LineInput.EndLine();
            return text.Length == 0 ? null : string.Empty;
        }
        catch (OperationCanceledException)
        {
            LineInput.EndLine();
            return string.Empty;
        }
    }
}
