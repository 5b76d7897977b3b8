using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Cluster.Connection;

/// <summary>One run of a plugin: bounded in time and in what it writes, and ended with all that it started.</summary>
internal sealed class ExecRun : IDisposable
{
    private const int MostOutput = 1024 * 1024;
    private const int MostComplaint = 400;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly byte[] complaint = new byte[4 * MostComplaint]; // The end of it, so many letters at least.
    private int complained;

    /// <summary>Starts it, without a shell.</summary>
    /// <exception cref="Failure">It cannot be started.</exception>
    internal ExecRun(string file, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(file) { UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        try
        {
            process.Start();
            process.StandardInput.Close();
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or InvalidOperationException)
        {
            process.Dispose();
            throw new Failure($"cannot be started: {fault.Message.TrimEnd('.')}");
        }
    }

    /// <summary>What it writes to its standard output before it ends well.</summary>
    /// <exception cref="Failure">It ends otherwise, or not in time.</exception>
    /// <exception cref="FormatException">It writes too much.</exception>
    internal async Task<ReadOnlyMemory<byte>> OutputAsync(TimeSpan bound, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(bound);

        // With the process its pipes end: not every system lets a read of them be broken off.
        using var ending = limit.Token.Register(End);
        var complaints = ComplaintsAsync(limit.Token);
        try
        {
            var output = await ReadAsync(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);

            // What it leaves running may hold the pipe open.
            await Task.WhenAny(complaints, Task.Delay(Grace, limit.Token)).ConfigureAwait(false);
            return process.ExitCode == 0 ? output : throw new Failure($"ends with {process.ExitCode}{Complaint()}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new Failure($"does not end within {bound.TotalSeconds:0} s{Complaint()}");
        }
        finally
        {
            End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();

    private async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            output.Write(buffer, 0, read);
            if (output.Length > MostOutput)
            {
                throw new FormatException($"it writes more than {MostOutput / 1024 / 1024} MB");
            }
        }

        return output.ToArray();
    }

    private async Task ComplaintsAsync(CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        try
        {
            for (int read; (read = await process.StandardError.BaseStream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                lock (complaint)
                {
                    var kept = Math.Min(read, complaint.Length);
                    var stay = Math.Min(complained, complaint.Length - kept);
                    Buffer.BlockCopy(complaint, complained - stay, complaint, 0, stay);
                    Buffer.BlockCopy(buffer, read - kept, complaint, stay, kept);
                    complained = stay + kept;
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The run is at its end; what was read stays.
        }
    }

    /// <summary>The last lines of what it complains of, on one line.</summary>
    private string Complaint()
    {
        string text;
        lock (complaint)
        {
            text = Encoding.UTF8.GetString(complaint, 0, complained);
        }

        text = ControlCharacters.Visible(string.Join(" | ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        return text.Length == 0 ? string.Empty : $": {(text.Length > MostComplaint ? "…" + text[^(MostComplaint - 1)..] : text).TrimEnd('.')}";
    }

    private void End()
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It has ended by itself meanwhile, or is not ours to end.
        }
    }

    /// <summary>How a run failed: the rest of a sentence about the plugin.</summary>
    internal sealed class Failure(string message) : Exception(message);
}
