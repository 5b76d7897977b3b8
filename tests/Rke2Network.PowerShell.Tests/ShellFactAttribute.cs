using System;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>A test for which sh gathers the facts of a folder.</summary>
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute() => Skip = OperatingSystem.IsWindows() ? "There is no sh." : null;
}
