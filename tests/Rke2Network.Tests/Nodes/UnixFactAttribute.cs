using System.Runtime.InteropServices;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>A test that runs sh, or makes links and pipes in a folder.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "There is no sh." : null;
}
