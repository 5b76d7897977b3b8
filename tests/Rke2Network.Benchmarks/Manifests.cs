using System.Linq;
using System.Reflection;

namespace Rke2Network.Benchmarks;

/// <summary>The manifests of the modules that are measured; the build writes their places into this assembly.</summary>
internal static class Manifests
{
    /// <summary>The module, as it is staged.</summary>
    internal static string Module { get; } = Read("Module");

    /// <summary>A binary module with one empty cmdlet.</summary>
    internal static string EmptyModule { get; } = Read("EmptyModule");

    private static string Read(string key) =>
        typeof(Manifests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
