using Xunit;

namespace Rke2Network.Shell.Tests;

/// <summary>A test that needs a <see cref="PseudoTerminal"/>; skipped, with the reason, where there is none.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = PseudoTerminal.Missing;
}
