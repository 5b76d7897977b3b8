using System;
using System.Diagnostics;
#if NETSTANDARD2_0
using System.Globalization;
#endif
using System.Runtime.InteropServices;

namespace Rke2Network.Nodes;

/// <summary>A process with those that it started.</summary>
internal static class ProcessTree
{
    /// <summary>Ends all of them; one that has ended already is fine.</summary>
    internal static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                KillAll(process);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or ExternalException or NotSupportedException or AggregateException)
        {
            // It ended meanwhile, or will with its input.
        }
    }

#if NETSTANDARD2_0
    /// <summary>.NET Framework ends one process only; the program of Windows ends a tree.</summary>
    private static void KillAll(Process process)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            using var kill = Process.Start(new ProcessStartInfo("taskkill.exe", string.Format(CultureInfo.InvariantCulture, "/T /F /PID {0}", process.Id)) { UseShellExecute = false, CreateNoWindow = true });
            kill?.WaitForExit(5000);
        }

        if (!process.HasExited)
        {
            process.Kill();
        }
    }
#else
    private static void KillAll(Process process) => process.Kill(entireProcessTree: true);
#endif
}
