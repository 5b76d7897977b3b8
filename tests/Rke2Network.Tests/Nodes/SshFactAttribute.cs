using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>A test with a real sshd and the real client.</summary>
internal sealed class SshFactAttribute : FactAttribute
{
    public SshFactAttribute() => Skip = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "The test's sshd is for Unix."
        : SshServer.Programs.FirstOrDefault(program => !File.Exists(program)) is { } missing ? $"{missing} is not installed."
        : SshServer.Separation is null ? null : SshServer.Separation;
}
