using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace Rke2Network.Loader;

/// <summary>
/// Runs before the cmdlet assembly is read (the manifest names this assembly in NestedModules): makes the domain and
/// its packages load from <c>lib</c>, out of the way of what the session has loaded, and makes the domain's types
/// known by name.
/// </summary>
public sealed class ModuleLoader : IModuleAssemblyInitializer
{
    private const string DomainAssembly = "Rke2Network";

    // A static constructor runs once a process: importing again, or in another runspace, changes nothing.
    static ModuleLoader()
    {
        var library = Path.Combine(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!, "lib");
        AssemblyGate.Open(library, DomainAssembly);
        TypeNames.Add(Assembly.Load(new AssemblyName(DomainAssembly)));
    }

    /// <summary>Called by PowerShell at import; the static constructor has done the work.</summary>
    public void OnImport()
    {
    }
}
