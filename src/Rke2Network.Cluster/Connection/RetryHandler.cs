using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Cluster.Connection;

/// <summary>Tries again what may be tried again: answers of a server under load, and connections that break. Waits longer each time, and as long as the server asks.</summary>
internal sealed class RetryHandler(TimeSpan timeout) : DelegatingHandler
{
    /// <summary>Marks a request that has the same effect once or twice; reading has it always.</summary>
    internal static readonly HttpRequestOptionsKey<bool> IsIdempotent = new("Rke2Network.IsIdempotent");

    private const int Tries = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Waits; tests do not.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var mayRepeat = request.Method == HttpMethod.Get || (request.Options.TryGetValue(IsIdempotent, out var marked) && marked);
        for (var attempt = 1; ; attempt++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(timeout);
            TimeSpan? asked = null;
            try
            {
                var response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
                if (attempt == Tries || !IsTransient(response.StatusCode))
                {
                    return response;
                }

                asked = Asked(response);
                response.Dispose();
            }
            catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
            {
                // The limit of one try is no wish of the user's to stop. Where it is not reached, that of connecting is.
                throw new TimeoutException(limit.IsCancellationRequested ? $"no answer within {timeout.TotalSeconds:0} s" : $"no connection within {ServerTrust.ConnectTimeout.TotalSeconds:0} s", fault);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException && mayRepeat && attempt < Tries && fault.InnerException is not System.Security.Authentication.AuthenticationException)
            {
                // A broken connection is a new one's turn.
            }

            await Wait(asked ?? BackOff(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>429 and 503 say that nothing was done, so any request may be repeated.</summary>
    private static bool IsTransient(HttpStatusCode code) => code is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private static TimeSpan? Asked(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date is { } date ? date - DateTimeOffset.UtcNow : null);
        return after is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks)) : null;
    }

    /// <summary>Spread at random, so that many do not come back at once.</summary>
    private static TimeSpan BackOff(int attempt) => Random.Shared.NextDouble() * Math.Min(LongestWait / FirstWait, Math.Pow(2, attempt)) * FirstWait;
}
