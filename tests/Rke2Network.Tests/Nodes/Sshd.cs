using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Rke2Network.Tests.Nodes;

/// <summary>A real sshd on loopback, with keys of its own, for the user that runs the tests.</summary>
internal sealed class Sshd : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "sshd-" + Guid.NewGuid().ToString("N"));
    private readonly Process server;

    private Sshd()
    {
        Directory.CreateDirectory(folder);
        Chmod("700", folder);
        Make("host");
        Make("other-host");
        Make("user");
        Make("stranger");
        File.Copy(Of("user.pub"), Of("authorized_keys"));
        Port = FreePort();
        File.WriteAllText(Of("config"), $"""
            ListenAddress 127.0.0.1
            Port {Port}
            HostKey {Of("host")}
            PidFile none
            AuthorizedKeysFile {Of("authorized_keys")}
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            StrictModes no
            PermitRootLogin prohibit-password

            """);
        server = Process.Start(new ProcessStartInfo(Program()!, $"-D -e -f {Of("config")}") { RedirectStandardError = true, UseShellExecute = false })!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        Know("host");
        WriteClient(Client, string.Empty);
        WriteClient(ClientWithKey, $" -o IdentityFile={Of("user")}");
    }

    internal int Port { get; }

    /// <summary>An ssh client whose known hosts are this folder's.</summary>
    internal string Client => Of("ssh");

    /// <summary>The same, which has the user's key by its configuration.</summary>
    internal string ClientWithKey => Of("ssh-with-key");

    /// <summary>Why there is none; null where there is.</summary>
    internal static string? Missing => Program() is null ? "There is no sshd." : Find("ssh") is null || Find("ssh-keygen") is null ? "There is no ssh client." : null;

    internal static async Task<Sshd> StartAsync()
    {
        var sshd = new Sshd();
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, sshd.Port);
                return sshd;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        sshd.Dispose();
        throw new InvalidOperationException("sshd does not start.");
    }

    /// <summary>A key of the user: <c>user</c>, or <c>stranger</c>, whom the server does not know.</summary>
    internal string Of(string name) => Path.Combine(folder, name);

    /// <summary>Which key of a host is known: <c>host</c>, <c>other-host</c>, or none.</summary>
    internal void Know(string? key) => File.WriteAllText(Of("known_hosts"), key is null ? string.Empty : $"[127.0.0.1]:{Port} {File.ReadAllText(Of(key + ".pub"))}");

    public void Dispose()
    {
        if (!server.HasExited)
        {
            server.Kill();
        }

        server.WaitForExit(5000);
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>sshd wants privileges to separate, which a folder stands for that some systems make at its start only.</summary>
    internal static void PrepareSystem()
    {
        if (!Directory.Exists("/run/sshd") && Environment.UserName == "root")
        {
            Directory.CreateDirectory("/run/sshd");
        }
    }

    private void WriteClient(string client, string more)
    {
        ScriptFile.Write(client, $"#!/bin/sh\nexec {Find("ssh")} -F none -o UserKnownHostsFile={Of("known_hosts")} -o GlobalKnownHostsFile=none{more} \"$@\"");
    }

    private void Make(string key)
    {
        using var process = Process.Start(new ProcessStartInfo(Find("ssh-keygen")!, $"-q -t ed25519 -N \"\" -C {key} -f {Of(key)}") { UseShellExecute = false })!;
        process.WaitForExit();
    }

    private static void Chmod(string mode, string path)
    {
        using var process = Process.Start("chmod", string.Format(CultureInfo.InvariantCulture, "{0} {1}", mode, path))!;
        process.WaitForExit();
    }

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private static string? Program() => new[] { "/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd" }.FirstOrDefault(File.Exists);

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(each => Path.Combine(each, program)).FirstOrDefault(File.Exists);
}
