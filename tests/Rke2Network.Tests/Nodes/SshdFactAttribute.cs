using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>A test that needs an sshd on this machine.</summary>
internal sealed class SshdFactAttribute : FactAttribute
{
    public SshdFactAttribute() => Skip = Sshd.Missing;
}
