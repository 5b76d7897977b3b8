using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>A proxy on loopback, by CONNECT of HTTP or by SOCKS 5, that leads to one place whatever is asked for.</summary>
internal sealed class ProxyServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> asked = new();
    private readonly int port;
    private readonly bool needsUser;

    /// <summary>Starts it.</summary>
    /// <param name="target">Where it leads to.</param>
    /// <param name="needsUser">Whether it asks for a name and password first.</param>
    internal ProxyServer(string target, bool needsUser = false)
    {
        this.needsUser = needsUser;
        port = new Uri(target).Port;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What was asked for: the place, and who asks by name and password.</summary>
    internal IReadOnlyCollection<string> Asked => asked;

    /// <summary>Its address without a scheme.</summary>
    internal string Address => listener.LocalEndpoint.ToString()!;

    public void Dispose() => listener.Stop();

    private static async Task<byte[]> ReadAsync(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static async Task<string> SocksAsync(NetworkStream stream)
    {
        await ReadAsync(stream, (await ReadAsync(stream, 1))[0]);
        await stream.WriteAsync(new byte[] { 5, 0 });
        var head = await ReadAsync(stream, 4);
        var host = head[3] switch
        {
            1 => new IPAddress(await ReadAsync(stream, 4)).ToString(),
            3 => Encoding.ASCII.GetString(await ReadAsync(stream, (await ReadAsync(stream, 1))[0])),
            _ => new IPAddress(await ReadAsync(stream, 16)).ToString(),
        };
        var port = await ReadAsync(stream, 2);
        await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 });
        return $"socks5 {host}:{(port[0] << 8) | port[1]}";
    }

    private async Task<string> ConnectAsync(NetworkStream stream, string start)
    {
        var text = new StringBuilder(start);
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            text.Append((char)(await ReadAsync(stream, 1))[0]);
        }

        var lines = text.ToString().Split("\r\n");
        var place = lines[0].Replace(" HTTP/1.1", string.Empty, StringComparison.Ordinal);
        if (Array.Find(lines, line => line.StartsWith("Proxy-Authorization: Basic ", StringComparison.OrdinalIgnoreCase)) is { } user)
        {
            place += " " + Encoding.UTF8.GetString(Convert.FromBase64String(user.Split(' ')[^1]));
        }
        else if (needsUser)
        {
            await stream.WriteAsync("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            return await ConnectAsync(stream, string.Empty);
        }

        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
        return place;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = LeadAsync(client);
        }
    }

    private async Task LeadAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            var stream = near.GetStream();
            var first = (await ReadAsync(stream, 1))[0];
            asked.Enqueue(first == 5 ? await SocksAsync(stream) : await ConnectAsync(stream, ((char)first).ToString()));
            await far.ConnectAsync(IPAddress.Loopback, port);
            await Task.WhenAny(stream.CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(stream));
        }
        catch (IOException)
        {
            // One side has gone.
        }
    }
}
