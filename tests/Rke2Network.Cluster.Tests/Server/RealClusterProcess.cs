using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>A process of the real cluster, whose output goes to a file. It ends with the test run, however that ends.</summary>
internal sealed class RealClusterProcess : IDisposable
{
    private readonly Process process;
    private readonly StreamWriter log;
    private readonly string file;

    internal RealClusterProcess(string program, string file, IEnumerable<string> arguments)
    {
        this.file = file;
        log = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        process = new Process
        {
            StartInfo = new ProcessStartInfo(RealClusterBinaries.Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.Start();
        AppDomain.CurrentDomain.ProcessExit += End;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal bool HasEnded => process.HasExited;

    /// <summary>The last that it said.</summary>
    internal string LastLines()
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(40));
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        process.Dispose();
        lock (log)
        {
            log.Dispose();
        }
    }

    private void End(object? sender, EventArgs arguments)
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private void Write(object sender, DataReceivedEventArgs line)
    {
        lock (log)
        {
            if (log.BaseStream is { CanWrite: true })
            {
                log.WriteLine(line.Data);
            }
        }
    }
}
