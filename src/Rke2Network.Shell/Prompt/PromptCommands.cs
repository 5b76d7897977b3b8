using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Rke2Network.Shell.Prompt;

/// <summary>What a person at a prompt needs of a session, and a script does not.</summary>
internal static class PromptCommands
{
    private static readonly string[] Added = ["Set-Location", "Get-Location", "Resolve-Path"];

    /// <summary>
    /// Drops the aliases of commands that the shell has not: completion would offer them, and they would stand before
    /// programs such as sort.
    /// </summary>
    internal static void DropDeadAliases(InitialSessionState state)
    {
        var known = state.Commands
            .Where(command => command is SessionStateCmdletEntry or SessionStateFunctionEntry)
            .Select(command => command.Name)
            .Concat(Added)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<SessionStateAliasEntry> dead = [.. state.Commands.OfType<SessionStateAliasEntry>().Where(alias => !known.Contains(alias.Definition))];
        foreach (var alias in dead)
        {
            state.Commands.Remove(alias.Name, typeof(SessionStateAliasEntry));
        }
    }

    /// <summary>Adds the functions of PromptCommands.ps1.</summary>
    internal static void AddTo(ShellSession session)
    {
        using var resource = typeof(PromptCommands).Assembly.GetManifestResourceStream("PromptCommands.ps1")!;
        using var reader = new StreamReader(resource);
        using var shell = PowerShell.Create(session.Runspace);
        session.Ask(shell.AddScript(reader.ReadToEnd(), useLocalScope: true));
    }
}
