using System;
using Xunit;

namespace Rke2Network.Cluster.Tests;

/// <summary>A test whose plugins are scripts of sh.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "There is no sh." : null;
}
