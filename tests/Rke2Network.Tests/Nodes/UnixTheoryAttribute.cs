using System.Runtime.InteropServices;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Tests that run sh.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "There is no sh." : null;
}
