using System;
using System.Collections.Generic;

namespace Rke2Network.Shell;

/// <summary>The shell's command line, in pwsh's manner.</summary>
internal sealed record ShellOptions(ShellMode Mode, string Text, IReadOnlyList<string> Arguments)
{
    internal const string Usage = """
        rke2net: a PowerShell host with the module Rke2Network loaded.

          rke2net                              opens the prompt, on a terminal
          rke2net -Command <script text>       runs the text (-: standard input)
          rke2net -File <script> [arguments]   runs a script file
          rke2net -NoExit -File <script>       then opens the prompt (-Command too)
          ... | rke2net                        runs standard input
          rke2net -Version                     shows the versions
          rke2net -Help                        shows this

        -NoLogo leaves out the prompt's first lines; -NonInteractive opens no prompt.

        The commands: rke2net -Command Get-Command -Module Rke2Network
        Help on one:  rke2net -Command Get-Help New-Rke2CniConfig -Full

        Exit code: 0; 1 on a terminating error or a last command that failed; what
        the script says with exit; 64 if called wrongly; 130 after Ctrl+C.
        """;

    /// <summary>The prompt opens after the script.</summary>
    internal bool NoExit { get; private init; }

    /// <summary>The prompt opens without its banner.</summary>
    internal bool NoLogo { get; private init; }

    /// <summary>No prompt opens, even on a terminal.</summary>
    internal bool NonInteractive { get; private init; }

    /// <summary>Reads the command line. Without a script the mode is <see cref="ShellMode.Prompt"/>.</summary>
    /// <exception cref="ArgumentException">The command line is wrong; the message says where.</exception>
    internal static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ShellOptions(ShellMode.Prompt, string.Empty, []);
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (Normalize(arguments[i]))
            {
                // What scripts pass to pwsh by habit; this host has no profile, and a prompt wherever there is no script.
                case "-noprofile" or "-nop" or "-interactive" or "-i":
                    continue;
                case "-nologo" or "-nol":
                    options = options with { NoLogo = true };
                    continue;
                case "-noexit" or "-noe":
                    options = options with { NoExit = true };
                    continue;
                case "-noninteractive" or "-noni":
                    options = options with { NonInteractive = true };
                    continue;
                case "-help" or "-h" or "-?":
                    return options with { Mode = ShellMode.Help };
                case "-version" or "-v":
                    return options with { Mode = ShellMode.Version };
                case "-":
                    return options with { Mode = ShellMode.StandardInput };
                case "-command" or "-c":
                    var text = string.Join(" ", Rest(arguments, i, "-Command", "script text"));
                    return text == "-"
                        ? options with { Mode = ShellMode.StandardInput }
                        : options with { Mode = ShellMode.Command, Text = text };
                case "-file" or "-f":
                    var rest = Rest(arguments, i, "-File", "a script's path");
                    return options with { Mode = ShellMode.File, Text = rest[0], Arguments = rest[1..] };
                default:
                    throw new ArgumentException($"'{arguments[i]}' is not an option of rke2net.");
            }
        }

        return options;
    }

    /// <summary>Both -File and --file, in any case.</summary>
    private static string Normalize(string option) =>
        (option.StartsWith("--", StringComparison.Ordinal) && option.Length > 2 ? option[1..] : option).ToLowerInvariant();

    private static string[] Rest(IReadOnlyList<string> arguments, int at, string option, string what)
    {
        if (at + 1 >= arguments.Count)
        {
            throw new ArgumentException($"{option} needs {what} behind it.");
        }

        var rest = new string[arguments.Count - at - 1];
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = arguments[at + 1 + i];
        }

        return rest;
    }
}
