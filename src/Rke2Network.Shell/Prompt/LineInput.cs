using System;
using System.IO;
using System.Management.Automation;
using Rke2Network.Shell.Input;

namespace Rke2Network.Shell.Prompt;

/// <summary>
/// What the user types at the prompt: through the line editor where the terminal carries one, else as the terminal
/// itself edits it, without escape codes.
/// </summary>
internal sealed class LineInput(ShellSession session)
{
    private readonly LineEditor editor = new(session);
    private readonly HistoryFile? history = HistoryFile.OfUser();
    private PlainInput? plain;
    private bool edits = TerminalInput.IsCapable;

    /// <summary>Where prompt and banner go: what the commands return may go to a file.</summary>
    internal static TextWriter Terminal => Console.IsOutputRedirected ? Console.Error : Console.Out;

    /// <summary>Makes everything ready for <see cref="Read"/>.</summary>
    internal void Open()
    {
        PromptCommands.AddTo(session);
        var saved = Prepared();
        plain = new PlainInput(session, saved);
        if (!edits)
        {
            return;
        }

        try
        {
            editor.Open(saved);
        }
        catch (RuntimeException exception)
        {
            GiveUpEditing(exception);
        }
    }

    /// <summary>Reads one complete input, over several lines if need be.</summary>
    /// <returns>The text, empty where Ctrl+C dropped it; null where the user leaves.</returns>
    internal string? Read()
    {
        if (edits && editor.IsThere)
        {
            try
            {
                return editor.Read() ?? string.Empty;
            }
            catch (PipelineStoppedException)
            {
                return string.Empty;
            }
            catch (RuntimeException exception)
            {
                GiveUpEditing(exception);
            }
        }

        return plain!.Read();
    }

    /// <summary>After Ctrl+C or Ctrl+D, behind which a terminal that edits lines itself leaves the cursor.</summary>
    internal static void EndLine()
    {
        if (!TerminalInput.IsCapable)
        {
            Terminal.WriteLine();
        }
    }

    private HistoryFile? Prepared()
    {
        try
        {
            history?.Prepare();
            return history;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            session.Host.UI.WriteWarningLine($"The history of this session is not saved: {exception.Message}");
            return null;
        }
    }

    /// <summary>The session goes on without the editor.</summary>
    private void GiveUpEditing(RuntimeException exception)
    {
        edits = false;
        session.Report(exception.ErrorRecord);
        session.Host.UI.WriteWarningLine("The line editor failed. From here on the prompt has no completion and no history keys.");
    }
}
