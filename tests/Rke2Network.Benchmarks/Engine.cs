using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Rke2Network.Benchmarks.Commands;

namespace Rke2Network.Benchmarks;

/// <summary>Opens PowerShell engines.</summary>
internal static class Engine
{
    /// <summary>An engine without any module of ours.</summary>
    internal static Runspace OpenBare() => Open(InitialSessionState.CreateDefault2());

    /// <summary>An engine with the staged module and the cmdlets of this project.</summary>
    internal static Runspace OpenWithModule()
    {
        var state = WithOwnCmdlets();
        state.ImportPSModule(Manifests.Module);
        return Open(state);
    }

    /// <summary>An engine with the staged module whose commands run on one thread, as those of the console do.</summary>
    internal static Runspace OpenSession()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Manifests.Module);
        return Open(state, PSThreadOptions.ReuseThread);
    }

    /// <summary>An engine with the cmdlets of this project alone.</summary>
    internal static Runspace OpenWithOwnCmdlets() => Open(WithOwnCmdlets());

    /// <summary>Adds the import of a module, which must succeed.</summary>
    internal static PowerShell AddImport(this PowerShell shell, string manifest) => shell
        .AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop);

    /// <summary>Adds the cmdlets that are measured: a row with an MTU becomes a configuration and that becomes YAML.</summary>
    internal static PowerShell AddModulePipeline(this PowerShell shell) => shell
        .AddCommand("New-Rke2CniConfig").AddParameter("Plugin", "Calico")
        .AddCommand("Set-Rke2DualStack")
        .AddParameter("ClusterCidr", new[] { "10.42.0.0/16", "2001:cafe:42::/56" })
        .AddParameter("ServiceCidr", new[] { "10.43.0.0/16", "2001:cafe:43::/112" })
        .AddCommand("ConvertTo-Rke2Yaml");

    private static InitialSessionState WithOwnCmdlets()
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(
        [
            new SessionStateCmdletEntry(NewRow.Name, typeof(NewRow), null),
            new SessionStateCmdletEntry(CopyRow.Name, typeof(CopyRow), null),
            new SessionStateCmdletEntry(CopyArgument.Name, typeof(CopyArgument), null),
            new SessionStateCmdletEntry(MeasureHeap.Name, typeof(MeasureHeap), null),
        ]);
        return state;
    }

    private static Runspace Open(InitialSessionState state, PSThreadOptions threads = PSThreadOptions.Default)
    {
        state.ThrowOnRunspaceOpenError = true;
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.ThreadOptions = threads;
        runspace.Open();
        return runspace;
    }
}
