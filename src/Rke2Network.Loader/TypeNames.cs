using System.Management.Automation;
using System.Reflection;

namespace Rke2Network.Loader;

/// <summary>
/// Type literals such as <c>[Rke2Network.Model.CniPlugin]</c> do not find types of a private load context; a type
/// accelerator for each makes them.
/// </summary>
internal static class TypeNames
{
    internal static void Add(Assembly assembly)
    {
        // The class is internal in every edition; without it only the literals would be missing.
        var accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators");
        if (accelerators?.GetMethod("Add", BindingFlags.Public | BindingFlags.Static) is not { } add)
        {
            return;
        }

        foreach (var type in assembly.GetExportedTypes())
        {
            if (!type.IsNested)
            {
                add.Invoke(null, [type.FullName!, type]);
            }
        }
    }
}
