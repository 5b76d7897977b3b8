using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace Rke2Network.PowerShell.Tests;

/// <summary>A session of PowerShell's engine with the module imported.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace runspace;

    internal Session(bool import = true, PSHost? host = null)
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        if (import)
        {
            state.ImportPSModule(StagedModule.Manifest);
        }

        runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        if (host is not null)
        {
            // The language, by which lines are broken, is that of the thread.
            runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        }

        runspace.Open();
    }

    internal Runspace Runspace => runspace;

    public void Dispose() => runspace.Dispose();

    /// <summary>Runs a script; a terminating error is the last of its errors.</summary>
    internal Run Invoke(string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create(runspace);
        var errors = new List<ErrorRecord>();
        IReadOnlyList<PSObject> output = [];
        try
        {
            output = shell.AddScript(script).Invoke();
        }
        catch (RuntimeException exception)
        {
            errors.Add(exception.ErrorRecord);
        }

        errors.InsertRange(0, shell.Streams.Error);
        return new Run(
            output,
            errors,
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Information.Select(record => record.MessageData)],
            [.. shell.Streams.Verbose.Select(record => record.Message)]);
    }

    /// <summary>Runs a script that shall have no errors.</summary>
    internal Run Succeed(string script)
    {
        var run = Invoke(script);
        return run.Errors.Count == 0 ? run : throw new InvalidOperationException($"{script}\n{string.Join("\n", run.Errors)}");
    }

    /// <summary>What a script left on the streams.</summary>
    internal sealed record Run(
        IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<object> Information, IReadOnlyList<string> Verbose)
    {
        /// <summary>The output as text, an object a line.</summary>
        internal string Text => string.Join("\n", Output.Select(item => item?.ToString()));
    }
}
