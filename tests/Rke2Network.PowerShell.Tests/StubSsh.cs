using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Rke2Network.Tests.Nodes;

namespace Rke2Network.PowerShell.Tests;

/// <summary>An ssh that reaches no host: it answers by the host's name, and records how many of it run at once.</summary>
internal sealed class StubSsh : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "stub-ssh-" + Guid.NewGuid().ToString("N"));

    internal StubSsh(string answer)
    {
        Directory.CreateDirectory(Path.Combine(folder, "running"));
        File.WriteAllText(Path.Combine(folder, "answer"), answer);
        Client = Path.Combine(folder, "ssh");
        ScriptFile.Write(Client, $$"""
            #!/bin/sh
            here='{{folder}}'
            : > "$here/running/$$"
            ls "$here/running" | wc -l >> "$here/counts"
            for each; do before=$host; host=$last; last=$each; done
            cat > /dev/null
            case $host in
                dead*) echo "ssh: connect to host $host port 22: Connection timed out" >&2; code=255 ;;
                hung*) sleep 300 & echo $! > "$here/child"; wait ;;
                loud*) head -c 11000000 /dev/zero | tr '\0' 'x'; code=0 ;;
                binary*) head -c 200000 /dev/urandom; code=0 ;;
                short*) head -c 300 "$here/answer"; code=0 ;;
                greeting*) echo 'Welcome!'; cat "$here/answer"; echo 'Bye'; code=0 ;;
                *) sleep 0.05; cat "$here/answer"; code=0 ;;
            esac
            rm -f "$here/running/$$"
            exit $code
            """);
    }

    internal string Client { get; }

    /// <summary>The folder to put on PATH.</summary>
    internal string Folder => folder;

    /// <summary>The most that ran at once.</summary>
    internal int Most => File.ReadAllLines(Path.Combine(folder, "counts")).Max(line => int.Parse(line.Trim(), CultureInfo.InvariantCulture));

    /// <summary>How many were started.</summary>
    internal int Started => File.ReadAllLines(Path.Combine(folder, "counts")).Length;

    /// <summary>What the one that hangs has started itself.</summary>
    internal int Child => int.Parse(File.ReadAllText(Path.Combine(folder, "child")).Trim(), CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
