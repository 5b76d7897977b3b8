using System.Management.Automation;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Patterns with wildcards, as users give them.</summary>
internal static class PatternArgument
{
    /// <summary>The pattern; case does not count.</summary>
    /// <param name="text">The user's text.</param>
    /// <param name="pattern">The pattern in PowerShell's own form, where it differs from the text.</param>
    /// <exception cref="InputException">A bracket in it is not closed.</exception>
    internal static WildcardPattern Read(string text, string? pattern = null)
    {
        try
        {
            var read = WildcardPattern.Get(pattern ?? text, WildcardOptions.IgnoreCase);
            read.IsMatch(string.Empty); // it is parsed at first use
            return read;
        }
        catch (WildcardPatternException fault)
        {
            throw new InputException("InvalidPattern", text, "a bracket in this pattern is not closed.", "Close it, or put a backtick before it where it is meant itself.", null, fault);
        }
    }
}
