using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Rke2Network.Tests.Nodes;

/// <summary>
/// A real sshd on a port of the loopback with keys of its own, for the user who runs the tests; and the real client, which reads
/// nothing of that user's own configuration.
/// </summary>
public sealed class SshServer : IDisposable
{
    private const string Daemon = "/usr/sbin/sshd";
    private const string Client = "/usr/bin/ssh";
    private const string KeyMaker = "/usr/bin/ssh-keygen";
    private const string SeparationFolder = "/run/sshd";

    private readonly Process? daemon;

    /// <summary>Starts it; where it is not installed nothing is started, and the tests are skipped.</summary>
    public SshServer()
    {
        if (!Programs.All(File.Exists) || Separation is not null)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        MakeKey("host");
        MakeKey("other-host");
        MakeKey("user");
        MakeKey("stranger");
        Port = FreePort();
        File.Copy(Path.Combine(Folder, "user.pub"), Path.Combine(Folder, "authorized_keys"));
        WriteKnownHosts("known", "host");
        WriteKnownHosts("changed", "other-host");
        File.WriteAllText(Path.Combine(Folder, "unknown"), string.Empty);
        File.WriteAllText(Path.Combine(Folder, "sshd_config"), string.Format(CultureInfo.InvariantCulture, """
            ListenAddress 127.0.0.1:{0}
            HostKey {1}/host
            AuthorizedKeysFile {1}/authorized_keys
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            MaxStartups 100

            """, Port, Folder));
        daemon = Process.Start(new ProcessStartInfo(Daemon, $"-D -f {Folder}/sshd_config -E {Folder}/log") { UseShellExecute = false })!;
        for (var i = 0; i < 100 && !Listens(Port); i++)
        {
            Thread.Sleep(50);
        }
    }

    /// <summary>What it needs.</summary>
    internal static string[] Programs { get; } = [Daemon, Client, KeyMaker];

    /// <summary>Why it cannot be started; null where it can. As root it wants a folder that its package's service makes at its start.</summary>
    internal static string? Separation { get; } = FindSeparation();

    /// <summary>Its folder: keys, and what is known of the host.</summary>
    internal string Folder { get; } = Path.Combine(Path.GetTempPath(), "sshd-" + Guid.NewGuid().ToString("n"));

    /// <summary>Its port.</summary>
    internal int Port { get; }

    /// <summary>The user who can log in.</summary>
    internal static string User => Environment.UserName;

    /// <summary>A port of the loopback that nobody has.</summary>
    internal static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    /// <summary>The real client.</summary>
    /// <param name="known">What it knows of hosts: <c>known</c>, <c>changed</c> or <c>unknown</c>.</param>
    /// <param name="key">The key that it has: <c>user</c> or <c>stranger</c>.</param>
    internal SshStub ClientOf(string known = "known", string key = "user")
    {
        var stub = new SshStub($"exec {Client} -F \"$dir/config\" \"$@\"");
        File.WriteAllText(Path.Combine(stub.Folder, "config"), $"""
            IdentityFile {Folder}/{key}
            IdentitiesOnly yes
            IdentityAgent none
            GlobalKnownHostsFile none
            UserKnownHostsFile {Folder}/{known}

            """);
        return stub;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (daemon is not null)
        {
            daemon.Kill();
            daemon.WaitForExit();
            daemon.Dispose();
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string? FindSeparation()
    {
        if (Environment.UserName != "root" || Directory.Exists(SeparationFolder))
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(SeparationFolder);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"sshd needs {SeparationFolder}.";
        }
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void MakeKey(string name)
    {
        using var maker = Process.Start(new ProcessStartInfo(KeyMaker, $"-q -t ed25519 -N \"\" -C {name} -f {Folder}/{name}") { UseShellExecute = false })!;
        maker.WaitForExit();
    }

    private void WriteKnownHosts(string file, string key) => File.WriteAllText(
        Path.Combine(Folder, file),
        string.Format(CultureInfo.InvariantCulture, "[127.0.0.1]:{0},[localhost]:{0} {1}\n", Port, File.ReadAllText(Path.Combine(Folder, key + ".pub")).Trim()));
}
