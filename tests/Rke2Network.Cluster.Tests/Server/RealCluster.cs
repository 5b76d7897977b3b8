using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>
/// A real kube-apiserver over a real etcd on loopback, with the CRDs that this module works with and no controllers. Stands on nothing
/// but the framework, so that other projects can compile it in.
/// </summary>
public sealed class RealCluster : IAsyncLifetime, IDisposable
{
    private const int Starts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TestAuthority authority = new();
    private readonly string folder = Directory.CreateTempSubdirectory("real-cluster-").FullName;
    private RealClusterProcess? etcd;
    private RealClusterProcess? server;

    /// <summary>The address of the server.</summary>
    public Uri Address { get; private set; } = new("https://127.0.0.1");

    /// <summary>Speaks as an administrator.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>What the server and etcd say; shown where they do not start.</summary>
    public string LogFolder => folder;

    /// <summary>Starts the cluster; does nothing where the programs are missing, as the tests are then left out.</summary>
    public async Task InitializeAsync()
    {
        if (RealClusterBinaries.Missing is not null)
        {
            return;
        }

        for (var start = 1; ; start++)
        {
            try
            {
                await StartAsync();
                return;
            }
            catch (Exception fault)
            {
                // Somebody may have taken a port meanwhile.
                var said = $"etcd: {etcd?.LastLines()}\nkube-apiserver: {server?.LastLines()}";
                Stop();
                if (start == Starts)
                {
                    Dispose();
                    throw new InvalidOperationException($"The real cluster does not start.\n{said}", fault);
                }
            }
        }
    }

    /// <summary>Writes a kubeconfig for a user: <c>admin</c>, <c>reader</c>, <c>changer</c> or <c>viewer</c>.</summary>
    public string KubeConfig(string user = "admin") => RealClusterKubeConfig.Write(folder, Address, authority.Pem, user);

    /// <summary>Asks as an administrator.</summary>
    public async Task<string> SendAsync(HttpMethod method, string path, string? json = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, type) };
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? text : throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
    }

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        Stop();
        Http.Dispose();
        authority.Dispose();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task StartAsync()
    {
        var (client, peer, port) = (FreePort(), FreePort(), FreePort());
        etcd = new RealClusterProcess("etcd", Path.Combine(folder, "etcd.log"), [
            "--unsafe-no-fsync", "--log-level=warn", $"--data-dir={Directory.CreateDirectory(Path.Combine(folder, $"etcd-{client}")).FullName}",
            $"--listen-client-urls=http://127.0.0.1:{client}", $"--advertise-client-urls=http://127.0.0.1:{client}",
            $"--listen-peer-urls=http://127.0.0.1:{peer}", $"--initial-advertise-peer-urls=http://127.0.0.1:{peer}", $"--initial-cluster=default=http://127.0.0.1:{peer}"]);
        var (certificate, key, accounts) = RealClusterKeys.Write(folder, authority);
        server = new RealClusterProcess("kube-apiserver", Path.Combine(folder, "kube-apiserver.log"), [
            $"--etcd-servers=http://127.0.0.1:{client}", "--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", $"--secure-port={port}",
            $"--cert-dir={folder}", $"--tls-cert-file={certificate}", $"--tls-private-key-file={key}", $"--token-auth-file={RealClusterUsers.WriteTokens(folder)}",
            $"--service-account-issuer=https://127.0.0.1:{port}", $"--service-account-signing-key-file={accounts}", $"--service-account-key-file={accounts}",
            "--authorization-mode=RBAC", "--disable-admission-plugins=ServiceAccount", "--service-cluster-ip-range=10.43.0.0/16", "--endpoint-reconciler-type=none"]);
        Address = new Uri($"https://127.0.0.1:{port}");
        Http.Dispose();
        Http = RealClusterKeys.Client(Address, authority);
        await UntilAsync(async () =>
        {
            await SendAsync(HttpMethod.Get, "readyz");
            await SendAsync(HttpMethod.Get, "api/v1/namespaces/kube-system");
        });
        foreach (var definition in RealClusterDefinitions.All)
        {
            await SendAsync(HttpMethod.Post, "apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition);
        }

        foreach (var (path, json) in RealClusterUsers.Roles)
        {
            await SendAsync(HttpMethod.Post, path, json);
        }

        // Established comes some time before the paths answer.
        await UntilAsync(async () =>
        {
            foreach (var path in RealClusterDefinitions.Paths)
            {
                await SendAsync(HttpMethod.Get, path);
            }
        });
    }

    private async Task UntilAsync(Func<Task> ask)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ask();
                return;
            }
            catch (HttpRequestException) when (since.Elapsed < Patience && !etcd!.HasEnded && !server!.HasEnded)
            {
                await Task.Delay(50); // Not yet.
            }
        }
    }

    private void Stop()
    {
        server?.Dispose();
        etcd?.Dispose();
        (server, etcd) = (null, null);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
