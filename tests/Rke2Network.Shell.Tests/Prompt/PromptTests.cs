using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Versioning;
using Xunit;

namespace Rke2Network.Shell.Tests.Prompt;

/// <summary>The prompt at a terminal. Results are such that the typed command does not contain them.</summary>
[SupportedOSPlatform("linux")]
public sealed class PromptTests : IDisposable
{
    private const string Prompt = "rke2net ";

    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [TerminalTheory]
    [InlineData("xterm")]
    [InlineData("dumb")]
    public void Commands_run_errors_go_on_and_exit_says_the_code(string kind)
    {
        using var terminal = PseudoTerminal.Start(folder, terminal: kind);
        Assert.Matches(@"^rke2net \d\S*, PowerShell engine 7\.\S+\n[^\n]{1,80}\nrke2net /.*> $", terminal.Expect($"{folder}> "));
        Run(terminal, "(New-Rke2CniConfig Canal -Multus | ConvertTo-Rke2CommandLine).Length", "\n18\n");
        Run(terminal, "New-Rke2CniConfig Canal -Mtu 1", "New-Rke2CniConfig: ");
        Run(terminal, "\"succeeded: $?\"", "succeeded: False");
        Run(terminal, "throw ('th' + 'rown')", "thrown");
        Run(terminal, "(Get-History).Count + 40", "\n44\n");
        terminal.Type("exit 3\r");
        Assert.Equal(3, terminal.Finish());
    }

    [TerminalTheory]
    [InlineData("xterm")]
    [InlineData("dumb")]
    public void Incomplete_input_goes_on_in_the_next_line(string kind)
    {
        using var terminal = Opened(kind);
        terminal.Type("if ($true) {\r");
        terminal.Expect(">> ");
        terminal.Type("6 * 7\r");
        terminal.Expect(">> ");
        terminal.Type("}\r");
        terminal.Expect("\n42\n");
        terminal.Expect($"{folder}> ");
        Leave(terminal);
    }

