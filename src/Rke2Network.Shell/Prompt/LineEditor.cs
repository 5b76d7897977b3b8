using System;
using System.IO;
using System.Management.Automation;

namespace Rke2Network.Shell.Prompt;

/// <summary>
/// PSReadLine, PowerShell's own line editor, which ships beside the module. It is loaded here only. As in pwsh what reads
/// a line is the function PSConsoleHostReadLine, so that a user can have another.
/// </summary>
internal sealed class LineEditor(ShellSession session)
{
    private const string ReadFunction = "PSConsoleHostReadLine";

    /// <summary>Keys that the editor has on Windows only, or elsewhere only; and candidates as a menu.</summary>
    private static readonly (string Chord, string Function)[] Keys =
    [
        ("Tab", "MenuComplete"),
        ("Ctrl+d", "DeleteCharOrExit"),
        ("Ctrl+LeftArrow", "BackwardWord"),
        ("Ctrl+RightArrow", "ForwardWord"),
    ];

    /// <summary>Whether the session has something that reads a line.</summary>
    internal bool IsThere =>
        session.Runspace.SessionStateProxy.InvokeCommand.GetCommand(ReadFunction, CommandTypes.Function | CommandTypes.Cmdlet) is not null;

    /// <summary>Loads the editor.</summary>
    /// <param name="history">Where it saves its history; null for nowhere.</param>
    /// <exception cref="RuntimeException">It cannot be loaded here.</exception>
    internal void Open(HistoryFile? history)
    {
        var module = ShellSession.ModulePath("PSReadLine");
        if (!File.Exists(module))
        {
            return;
        }

        using var shell = PowerShell.Create(session.Runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", module).AddParameter("ErrorAction", ActionPreference.Stop);
        shell.AddStatement().AddCommand("Set-PSReadLineOption")
            .AddParameter("MaximumHistoryCount", HistoryFile.MaximumCount)
            .AddParameter("AddToHistoryHandler", (Func<string, object>)HistoryOption);
        if (history is null)
        {
            shell.AddParameter("HistorySaveStyle", "SaveNothing");
        }
        else
        {
            shell.AddParameter("HistorySavePath", history.Path);
        }

        foreach (var (chord, function) in Keys)
        {
            shell.AddStatement().AddCommand("Set-PSReadLineKeyHandler").AddParameter("Chord", chord).AddParameter("Function", function);
        }

        session.Ask(shell);
    }

    /// <summary>Shows the prompt and reads one complete input.</summary>
    /// <exception cref="RuntimeException">The reading function failed.</exception>
    internal string? Read()
    {
        if (Console.CursorLeft != 0)
        {
            // A program ended without a line end.
            Console.WriteLine();
        }

        session.Host.UI.Write(PromptText.Current(session));
        using var shell = PowerShell.Create(session.Runspace);
        return session.Ask(shell.AddCommand(ReadFunction));
    }

    /// <summary>The names are those of PSReadLine's AddToHistoryOption; what is not saved can still be recalled.</summary>
    private static string HistoryOption(string line) => HistoryFile.MaySave(line) ? "MemoryAndFile" : "MemoryOnly";
}
