using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>What is tried again, and what never.</summary>
public sealed class RetryTests
{
    private readonly List<TimeSpan> waits = [];
    private int sent;

    [Theory]
    [InlineData(429, "GET")]
    [InlineData(503, "GET")]
    [InlineData(429, "POST")]
    [InlineData(503, "PATCH")]
    public async Task A_server_under_load_says_how_long_to_wait(int status, string method)
    {
        Assert.Equal(HttpStatusCode.OK, (await Send(new HttpMethod(method), () => sent < 3 ? Answer(status, "7") : Answer(200))).StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], waits);
    }

    [Fact]
    public async Task It_may_say_so_by_a_date()
    {
        await Send(HttpMethod.Get, () => sent < 2 ? Answer(429, DateTimeOffset.UtcNow.AddSeconds(8).ToString("R")) : Answer(200));
        Assert.InRange(Assert.Single(waits), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
    }

    [Theory]
    [InlineData("3600", 10)]
    [InlineData("Thu, 01 Jan 2015 00:00:00 GMT", 0)]
    public async Task What_it_says_is_followed_within_reason(string after, int seconds)
    {
        await Send(HttpMethod.Get, () => sent < 2 ? Answer(503, after) : Answer(200));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(waits));
    }

    [Fact]
    public async Task Where_it_says_nothing_waits_are_spread_and_bounded()
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Send(HttpMethod.Get, () => Answer(503))).StatusCode);
        Assert.Equal(5, sent);
        Assert.Equal(4, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Other_answers_are_answers(int status)
    {
        Assert.Equal(status, (int)(await Send(HttpMethod.Get, () => Answer(status))).StatusCode);
        Assert.Equal(1, sent);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("PATCH", true)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    public async Task A_broken_connection_is_made_anew_for_what_may_come_twice(string method, bool isMarked)
    {
        Assert.Equal(HttpStatusCode.OK, (await Send(new HttpMethod(method), () => sent < 3 ? throw Broken() : Answer(200), isMarked)).StatusCode);
        Assert.Equal(3, sent);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task What_may_not_come_twice_is_sent_once(string method)
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(new HttpMethod(method), () => throw Broken()));
        Assert.Equal(1, sent);
        Assert.Empty(waits);
    }

    [Fact]
    public async Task A_connection_that_breaks_each_time_is_given_up()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(HttpMethod.Get, () => throw Broken()));
        Assert.Equal(5, sent);
    }

    [Fact]
    public async Task A_server_that_is_not_trusted_is_asked_once()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(HttpMethod.Get, () => throw new HttpRequestException("no", new System.Security.Authentication.AuthenticationException())));
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task Who_stops_while_it_waits_is_heard_at_once()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new RetryHandler(TimeSpan.FromSeconds(30))
        {
            Wait = (_, cancellation) =>
            {
                stop.Cancel();
                return Task.Delay(Timeout.Infinite, cancellation);
            },
            InnerHandler = new Script(() => Answer(503), () => sent++),
        };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://cluster.invalid/");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invoker.SendAsync(request, stop.Token));
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_no_wish_to_stop()
    {
        using var handler = new RetryHandler(TimeSpan.FromMilliseconds(50)) { InnerHandler = new Script(null, () => sent++) };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://cluster.invalid/");
        var fault = await Assert.ThrowsAsync<TimeoutException>(() => invoker.SendAsync(request, default));
        Assert.StartsWith("no answer within", fault.Message);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_in_time_is_told_apart_from_one_that_does_not_answer() =>
        Assert.Equal("no connection within 15 s", (await Assert.ThrowsAsync<TimeoutException>(() => Send(HttpMethod.Get, () => throw new TaskCanceledException()))).Message);

    private static HttpRequestException Broken() => new("broken", new IOException("reset"));

    private static HttpResponseMessage Answer(int status, string? after = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        if (after is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", after);
        }

        return response;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, Func<HttpResponseMessage> answer, bool isMarked = false)
    {
        using var handler = new RetryHandler(TimeSpan.FromSeconds(30))
        {
            Wait = (wait, _) =>
            {
                waits.Add(wait);
                return Task.CompletedTask;
            },
            InnerHandler = new Script(answer, () => sent++),
        };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(method, "https://cluster.invalid/");
        if (isMarked)
        {
            request.Options.Set(RetryHandler.IsIdempotent, true);
        }

        return await invoker.SendAsync(request, default);
    }

    /// <summary>Answers as a test says; without an answer never.</summary>
    private sealed class Script(Func<HttpResponseMessage>? answer, Action count) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            if (answer is null)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return answer!();
        }
    }
}
