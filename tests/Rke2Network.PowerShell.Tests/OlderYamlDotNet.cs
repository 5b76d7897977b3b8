using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rke2Network.PowerShell.Tests;

/// <summary>The session has a YamlDotNet of its own, an older one, before the module comes.</summary>
internal static class OlderYamlDotNet
{
    [ModuleInitializer]
    internal static void Load() => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "older", "YamlDotNet.dll"));
}
