using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Wait-Rke2Rollout and Publish-Rke2Resource -Wait.</summary>
public sealed class RolloutTests
{
    private const string Make = "$config = New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Mtu 1400; ";

    [Fact]
    public async Task Waits_until_what_was_published_runs()
    {
        await using var clusters = await FakeCluster.StartAsync("dev", "prod");
        using var session = clusters.Session();
        Assert.Equal("Created", session.Succeed(Make + "($config | Publish-Rke2Resource -Wait -TimeoutSec 60).Outcome").Text);
        Assert.Equal("dev rke2-canal Complete\nprod rke2-canal Complete", session.Succeed("Wait-Rke2Rollout -Context dev, prod -ThrottleLimit 1 | ForEach-Object { \"$($_.Context) $($_.Chart) $($_.Stage)\" }").Text);
        Assert.Equal("prod", session.Succeed(Make + "($config | Publish-Rke2Resource -Context prod | Wait-Rke2Rollout).Context").Text);
        Assert.Empty(session.Succeed("@() | Wait-Rke2Rollout").Output);
    }

    [Fact]
    public async Task What_fails_is_an_error_with_its_reason()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        clusters.Helms["dev"].IsBroken = true;
        using var session = clusters.Session();
        var run = session.Invoke(Make + "$config | Publish-Rke2Resource -Wait -TimeoutSec 1");
        Assert.Equal("HelmChartConfig kube-system/rke2-canal: Created (dev)", run.Text);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("RolloutTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("helm-install-rke2-canal", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_stopped_at_once()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        clusters.Helms["dev"].IsBroken = true;
        clusters.Helms["dev"].Install();
        using var session = clusters.Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        var running = shell.AddScript("Wait-Rke2Rollout -TimeoutSec 600").BeginInvoke();
        while (clusters.Servers["dev"].Requests.Length < 5)
        {
            await Task.Delay(20);
        }

        var watch = Stopwatch.StartNew();
        shell.Stop();
        Assert.Throws<System.Management.Automation.PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10)); // That it ends within a second is measured; here, that it ends.
    }
}
