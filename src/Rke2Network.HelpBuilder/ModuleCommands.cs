using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Rke2Network.HelpBuilder;

/// <summary>Asks PowerShell itself for the cmdlets of a module, so that syntax and parameters are what it sees.</summary>
internal static class ModuleCommands
{
    internal static IReadOnlyList<CmdletInfo> Read(string manifest)
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(manifest);
        state.ThrowOnRunspaceOpenError = true;
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        var commands = shell.AddCommand("Get-Command").AddParameter("Module", "Rke2Network").AddParameter("CommandType", CommandTypes.Cmdlet).Invoke<CmdletInfo>();
        return commands.OrderBy(command => command.Name, StringComparer.Ordinal).ToArray();
    }
}
