using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using Microsoft.PowerShell;

namespace Rke2Network.Shell;

/// <summary>The engine with the module imported, and Ctrl+C, which stops what runs in it.</summary>
internal sealed class ShellSession : IDisposable
{
    private readonly Lock running = new();
    private readonly ConsoleCancelEventHandler onInterrupt;
    private PowerShell? current;
    private bool interrupted;

    /// <summary>Opens the session.</summary>
    /// <param name="adapt">What the session is to have beyond the engine's own commands and the module.</param>
    internal ShellSession(Action<InitialSessionState>? adapt = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(ModulePath("Rke2Network"));
        adapt?.Invoke(state);
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            // The user named the script on the command line; the policy guards against double clicks.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = Host.CurrentCulture;
        Runspace = RunspaceFactory.CreateRunspace(Host, state);
        Runspace.Open();
        Host.Runspace = Runspace;
        onInterrupt = (_, request) => Interrupt(request);
        Console.CancelKeyPress += onInterrupt;
    }

    internal ShellHost Host { get; } = new();

    internal Runspace Runspace { get; }

    public void Dispose()
    {
        Console.CancelKeyPress -= onInterrupt;
        Runspace.Dispose();
    }

    /// <summary>The manifest of a module that ships with the shell.</summary>
    internal static string ModulePath(string name) => Path.Combine(AppContext.BaseDirectory, "Modules", name, name + ".psd1");

    /// <summary>
    /// Runs what <paramref name="shell"/> holds as the user's own input: its objects and errors are shown, and <c>$?</c>
    /// stays as it left it.
    /// </summary>
    /// <param name="shell">One command or script, made for <see cref="Runspace"/>.</param>
    /// <param name="historyText">What <c>Get-History</c> shows of it; null for the text of the script.</param>
    internal RunOutcome Run(PowerShell shell, string? historyText = null)
    {
        shell.Commands.Commands[^1].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        shell.HistoryString = historyText;
        try
        {
            Begin(shell);

            // With history the engine keeps $? as the script left it.
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = true });
            return interrupted ? RunOutcome.Interrupted : RunOutcome.Completed;
        }
        catch (PipelineStoppedException)
        {
            return RunOutcome.Interrupted;
        }
        catch (RuntimeException exception)
        {
            Report(exception.ErrorRecord);
            return RunOutcome.Failed;
        }
        finally
        {
            End();
        }
    }

    /// <summary>Runs what <paramref name="shell"/> holds on the shell's behalf; returns its last value as text, null for none.</summary>
    /// <exception cref="RuntimeException">It failed, or Ctrl+C stopped it.</exception>
    internal string? Ask(PowerShell shell)
    {
        try
        {
            Begin(shell);
            var results = shell.Invoke();
            return results.Count == 0 ? null : results[^1]?.ToString();
        }
        finally
        {
            End();
        }
    }

    /// <summary>Shows the error where errors go.</summary>
    internal void Report(ErrorRecord error)
    {
        Host.Streams.ReportsError = true;
        using var shell = PowerShell.Create(Runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", error);
        shell.Invoke();
        Host.Streams.ReportsError = false;
    }

    private void Begin(PowerShell shell)
    {
        lock (running)
        {
            interrupted = false;
            Host.Streams.Input.Reset();
            current = shell;
        }
    }

    private void End()
    {
        lock (running)
        {
            current = null;
        }
    }

    private void Interrupt(ConsoleCancelEventArgs request)
    {
        request.Cancel = true;
        Host.Streams.Input.Interrupt();
        lock (running)
        {
            interrupted = true;
            current?.BeginStop(null, null);
        }
    }
}
