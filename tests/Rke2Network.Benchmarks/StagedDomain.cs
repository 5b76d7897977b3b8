using System.IO;
using System.Runtime.Loader;

namespace Rke2Network.Benchmarks;

/// <summary>
/// Lets a process without an engine use the domain, from where the module is staged. This program has no copy of its own: it
/// would be found before the module's, and the measures through the engine would be those of another assembly.
/// </summary>
internal static class StagedDomain
{
    /// <summary>To be called before a method that names a type of the domain runs.</summary>
    internal static void Use()
    {
        var library = Path.Combine(Path.GetDirectoryName(Manifests.Module)!, "Core", "lib");
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(library, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
