using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Rke2Network.Shell;

/// <summary>Runs the script that the command line names.</summary>
internal static class ScriptRunner
{
    /// <summary>Runs the script; returns the process's exit code.</summary>
    internal static int Run(ShellSession session, ShellOptions options)
    {
        using var shell = PowerShell.Create(session.Runspace);
        AddScript(shell, options);
        var outcome = session.Run(shell);
        return session.Host.ExitCode ?? outcome switch
        {
            RunOutcome.Interrupted => ExitCodes.Interrupted,
            RunOutcome.Completed when LastCommandSucceeded(session, options) => ExitCodes.Success,
            _ => ExitCodes.Failure,
        };
    }

    private static void AddScript(PowerShell shell, ShellOptions options)
    {
        switch (options.Mode)
        {
            case ShellMode.File:
                // A script says its code with exit, which makes $? false; so does a script that could not start. What
                // the prompt is to find afterwards is dot-sourced, as pwsh does.
                var path = CodeGeneration.EscapeSingleQuotedStringContent(Path.GetFullPath(options.Text));
                shell.AddScript(
                    options.NoExit
                        ? $". '{path}' @args"
                        : $"& '{path}' @args; if (-not $?) {{ if ($LASTEXITCODE) {{ exit $LASTEXITCODE }} else {{ exit {ExitCodes.Failure} }} }}",
                    useLocalScope: false);
                foreach (var argument in options.Arguments)
                {
                    shell.Commands.Commands[0].Parameters.Add(Argument(argument));
                }

                break;
            case ShellMode.StandardInput:
                shell.AddScript(Console.In.ReadToEnd(), useLocalScope: false);
                break;
            default:
                shell.AddScript(options.Text, useLocalScope: false);
                break;
        }
    }

    /// <summary>-Name and -Name:value become parameters, as pwsh -File has it; everything else a value.</summary>
    private static CommandParameter Argument(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-' || !char.IsLetter(argument[1]))
        {
            return new CommandParameter(null, argument);
        }

        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new CommandParameter(argument)
            : new CommandParameter(argument[..colon], Value(argument[(colon + 1)..]));
    }

    private static object Value(string text) => text.ToLowerInvariant() switch
    {
        "$true" => true,
        "$false" => false,
        _ => text,
    };

    /// <summary>A command line is as good as its last command; a script file that came to its end succeeded.</summary>
    private static bool LastCommandSucceeded(ShellSession session, ShellOptions options)
    {
        if (options.Mode == ShellMode.File)
        {
            return true;
        }

        using var question = PowerShell.Create(session.Runspace);
        return question.AddScript("$global:?").Invoke<bool>()[0];
    }
}
