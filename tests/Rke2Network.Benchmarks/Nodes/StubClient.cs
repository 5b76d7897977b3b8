using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>
/// A program that stands for the ssh client, put first on the PATH of this process: it reads the script, takes a while, and answers as
/// a node with many interfaces. A host called dead takes the time to connect that it is given, and is not reached. It records how
/// many of it run at once.
/// </summary>
internal sealed class StubClient : IDisposable
{
    /// <summary>How many hosts are asked.</summary>
    internal const int HostCount = 500;

    /// <summary>How many at once.</summary>
    internal const int Throttle = 32;

    private const int InterfaceCount = 100;

    private readonly string folder = Directory.CreateTempSubdirectory("stub-ssh").FullName;
    private readonly string? path = Environment.GetEnvironmentVariable("PATH");

    internal StubClient()
    {
        Directory.CreateDirectory(Path.Combine(folder, "running"));
        File.WriteAllText(Path.Combine(folder, "answer"), Answer());

        // Another program puts it in place: a file that is open for writing in a process that forks meanwhile cannot be run.
        File.WriteAllText(Program + ".txt", $$"""
            #!/bin/sh
            cd '{{folder}}'
            : > "running/$$"
            for each; do
                case $each in ConnectTimeout=*) wait=${each#*=} ;; esac
                before=$host; host=$last; last=$each
            done
            set -- running/*
            echo $# >> counts
            cat > /dev/null
            case $host in
                dead*) sleep "$wait"; echo "ssh: connect to host $host port 22: Connection timed out" >&2; code=255 ;;
                *) sleep 0.1; cat answer; code=0 ;;
            esac
            rm -f "running/$$"
            exit $code

            """.Replace("\r\n", "\n", StringComparison.Ordinal));
        using var install = Process.Start("install", ["-m", "755", Program + ".txt", Program]);
        install.WaitForExit();
        Environment.SetEnvironmentVariable("PATH", folder + Path.PathSeparator + path);
    }

    /// <summary>Why it cannot be used here; null where it can.</summary>
    internal static string? Missing => OperatingSystem.IsWindows() ? "no sh" : null;

    /// <summary>Where it is.</summary>
    internal string Program => Path.Combine(folder, "ssh");

    /// <summary>The hosts.</summary>
    internal static string[] Hosts { get; } = [.. Enumerable.Range(1, HostCount).Select(i => string.Create(CultureInfo.InvariantCulture, $"worker-{i}"))];

    /// <summary>The most that ran at once since this was last asked.</summary>
    internal int TakeMost()
    {
        var counts = Path.Combine(folder, "counts");
        var most = File.ReadAllLines(counts).Max(line => int.Parse(line, CultureInfo.InvariantCulture));
        File.Delete(counts);
        return most;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        Directory.Delete(folder, recursive: true);
    }

    private static string Answer()
    {
        var text = new StringBuilder("rke2-node-facts\tbegin\t1\niommu\t40\ninterfaces\t1\n");
        for (var i = 0; i < InterfaceCount; i++)
        {
            foreach (var line in new[] { "is\tinterface", "seen\t1", "is\tdevice", $"pci\t0000:3b:{i:x2}.0", "vendor\t0x8086", "device\t0x1572", "sriov_totalvfs\t64", "sriov_numvfs\t0", "driver\ti40e", "operstate\tup" })
            {
                text.Append(CultureInfo.InvariantCulture, $"nif\tens{i}\t{line}\n");
            }
        }

        return text.Append("rke2-node-facts\tend\t1\n").ToString();
    }
}
