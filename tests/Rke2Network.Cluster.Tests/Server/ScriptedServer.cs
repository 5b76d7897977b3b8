using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>An API server that answers as a test says: HTTPS on loopback.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<string> requests = new();
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private readonly int[] connections;

    private ScriptedServer(WebApplication application, int[] connections)
    {
        this.application = application;
        this.connections = connections;
    }

    /// <summary>How many TCP connections were made.</summary>
    internal int Connections => Volatile.Read(ref connections[0]);

    /// <summary>Where kubeconfigs are written, and what they name.</summary>
    internal string Folder => folder;

    /// <summary>What was asked: method, path with query, and user's token.</summary>
    internal string[] Requests => [.. requests];

    internal string Address => application.Urls.Single();

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">What it shows.</param>
    /// <param name="answer">What it answers.</param>
    internal static async Task<ScriptedServer> StartAsync(X509Certificate2 certificate, Func<HttpContext, Task> answer)
    {
        var connections = new int[1];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.Use(next => connection =>
            {
                Interlocked.Increment(ref connections[0]);
                return next(connection);
            });
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (_, _, _) => true; // Tests look at it themselves.
            });
        }));
        var server = new ScriptedServer(builder.Build(), connections);
        server.application.Run(async context =>
        {
            server.requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization}".TrimEnd());
            await answer(context);
        });
        await server.application.StartAsync();
        return server;
    }

    /// <summary>Answers with JSON.</summary>
    internal static Task Json(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    /// <summary>Writes the kubeconfig.</summary>
    internal string Write(string? authority, string cluster = "", string user = "token: secret-token")
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllText(path, $$"""
            apiVersion: v1
            kind: Config
            current-context: test
            contexts:
            - name: test
              context: {cluster: test, user: test}
            clusters:
            - name: test
              cluster:
                server: {{Address}}
                {{(authority is null ? string.Empty : $"certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(authority))}")}}
                {{cluster}}
            users:
            - name: test
              user:
                {{user}}
            """);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
