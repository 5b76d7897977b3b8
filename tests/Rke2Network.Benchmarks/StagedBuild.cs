using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

namespace Rke2Network.Benchmarks;

/// <summary>The build of the module that was measured: whoever builds last, in whatever configuration, stages it.</summary>
internal static class StagedBuild
{
    /// <summary>Whether the module's assemblies, as far as they are loaded, are compiled for speed.</summary>
    internal static bool IsOptimized => !AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name is "Rke2Network" or "Rke2Network.Cluster" or "Rke2Network.PowerShell")
        .Any(assembly => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true });
}
