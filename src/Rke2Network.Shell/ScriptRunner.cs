using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace Rke2Network.Shell;

/// <summary>Runs one script in the engine, with the module imported.</summary>
internal sealed class ScriptRunner : IDisposable
{
    private readonly ShellHost host = new();
    private readonly Runspace runspace;

    internal ScriptRunner()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Path.Combine(AppContext.BaseDirectory, "Modules", "Rke2Network", "Rke2Network.psd1"));
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            // The user named the script on the command line; the policy guards against double clicks.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = host.CurrentCulture;
        runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
    }

    public void Dispose() => runspace.Dispose();

    /// <summary>Runs the script; returns the process's exit code.</summary>
    internal int Run(ShellOptions options)
    {
        using var shell = PowerShell.Create(runspace);
        var interrupted = false;
        ConsoleCancelEventHandler stop = (_, request) =>
        {
            request.Cancel = true;
            interrupted = true;
            if (host.Streams.IsAsking)
            {
                // The engine cannot interrupt a wait for the keyboard. Nothing is under way behind a question.
                Environment.Exit(ExitCodes.Interrupted);
            }

            shell.BeginStop(null, null);
        };
        Console.CancelKeyPress += stop;
        try
        {
            AddScript(shell, options);
            shell.Commands.Commands[^1].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
            shell.AddCommand("Out-Default");

            // With history the engine keeps $? as the script left it.
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = true });
            return host.ExitCode ?? (interrupted ? ExitCodes.Interrupted : LastCommandSucceeded(options) ? ExitCodes.Success : ExitCodes.Failure);
        }
        catch (PipelineStoppedException)
        {
            return ExitCodes.Interrupted;
        }
        catch (RuntimeException exception)
        {
            Report(exception.ErrorRecord);
            return ExitCodes.Failure;
        }
        finally
        {
            Console.CancelKeyPress -= stop;
        }
    }

    private static void AddScript(PowerShell shell, ShellOptions options)
    {
        switch (options.Mode)
        {
            case ShellMode.File:
                // A script says its code with exit, which makes $? false; so does a script that could not start.
                var path = CodeGeneration.EscapeSingleQuotedStringContent(Path.GetFullPath(options.Text));
                shell.AddScript($"& '{path}' @args; if (-not $?) {{ if ($LASTEXITCODE) {{ exit $LASTEXITCODE }} else {{ exit {ExitCodes.Failure} }} }}", useLocalScope: false);
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
    private bool LastCommandSucceeded(ShellOptions options)
    {
        if (options.Mode == ShellMode.File)
        {
            return true;
        }

        using var question = PowerShell.Create(runspace);
        return question.AddScript("$global:?").Invoke<bool>()[0];
    }

    private void Report(ErrorRecord error)
    {
        host.Streams.ReportsError = true;
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", error);
        shell.Invoke();
        host.Streams.ReportsError = false;
    }
}