    [TerminalTheory]
    [InlineData("xterm")]
    [InlineData("dumb")]
    public void Ctrl_C_clears_the_line_and_stops_a_command(string kind)
    {
        using var terminal = Opened(kind);
        terminal.Type("throw 1");
        terminal.Expect("throw 1");
        terminal.Type("\u0003");
        terminal.Expect("^C");
        terminal.Expect($"{folder}> ");
        terminal.Type("\"started: $(6 * 7)\"; while ($true) { [Threading.Thread]::Sleep(10) }\r");
        terminal.Expect("started: 42");
        var clock = Stopwatch.StartNew();
        terminal.Type("\u0003");
        terminal.Expect($"{folder}> ");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"it took {clock.Elapsed}");
        Run(terminal, "\"errors: $($Error.Count)\"", "errors: 0");
        Leave(terminal);
    }

    [TerminalTheory]
    [InlineData("xterm")]
    [InlineData("dumb")]
    public void Questions_are_answered_or_dropped_with_Ctrl_C(string kind)
    {
        using var terminal = Opened(kind);
        terminal.Type("\"got: $($host.UI.ReadLine())\"\r");
        terminal.Expect("ReadLine())\"\n");
        terminal.Type("ä word\r");
        terminal.Expect("got: ä word\n");
        terminal.Expect($"{folder}> ");
        terminal.Type("New-Rke2CniConfig Canal -Multus | Export-Rke2CniConfig out -Force -Confirm\r");
        terminal.Expect("(default is \"Y\"): ");
        terminal.Type("a\r");
        terminal.Expect($"{folder}> ");
        Assert.True(File.Exists(Path.Combine(folder, "out", "config.yaml.d", "50-network.yaml")));
        terminal.Type("New-Rke2CniConfig Canal | Export-Rke2CniConfig other -Force -Confirm; -6 * 7\r");
        terminal.Expect("(default is \"Y\"): ");
        terminal.Type("\u0003");
        Assert.DoesNotContain("-42", terminal.Expect($"{folder}> "));
        Assert.False(Directory.Exists(Path.Combine(folder, "other")));
        Leave(terminal);
    }

    [TerminalFact]
    public void Tab_completes_cmdlets_parameters_values_and_paths()
    {
        Directory.CreateDirectory(Path.Combine(folder, "sub folder"));
        using var terminal = Opened("xterm");
        terminal.Type("(New-Rke2CniC\t Can\t -Rke2V\t v1.34.4\t -Windows\t).Rke2Version.Revision + 40\r");
        terminal.Expect("\n41\n");
        terminal.Expect($"{folder}> ");
        terminal.Type("cd ./su\t\r");
        terminal.Expect($"{folder}/sub folder> ");
        terminal.Type("exit\r");
        Assert.Equal(0, terminal.Finish());
    }

    [TerminalFact]
    public void History_lasts_and_holds_no_secrets()
    {
        using (var first = Opened("xterm"))
        {
            Run(first, "\"from: $(6 * 7)\"", "from: 42");
            first.Type("$token = 7\r");
            first.Expect($"{folder}> ");
            Leave(first);
        }

        var file = Path.Combine(folder, "state", "rke2net", "history.txt");
        Assert.Equal("\"from: $(6 * 7)\"\nexit\n", File.ReadAllText(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        using var second = Opened("xterm");
        second.Type("\u001bOA\u001bOA\r");
        second.Expect("\nfrom: 42\n");
        second.Expect($"{folder}> ");
        Leave(second);
    }

    [TerminalFact]
    public void Without_escape_codes_the_terminal_gets_none()
    {
        using var terminal = Opened("dumb");
        Run(terminal, "New-Rke2CniConfig Canal -WindowsNodes; nonsense", "nonsense: ");
        terminal.Type("\u0004");
        Assert.Equal(0, terminal.Finish());
        Assert.DoesNotContain('\u001b', terminal.Raw);
    }

    [TerminalFact]
    public void Redirected_output_holds_the_results_only()
    {
        using var terminal = PseudoTerminal.Start(folder, redirection: "> out.txt");
        terminal.Expect($"{folder}> ");
        terminal.Type("6 * 7\r");
        terminal.Expect($"{folder}> ");
        Leave(terminal);
        Assert.Equal("42\n", File.ReadAllText(Path.Combine(folder, "out.txt")));
    }

    [TerminalFact]
    public void The_prompt_is_the_users_and_follows_a_script()
    {
        File.WriteAllText(Path.Combine(folder, "my profile.ps1"), "param($Name) $answer = 42; function prompt { \"of $Name> \" }");
        using var terminal = PseudoTerminal.Start(folder, "-NoLogo -NoExit -File 'my profile.ps1' mine");
        Assert.Equal("of mine> ", terminal.Expect("of mine> "));
        terminal.Type("\"is $answer\"\r");
        terminal.Expect("is 42");
        terminal.Expect("of mine> ");
        terminal.Type("function prompt { throw 1 }\r");
        terminal.Expect("rke2net> ");
        Leave(terminal);
    }

    [TerminalFact]
    public void Another_line_editor_is_taken()
    {
        using var terminal = PseudoTerminal.Start(folder, "-NoExit -Command \"function PSConsoleHostReadLine { 'exit 5' }\"");
        Assert.Equal(5, terminal.Finish());
    }

    [TerminalFact]
    public void Without_a_working_line_editor_the_prompt_goes_on()
    {
        using var terminal = PseudoTerminal.Start(folder, "-NoExit -Command \"function PSConsoleHostReadLine { throw 'it broke' }\"");
        terminal.Expect("it broke");
        terminal.Expect("WARNING: The line editor failed.");
        terminal.Expect($"{folder}> ");
        terminal.Type("thrown\u0003");
        terminal.Expect($"{folder}> ");
        Run(terminal, "6 * 8\u007f7", "\n42\n");
        terminal.Type("\u0004");
        Assert.Equal(0, terminal.Finish());
    }

    private PseudoTerminal Opened(string kind)
    {
        var terminal = PseudoTerminal.Start(folder, "-NoLogo", kind);
        terminal.Expect($"{Prompt}{folder}> ");
        return terminal;
    }

    private void Run(PseudoTerminal terminal, string command, string expected)
    {
        terminal.Type(command + "\r");
        terminal.Expect(expected);
        terminal.Expect($"{folder}> ");
    }

    private static void Leave(PseudoTerminal terminal)
    {
        terminal.Type("exit\r");
        Assert.Equal(0, terminal.Finish());
    }
}
