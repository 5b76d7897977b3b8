using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Rke2Network.Shell.Input;

namespace Rke2Network.Shell;

/// <summary>
/// Text in and out: objects (and information, where a script asks for it) on standard output; errors, warnings, verbose
/// and debug text on standard error, so that a pipe or a file gets what the script returns. NO_COLOR and redirection are
/// honoured.
/// </summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    /// <summary>Whether the user wants escape codes at all; where they go may still take none.</summary>
    internal static readonly bool EscapesAllowed =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>While set, everything goes to standard error: an error record is on its way through Out-Default.</summary>
    internal bool ReportsError { get; set; }

    internal TerminalInput Input { get; } = new();

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface();

    public override bool SupportsVirtualTerminal => EscapesAllowed && !Console.IsOutputRedirected;

    public override void Write(string value) => Target.Write(Styled(value, ReportsError));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Target.WriteLine(Styled(value, ReportsError));

    public override void WriteErrorLine(string value) => WriteErrorStream(PSStyle.Instance.Formatting.Error, value);

    public override void WriteWarningLine(string message) => WriteErrorStream(PSStyle.Instance.Formatting.Warning, "WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteErrorStream(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteErrorStream(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // Progress is for interactive sessions; a log full of it helps nobody.
    }

    public override string ReadLine()
    {
        try
        {
            return Input.ReadLine() ?? throw NotInteractive();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    public override SecureString ReadLineAsSecureString() => throw NoSecrets();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new PSInvalidOperationException($"Values are missing, and this shell does not ask for them: {string.Join(", ", descriptions.Select(field => "-" + field.Name))}.");

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (Console.IsInputRedirected)
        {
            throw NotInteractive();
        }

        // Suspend opens a nested prompt, which this host has not.
        var offered = choices.Where(choice => choice.Label != "&Suspend").ToArray();
        var keys = choices.Select(choice => offered.Contains(choice) ? Key(choice.Label) : null).ToArray();
        while (true)
        {
            Console.Error.WriteLine($"{caption}\n{message}");
            Console.Error.Write(string.Join("  ", offered.Select(choice => $"[{Key(choice.Label)}] {choice.Label.Replace("&", string.Empty, StringComparison.Ordinal)}")) + $" (default is \"{keys[Math.Max(defaultChoice, 0)]}\"): ");
            var answer = ReadLine().Trim();
            var chosen = answer.Length == 0 ? defaultChoice : Array.FindIndex(keys, key => string.Equals(key, answer, StringComparison.OrdinalIgnoreCase));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NoSecrets();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NoSecrets();

    private TextWriter Target => ReportsError ? Console.Error : Console.Out;

    private static string Key(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        return label.Substring(mark + 1, 1);
    }

    private static void WriteErrorStream(string style, string text) =>
        Console.Error.WriteLine(Styled(style + text + PSStyle.Instance.Reset, error: true));

    private static string Styled(string text, bool error) =>
        GetOutputString(text, EscapesAllowed && !(error ? Console.IsErrorRedirected : Console.IsOutputRedirected));

    private static PSInvalidOperationException NoSecrets() => new("This shell does not ask for passwords. Give the value in a variable.");

    private static PSInvalidOperationException NotInteractive() =>
        new("There is no answer: standard input ended, or is no terminal. Give -Confirm:$false, or the value on the command line.");
}
