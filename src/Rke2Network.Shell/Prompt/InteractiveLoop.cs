using System.Management.Automation;

namespace Rke2Network.Shell.Prompt;

/// <summary>The prompt: reads what the user types, runs it, and goes on until the user leaves.</summary>
internal sealed class InteractiveLoop(ShellSession session)
{
    private readonly LineInput input = new(session);

    /// <summary>Two lines, within 80 columns.</summary>
    private static string Banner => $"""
        {ShellHost.DisplayVersion}
        Get-Command -Module Rke2Network lists the commands; exit or Ctrl+D leaves.
        """;

    /// <summary>Runs the script of the command line, if there is one, and then the prompt; returns the process's exit code.</summary>
    internal int Run(ShellOptions options)
    {
        input.Open();
        if (!options.NoLogo)
        {
            LineInput.Terminal.WriteLine(Banner);
        }

        if (options.Mode != ShellMode.Prompt)
        {
            ScriptRunner.Run(session, options);
        }

        while (session.Host.ExitCode is null)
        {
            var text = input.Read();
            if (text is null)
            {
                return ExitCodes.Success;
            }

            if (!string.IsNullOrWhiteSpace(text))
            {
                using var shell = PowerShell.Create(session.Runspace);
                shell.AddScript(text, useLocalScope: false);
                if (session.Run(shell, text) == RunOutcome.Interrupted)
                {
                    LineInput.EndLine();
                }
            }
        }

        return session.Host.ExitCode.Value;
    }
}
