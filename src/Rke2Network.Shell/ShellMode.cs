namespace Rke2Network.Shell;

/// <summary>Where the script comes from.</summary>
internal enum ShellMode
{
    /// <summary>Nothing runs: the usage is shown.</summary>
    Help,

    /// <summary>Nothing runs: the version is shown.</summary>
    Version,

    /// <summary>The command line.</summary>
    Command,

    /// <summary>A file.</summary>
    File,

    /// <summary>Standard input.</summary>
    StandardInput,
}
