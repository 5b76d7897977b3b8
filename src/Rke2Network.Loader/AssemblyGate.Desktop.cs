#if NETSTANDARD2_0
using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace Rke2Network.Loader;

/// <summary>Windows PowerShell 5.1: answers for our own name, and for what assemblies from our folder ask for.</summary>
internal static class AssemblyGate
{
    internal static void Open(string library, string domainAssembly)
    {
        // LoadFile makes a new copy at each call, so each assembly is kept; by name, as versions are ours alone.
        var loaded = new Dictionary<string, Assembly>(StringComparer.OrdinalIgnoreCase);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            var name = new AssemblyName(request.Name).Name;
            var ours = name == domainAssembly
                || (request.RequestingAssembly is { IsDynamic: false } requester
                    && string.Equals(Path.GetDirectoryName(requester.Location), library, StringComparison.OrdinalIgnoreCase));
            var path = Path.Combine(library, name + ".dll");
            if (!ours || !File.Exists(path))
            {
                return null;
            }

            lock (loaded)
            {
                if (!loaded.TryGetValue(name!, out var assembly))
                {
                    assembly = Assembly.LoadFile(path);
                    loaded.Add(name!, assembly);
                }

                return assembly;
            }
        };
    }
}
#endif
