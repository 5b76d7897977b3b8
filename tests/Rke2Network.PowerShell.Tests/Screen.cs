using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Rke2Network.PowerShell.Tests;

/// <summary>A console of so many columns that keeps what it is given: what users see of objects.</summary>
internal sealed class Screen : PSHost
{
    private readonly Surface surface;

    private Screen(int width, bool isTerminal)
    {
        surface = new Surface(width, isTerminal);
    }

    public override string Name => "Screen";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => surface;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <summary>The lines that a script's output makes on a screen.</summary>
    /// <param name="width">The columns.</param>
    /// <param name="script">The script.</param>
    /// <param name="isTerminal">Whether the screen obeys escape sequences.</param>
    /// <param name="breaksBetweenWords">As it is in English and some other languages.</param>
    internal static string[] Show(int width, string script, bool isTerminal = false, bool breaksBetweenWords = true)
    {
        var screen = new Screen(width, isTerminal);
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = breaksBetweenWords ? new English() : CultureInfo.InvariantCulture;
        try
        {
            using var session = new Session(host: screen);
            using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
            shell.AddScript(script).AddCommand("Out-Default").Invoke();
            return shell.Streams.Error.Count == 0
                ? screen.surface.Lines
                : throw new InvalidOperationException($"{script}\n{string.Join("\n", shell.Streams.Error)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    /// <summary>The engine breaks lines between words in some languages only, and the tests run without culture data.</summary>
    private sealed class English() : CultureInfo(string.Empty)
    {
        public override string TwoLetterISOLanguageName => "en";
    }

    private sealed class Surface(int width, bool isTerminal) : PSHostUserInterface
    {
        private readonly StringBuilder text = new();

        internal string[] Lines => text.ToString().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();

        public override PSHostRawUserInterface RawUI { get; } = new Raw(width);

        public override bool SupportsVirtualTerminal => isTerminal;

        // As hosts do.
        public override void Write(string value) => text.Append(GetOutputString(value, SupportsVirtualTerminal));

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteLine(string value) => Write(value + "\n");

        public override void WriteErrorLine(string value) => WriteLine(value);

        public override void WriteWarningLine(string message)
        {
        }

        public override void WriteVerboseLine(string message)
        {
        }

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();
    }

    private sealed class Raw(int width) : PSHostRawUserInterface
    {
        public override Size BufferSize { get => new(width, 1000); set => throw new NotSupportedException(); }

        public override Size WindowSize { get => BufferSize; set => throw new NotSupportedException(); }

        public override Size MaxWindowSize => BufferSize;

        public override Size MaxPhysicalWindowSize => BufferSize;

        public override Coordinates CursorPosition { get; set; }

        public override Coordinates WindowPosition { get; set; }

        public override int CursorSize { get; set; }

        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override string WindowTitle { get; set; } = string.Empty;

        public override bool KeyAvailable => false;

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
