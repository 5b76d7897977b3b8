#if !NETSTANDARD2_0
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Rke2Network.Loader;

/// <summary>PowerShell 7: a load context of our own, so that another module's YamlDotNet does not meet ours.</summary>
internal static class AssemblyGate
{
    internal static void Open(string library, string domainAssembly)
    {
        var context = new LibraryContext(library);
        var clusterAssembly = domainAssembly + ".Cluster";
        AssemblyLoadContext.Default.Resolving += (_, name) =>
            name.Name == domainAssembly || name.Name == clusterAssembly ? context.LoadFromAssemblyName(name) : null;
    }

    private sealed class LibraryContext(string library) : AssemblyLoadContext("Rke2Network")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(library, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
#endif
