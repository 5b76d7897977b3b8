namespace Rke2Network.Shell;

/// <summary>How a run of the user's input ended.</summary>
internal enum RunOutcome
{
    /// <summary>It came to its end, perhaps with errors that did not stop it.</summary>
    Completed,

    /// <summary>A terminating error ended it.</summary>
    Failed,

    /// <summary>Ctrl+C ended it.</summary>
    Interrupted,
}
