using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Nodes;

/// <summary>
/// The script that gathers the facts of a node. It reads only: it writes no file, sends nothing over the network, and
/// needs no root; what only root can read is told as unknown.
/// </summary>
public static class NodeProbe
{
    private static readonly string[] Known = ["etc", "sys", "proc", "usr", "lib", "var"];

    /// <summary>
    /// The script, for any POSIX sh: <c>sh -s</c> with it as standard input gathers the facts of the machine it runs on,
    /// <c>sh -s -- folder</c> those of a folder. Its answer goes to standard output; <see cref="NodeFactsReader"/> reads it.
    /// </summary>
    public static string Script { get; } = Load();

    /// <summary>Gathers the facts of this machine, or of a folder with the files of a node.</summary>
    /// <param name="rootPath">The folder: a mounted image, or an unpacked support bundle; null for this machine.</param>
    /// <param name="cancellation">Ends the script.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="InputException">
    /// NotLinux: this machine runs no Linux. FolderMissing, FolderUnreadable, NotAFolder: there is no such folder, it cannot be
    /// read, or it is a file. NotARoot: the folder holds no files of a node. NoShell: there is no sh to run the script.
    /// NodeTimeout: the script did not come to its end in time; and what <see cref="NodeFactsReader.Read"/> refuses.
    /// </exception>
    public static async Task<NodeFacts> RunAsync(string? rootPath, CancellationToken cancellation)
    {
        if (rootPath is null)
        {
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            {
                throw new InputException("NotLinux", null, "this machine does not run Linux, and RKE2's Linux nodes are what is looked at.", "Name the node with -HostName or -NodeName, or give its files with -RootPath.");
            }

            var own = await ShellRunner.RunAsync(Script, "this machine", cancellation).ConfigureAwait(false);
            var facts = NodeFactsReader.Read(own, Environment.MachineName, NodeFactsSource.Local);
            return facts with { Node = facts.HostName ?? facts.Node };
        }

        var folder = Folder(rootPath);
        var script = $"set -- {ShellText.Quote(folder)}\n{Script}";
        return NodeFactsReader.Read(await ShellRunner.RunAsync(script, rootPath, cancellation).ConfigureAwait(false), rootPath, NodeFactsSource.Folder);
    }

    private static string Folder(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("EmptyValue", null, "the value is empty.", "Give the folder that holds the node's files.", "RootPath");
        }

        if (path.IndexOf('\0') >= 0 || !Directory.Exists(path))
        {
            throw File.Exists(path)
                ? new InputException("NotAFolder", path, "it is a file.", "Unpack or mount it, and give the folder that holds the node's etc, sys and proc.", "RootPath")
                : new InputException("FolderMissing", path, "there is no such folder.", "Give the folder that holds the node's etc, sys and proc.", "RootPath");
        }

        var full = Path.GetFullPath(path);
        return Array.Exists(Known, each => Directory.Exists(Path.Combine(full, each)))
            ? RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? full.Replace('\\', '/') : full
            : throw new InputException("NotARoot", path, "the folder has none of etc, sys, proc, usr, lib and var: it is not the root of a node's files.", "Give the folder in which these are.", "RootPath");
    }

    private static string Load()
    {
        using var stream = typeof(NodeProbe).Assembly.GetManifestResourceStream("probe.sh")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // sh takes a carriage return for a part of the word before it.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
