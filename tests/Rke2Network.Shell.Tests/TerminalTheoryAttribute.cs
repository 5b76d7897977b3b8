using Xunit;

namespace Rke2Network.Shell.Tests;

/// <summary>As <see cref="TerminalFactAttribute"/>, for cases.</summary>
internal sealed class TerminalTheoryAttribute : TheoryAttribute
{
    public TerminalTheoryAttribute() => Skip = PseudoTerminal.Missing;
}
