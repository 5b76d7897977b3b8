using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Xunit;

namespace Rke2Network.Shell.Tests;

/// <summary>The shell at a terminal of 80 columns, which script (util-linux) makes; this end types and reads.</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly StringBuilder received = new();
    private readonly Thread reader;
    private int seen;
    private bool ended;

    private PseudoTerminal(Process process)
    {
        this.process = process;
        reader = new Thread(Receive) { IsBackground = true };
        reader.Start();
    }

    /// <summary>Why there is no such terminal here; null where there is.</summary>
    internal static string? Missing =>
        OperatingSystem.IsLinux() && File.Exists("/usr/bin/script") ? null : "The prompt was not tested: there is no script of util-linux.";

    /// <summary>Everything so far, escape codes and all.</summary>
    internal string Raw
    {
        get
        {
            lock (received)
            {
                return received.ToString();
            }
        }
    }

    internal static PseudoTerminal Start(string folder, string arguments = "", string terminal = "xterm", string redirection = "")
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

        // Test runners may have SIGINT ignored, which processes inherit.
        var command = $"stty rows 24 cols 80; exec env --default-signal=INT '{dotnet}' '{ShellProcess.Shell}' {arguments} {redirection}";
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardInputEncoding = new UTF8Encoding(false),
            WorkingDirectory = folder,
        };
        start.Environment["TERM"] = terminal;
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment["XDG_STATE_HOME"] = Path.Combine(folder, "state");
        start.Environment.Remove("NO_COLOR");
        return new PseudoTerminal(Process.Start(start)!);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        reader.Join();
        process.Dispose();
    }

    /// <summary>Types; \r is Enter, \t is Tab, \u0003 is Ctrl+C, \u0004 is Ctrl+D.</summary>
    internal void Type(string keys)
    {
        lock (process)
        {
            process.StandardInput.Write(keys);
            process.StandardInput.Flush();
        }
    }

    /// <summary>Waits for text behind what was waited for before, and returns what came up to its end, without escape codes.</summary>
    internal string Expect(string text)
    {
        var clock = Stopwatch.StartNew();
        lock (received)
        {
            while (true)
            {
                var shown = Plain(received.ToString());
                var at = shown.IndexOf(text, seen, StringComparison.Ordinal);
                if (at >= 0)
                {
                    var part = shown[seen..(at + text.Length)];
                    seen = at + text.Length;
                    return part;
                }

                Assert.True(!ended && clock.Elapsed < Patience, $"'{text}' did not come. {(ended ? "The shell ended. " : string.Empty)}What came:\n{shown[seen..]}");
                Monitor.Wait(received, TimeSpan.FromMilliseconds(200));
            }
        }
    }

    /// <summary>Waits for the end; returns the exit code.</summary>
    internal int Finish()
    {
        Assert.True(process.WaitForExit(Patience), "The shell did not end. What came:\n" + Plain(Raw));
        return process.ExitCode;
    }

    private static string Plain(string text) => EscapeCode().Replace(text, string.Empty).Replace("\r", string.Empty, StringComparison.Ordinal);

    private void Receive()
    {
        var buffer = new char[4096];
        var answered = 0;
        int count;
        while ((count = process.StandardOutput.Read(buffer)) > 0)
        {
            lock (received)
            {
                received.Append(buffer, 0, count);
                Monitor.PulseAll(received);
                answered = Answer(answered);
            }
        }

        lock (received)
        {
            ended = true;
            Monitor.PulseAll(received);
        }
    }

    /// <summary>Where a program asks for the cursor, it stands behind the last line's text, in the last row.</summary>
    private int Answer(int from)
    {
        const string Question = "\u001b[6n";
        var text = received.ToString();
        int at;
        while ((at = text.IndexOf(Question, from, StringComparison.Ordinal)) >= 0)
        {
            var line = Plain(text[..at]).Split('\n')[^1];
            Type(string.Create(CultureInfo.InvariantCulture, $"\u001b[24;{(line.Length % 80) + 1}R"));
            from = at + Question.Length;
        }

        return from;
    }

    [GeneratedRegex("\u001b(\\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex EscapeCode();
}
