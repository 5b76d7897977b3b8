using System.Management.Automation;

namespace Rke2Network.Shell.Prompt;

/// <summary>The prompt's text, which is what the function <c>prompt</c> returns.</summary>
internal static class PromptText
{
    /// <summary>Where the function fails or returns nothing.</summary>
    private const string Fallback = "rke2net> ";

    /// <summary>Asks the function.</summary>
    internal static string Current(ShellSession session)
    {
        try
        {
            using var shell = PowerShell.Create(session.Runspace);
            var text = session.Ask(shell.AddCommand("prompt"));
            return string.IsNullOrEmpty(text) ? Fallback : text;
        }
        catch (RuntimeException)
        {
            return Fallback;
        }
    }
}
