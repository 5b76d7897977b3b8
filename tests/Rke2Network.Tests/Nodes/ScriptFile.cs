using System.Diagnostics;
using System.IO;

namespace Rke2Network.Tests.Nodes;

/// <summary>Scripts that are run as programs.</summary>
internal static class ScriptFile
{
    /// <summary>
    /// Writes one. Another program puts it in place: a file that this process has open for writing is handed to whatever it starts
    /// meanwhile, and cannot be run until that has let go of it.
    /// </summary>
    internal static void Write(string path, string script)
    {
        File.WriteAllText(path + ".txt", script.Replace("\r\n", "\n") + "\n");
        using var install = Process.Start("install", $"-m 755 {path}.txt {path}")!;
        install.WaitForExit();
    }
}
