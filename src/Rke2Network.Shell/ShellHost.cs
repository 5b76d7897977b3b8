using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Rke2Network.Shell;

/// <summary>The host that PowerShell's engine talks to.</summary>
internal sealed class ShellHost : PSHost, IHostSupportsInteractiveSession
{
    private readonly ShellUserInterface ui = new();

    /// <summary>What <c>-Version</c> shows.</summary>
    internal static string DisplayVersion => $"rke2net {ModuleVersion}, PowerShell engine {PSVersionInfo}";

    /// <summary>The code that the script gave to <c>exit</c>; null while it gave none.</summary>
    internal int? ExitCode { get; private set; }

    internal ShellUserInterface Streams => ui;

    /// <summary>What <c>$host.Runspace</c> is: line editors complete in it.</summary>
    public Runspace? Runspace { get; internal set; }

    public bool IsRunspacePushed => false;

    public override string Name => "Rke2Network.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => ui;

    public override CultureInfo CurrentCulture { get; } = new EnglishWithoutData();

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    private static string ModuleVersion => typeof(ShellHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static string PSVersionInfo => typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(' ')[0];

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("This host has no nested prompt.");

    public override void ExitNestedPrompt() => throw new PSNotSupportedException("This host has no nested prompt.");

    public void PushRunspace(Runspace runspace) => throw new PSNotSupportedException("This host opens no sessions on other machines.");

    public void PopRunspace() => throw new PSNotSupportedException("This host opens no sessions on other machines.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    /// <summary>
    /// The engine wraps text between words only where the language is one that it knows to have them. The shell runs
    /// without culture data, which nodes often lack, and its texts are English.
    /// </summary>
    private sealed class EnglishWithoutData() : CultureInfo(string.Empty)
    {
        public override string TwoLetterISOLanguageName => "en";
    }
}
