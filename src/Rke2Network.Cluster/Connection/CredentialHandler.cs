using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Cluster.Connection;

/// <summary>Says who speaks: a token, one out of a file, which may change while it is used, or a name with a password.</summary>
internal sealed class CredentialHandler(KubeConfig.Entry? user) : DelegatingHandler
{
    /// <summary>How a user proves who it is, in words.</summary>
    internal static string Kind(KubeConfig.Entry? user) => user is null ? "none"
        : user.Text("token") is not null || user.Text("tokenFile") is not null ? "token"
        : user.Text("client-certificate") is not null || user.Text("client-certificate-data") is not null ? "client certificate"
        : user.Text("username") is not null ? "basic"
        : "none";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = user switch
        {
            null => null,
            _ when user.FullPath("tokenFile") is { } file => new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).Trim()),
            _ when user.Text("token") is { } token => new AuthenticationHeaderValue("Bearer", token),
            _ when user.Text("username") is { } name => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{user.Text("password")}"))),
            _ => null,
        };
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
