namespace Rke2Network.Shell;

/// <summary>What the shell returns where the script does not say it with <c>exit</c>.</summary>
internal static class ExitCodes
{
    internal const int Success = 0;

    /// <summary>A terminating error, or a last command that failed.</summary>
    internal const int Failure = 1;

    /// <summary>The shell was called wrongly. PowerShell itself uses 64 (EX_USAGE).</summary>
    internal const int Usage = 64;

    /// <summary>Stopped with Ctrl+C: 128 and the signal's number, as shells do.</summary>
    internal const int Interrupted = 130;
}
