using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Nodes;

/// <summary>Gives a script to a program: bounded in time and output, and gone with all that it started when it is no longer wanted.</summary>
internal static class ScriptProcess
{
    private const int BufferBytes = 16 * 1024;
    private const int MaxErrorBytes = 8 * 1024;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="program">The program and its arguments.</param>
    /// <param name="script">What it reads from its standard input.</param>
    /// <param name="subject">Whose facts are gathered, for errors.</param>
    /// <param name="limit">The time it has.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InputException">NodeTimeout: it did not end in time. NodeAnswerTooLong: it said too much.</exception>
    internal static async Task<ScriptAnswer> RunAsync(ProcessStartInfo program, string script, string subject, TimeSpan limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        (program.UseShellExecute, program.CreateNoWindow) = (false, true);
        (program.RedirectStandardInput, program.RedirectStandardOutput, program.RedirectStandardError) = (true, true, true);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(limit);
        using var process = Process.Start(program)!;
        var killed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = ending.Token.Register(() =>
        {
            ProcessTree.Kill(process);
            killed.TrySetResult(true);
        });

        var talk = TalkAsync(process, script, subject);
        await Task.WhenAny(talk, killed.Task).ConfigureAwait(false);
        if (ending.IsCancellationRequested)
        {
            // What still reads ends with the process; nobody waits for it.
            _ = talk.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            throw new InputException("NodeTimeout", subject, "the facts were not gathered in time.", "See what holds it up: a file system that does not answer, or a machine under load.");
        }

        try
        {
            return await talk.ConfigureAwait(false);
        }
        finally
        {
            ProcessTree.Kill(process);
        }
    }

    /// <summary>
    /// Pipes of processes are read by threads: .NET reads them no other way on Windows. They are threads of their own, as the pool
    /// has as many as processors, and hands out more so slowly that a hundred nodes would wait for each other.
    /// </summary>
    private static async Task<ScriptAnswer> TalkAsync(Process process, string script, string subject)
    {
        var errors = OnItsOwn(() => ReadErrors(process));
        var output = await OnItsOwn(() =>
        {
            Write(process, script);
            return Read(process, subject);
        }).ConfigureAwait(false);
        var said = await errors.ConfigureAwait(false);
        return new ScriptAnswer(output, said, process.WaitForExit((int)Goodbye.TotalMilliseconds) ? process.ExitCode : -1);
    }

    private static Task<T> OnItsOwn<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static byte[] Read(Process process, string subject)
    {
        using var output = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = process.StandardOutput.BaseStream.Read(buffer, 0, buffer.Length)) > 0)
        {
            output.Write(buffer, 0, count);
            if (output.Length > NodeFactsReader.MaxAnswerBytes)
            {
                throw NodeFactsReader.TooLong(subject);
            }
        }

        return output.ToArray();
    }

    /// <summary>The first of what it says; the rest is read, so that it can go on, and dropped.</summary>
    private static string ReadErrors(Process process)
    {
        using var errors = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = process.StandardError.BaseStream.Read(buffer, 0, buffer.Length)) > 0)
        {
            errors.Write(buffer, 0, Math.Min(count, MaxErrorBytes - (int)errors.Length));
        }

        return Encoding.UTF8.GetString(errors.ToArray());
    }

    private static void Write(Process process, string script)
    {
        var bytes = new UTF8Encoding(false).GetBytes(script);
        try
        {
            process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its answer tells.
        }
    }
}
