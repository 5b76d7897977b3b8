namespace Rke2Network.Shell;

/// <summary>Where the script comes from.</summary>
internal enum ShellMode
{
    /// <summary>Nothing runs: the usage is shown.</summary>
    Help,

    /// <summary>Nothing runs: the version is shown.</summary>
    Version,

    /// <summary>Nothing on the command line: the user types it, or standard input holds it where it is no terminal.</summary>
    Prompt,

    /// <summary>The command line.</summary>
    Command,

    /// <summary>A file.</summary>
    File,

    /// <summary>Standard input.</summary>
    StandardInput,
}
