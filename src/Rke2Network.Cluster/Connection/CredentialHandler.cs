using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>Says who speaks: a token, one out of a file, which may change while it is used, a name with a password, or what a plugin gives.</summary>
internal sealed class CredentialHandler : DelegatingHandler
{
    private readonly ResolvedContext context;
    private readonly KubeConfig.Entry? user;
    private readonly ExecPlugin? plugin;
    private readonly ExecCache answers;
    private readonly Impersonation? impersonation;

    /// <summary>Makes the handler.</summary>
    /// <exception cref="ClusterException">The user's entry is not whole.</exception>
    internal CredentialHandler(ResolvedContext context, ExecPlugin? plugin, ExecCache answers)
    {
        (this.context, this.plugin, this.answers) = (context, plugin, answers);
        user = context.User;
        impersonation = Impersonation.Of(context);
    }

    /// <summary>How a user proves who it is, in words.</summary>
    internal static string Kind(KubeConfig.Entry? user) => user is null ? "none"
        : user.Text("token") is not null || user.Text("tokenFile") is not null ? "token"
        : ExecPlugin.CommandOf(user) is { } command ? $"exec ({command})"
        : user.Text("client-certificate") is not null || user.Text("client-certificate-data") is not null ? "client certificate"
        : user.Text("username") is not null ? "basic"
        : "none";

    /// <summary>Whether a text can be sent as a token.</summary>
    internal static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        impersonation?.Apply(request);
        if (plugin is null)
        {
            request.Headers.Authorization = await OwnAsync(cancellationToken).ConfigureAwait(false);
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var answer = await answers.GetAsync(plugin, null, cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(request, answer, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        // What the plugin gave has run out before its time, or was taken back: once it is asked again.
        response.Dispose();
        return await SendAsync(request, await answers.GetAsync(plugin, answer, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, ExecCredential answer, CancellationToken cancellation)
    {
        request.Headers.Authorization = answer.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        request.Options.Set(PooledHandler.Certificate, answer.Certificate);
        return base.SendAsync(request, cancellation);
    }

    private async Task<AuthenticationHeaderValue?> OwnAsync(CancellationToken cancellation) => user switch
    {
        null => null,
        _ when user.FullPath("tokenFile") is { } file => Bearer(await TokenAsync(file, cancellation).ConfigureAwait(false)),
        _ when user.Text("token") is { } token => Bearer(token),
        _ when user.Text("username") is { } name => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{user.Text("password")}"))),
        _ => null,
    };

    private AuthenticationHeaderValue Bearer(string token) => IsToken(token) ? new AuthenticationHeaderValue("Bearer", token) : throw new ClusterException(
        "CredentialsUnreadable", context.Name, "The user's token is empty, or has characters in it that no token has.", $"Look at the entry of '{context.Context.Text("user")}' in {user!.File}.");

    private async Task<string> TokenAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false)).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException("CredentialsUnreadable", context.Name, $"The user's tokenFile cannot be read: {fault.Message.TrimEnd('.')}.", "See that it is there and that you may read it.", fault);
        }
    }
}
