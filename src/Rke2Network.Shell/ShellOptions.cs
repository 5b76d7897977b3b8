using System;
using System.Collections.Generic;

namespace Rke2Network.Shell;

/// <summary>The shell's command line, in pwsh's manner.</summary>
internal sealed record ShellOptions(ShellMode Mode, string Text, IReadOnlyList<string> Arguments)
{
    internal const string Usage = """
        rke2net: a PowerShell host with the module Rke2Network loaded.

          rke2net -Command <script text>       runs the text; - reads it from standard input
          rke2net -File <script> [arguments]   runs a script file
          ... | rke2net                        runs standard input
          rke2net -Version                     shows the versions
          rke2net -Help                        shows this

        The commands: rke2net -Command Get-Command -Module Rke2Network
        Help on one:  rke2net -Command Get-Help New-Rke2CniConfig -Full

        Exit code: 0; 1 on a terminating error or a last command that failed; what
        the script says with exit; 64 if called wrongly; 130 after Ctrl+C.
        """;

    internal static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (Normalize(arguments[i]))
            {
                // What scripts pass to pwsh by habit; this host has no profile, no logo and no prompt.
                case "-noprofile" or "-nologo" or "-noninteractive" or "-nop" or "-noni":
                    continue;
                case "-help" or "-h" or "-?":
                    return new ShellOptions(ShellMode.Help, string.Empty, []);
                case "-version" or "-v":
                    return new ShellOptions(ShellMode.Version, string.Empty, []);
                case "-":
                    return new ShellOptions(ShellMode.StandardInput, string.Empty, []);
                case "-command" or "-c":
                    var text = string.Join(" ", Rest(arguments, i, "-Command", "script text"));
                    return text == "-"
                        ? new ShellOptions(ShellMode.StandardInput, string.Empty, [])
                        : new ShellOptions(ShellMode.Command, text, []);
                case "-file" or "-f":
                    var rest = Rest(arguments, i, "-File", "a script's path");
                    return new ShellOptions(ShellMode.File, rest[0], [.. rest[1..]]);
                default:
                    throw new ArgumentException($"'{arguments[i]}' is not an option of rke2net.");
            }
        }

        return new ShellOptions(ShellMode.StandardInput, string.Empty, []);
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
