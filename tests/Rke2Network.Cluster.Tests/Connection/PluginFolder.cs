using System;
using System.IO;
using System.Linq;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Plugins that are scripts of sh, and what they leave.</summary>
internal sealed class PluginFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>How often plugins ran.</summary>
    internal int Runs => File.Exists(Path("runs")) ? File.ReadAllLines(Path("runs")).Length : 0;

    /// <summary>The end of a script that gives a token.</summary>
    internal static string Token(string token, string? until = null)
    {
        var answer = """{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"TOKEN"UNTIL}}"""
            .Replace("TOKEN", token, StringComparison.Ordinal)
            .Replace("UNTIL", until is null ? string.Empty : $",\"expirationTimestamp\":\"{until}\"", StringComparison.Ordinal);
        return $"echo \"{answer.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Whether a process runs; one that is dead and not yet fetched does not.</summary>
    internal static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !File.Exists($"/proc/{process}/stat") || File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1][0] != 'Z';
        }
        catch (Exception fault) when (fault is ArgumentException or IOException)
        {
            return false;
        }
    }

    internal string Path(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>The entry of a user whose plugin is a script; <c>$run</c> is how often it ran.</summary>
    internal string Exec(string script, string fields = "", string arguments = "", string version = "v1")
    {
        var path = Path($"{Directory.EnumerateFiles(folder).Count()}.sh");
        File.WriteAllText(path, $"echo run >> {Path("runs")}\nrun=$(($(wc -l < {Path("runs")})))\n{script}\n");
        return $"exec: {{apiVersion: client.authentication.k8s.io/{version}, command: sh, interactiveMode: Never, args: ['{path}'{(arguments.Length > 0 ? "," + arguments : string.Empty)}]{fields}}}";
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
