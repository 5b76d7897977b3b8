using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Publish-, Undo- and Unpublish-Rke2Resource.</summary>
public sealed class PublishingTests
{
    private const string Make = "$config = New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Mtu 1400; ";

    [Fact]
    public async Task What_is_published_twice_stays_as_it_is_and_goes_back()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        using var session = clusters.Session();
        Assert.Equal(
            "HelmChartConfig kube-system/rke2-canal: Created (dev)\nHelmChartConfig kube-system/rke2-canal: Unchanged (dev)\nTrue",
            session.Succeed(Make + "$first = $config | Publish-Rke2Resource; $again = $config | Publish-Rke2Resource; $first; $again; $first.ResourceVersion -eq $again.ResourceVersion").Text);
        Assert.Equal(
            "Configured: spec.valuesContent: calico.vethuMTU: 1400 becomes 1300\nRestored: spec.valuesContent: calico.vethuMTU: 1300 becomes 1400\nUnchanged",
            session.Succeed(Make + "$done = $config | Set-Rke2ChartValue calico.vethuMTU 1300 | Publish-Rke2Resource; \"$($done.Outcome): $($done.Changes)\"; $back = $done | Undo-Rke2Resource; \"$($back.Outcome): $($back.Changes)\"; ($config | Publish-Rke2Resource).Outcome").Text);
        Assert.Equal("Deleted\nCreated", session.Succeed(Make + "$gone = $config | Unpublish-Rke2Resource; $gone.Outcome; ($gone | Undo-Rke2Resource).Outcome").Text);
        Assert.Contains("mtu", session.Succeed("(Get-Rke2CniConfig).Values.ToString()").Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whoever_asks_first_sees_the_fields_and_nothing_is_done()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        clusters.Apis["dev"].Put(FakeCluster.Config, """{"kind": "HelmChartConfig", "spec": {"valuesContent": "calico:\n  vethuMTU: 1300\n"}}""", manager: "rke2network");
        var shown = Screen.Show(80, $"$PSDefaultParameterValues['*:KubeConfig'] = '{clusters.KubeConfig}'; " + Make + "$config | Publish-Rke2Resource -WhatIf");
        Assert.Equal(
            ["What if: Change HelmChartConfig kube-system/rke2-canal in dev.", "- spec.valuesContent: calico.vethuMTU = 1300", "+ spec.valuesContent: calico.vethuMTU = 1400"],
            shown.Where(line => line.Length > 0));
        Assert.All(clusters.Servers["dev"].Requests.Where(request => !request.StartsWith("GET", StringComparison.Ordinal)), request => Assert.Contains("dryRun=All", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_speaks_against_it_stops_it_unless_forced()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        using var session = clusters.Session();
        string Error(string script) => session.Invoke(script).Errors.Single().FullyQualifiedErrorId.Split(',')[0];
        Assert.Equal("ErrorFindings", Error("New-Rke2CniConfig Cilium -Rke2Version v1.34.4 -Mtu 1400 | Publish-Rke2Resource"));
        Assert.Equal("ErrorFindings", Error("New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Mtu 1400 -ClusterCidr 10.50.0.0/16 | Publish-Rke2Resource"));
        Assert.Equal("ErrorFindings", Error("New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Backend Wireguard -WarningAction Ignore | Publish-Rke2Resource"));
        Assert.Equal("ErrorFindings", Error("'{apiVersion: helm.cattle.io/v1, kind: HelmChartConfig, metadata: {name: rke2-cilium, namespace: kube-system}, spec: {valuesContent: \"MTU: 1400\"}}' | Publish-Rke2Resource"));
        Assert.DoesNotContain(clusters.Servers["dev"].Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
        var forced = session.Succeed("New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Backend Wireguard -WarningAction Ignore | Publish-Rke2Resource -Force");
        Assert.Contains(forced.Warnings, warning => warning.StartsWith("RKE2NET152", StringComparison.Ordinal));
        Assert.Equal("HelmChartConfig kube-system/rke2-canal: Created (dev)", forced.Text);
    }

    [Fact]
    public async Task Fields_of_others_are_taken_over_only_when_asked()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        clusters.Apis["dev"].Put(FakeCluster.Config, """{"kind": "HelmChartConfig", "spec": {"valuesContent": "calico:\n  vethuMTU: 1300\n"}}""", manager: "kubectl-edit");
        using var session = clusters.Session();
        var refused = Assert.Single(session.Invoke(Make + "$config | Publish-Rke2Resource").Errors);
        Assert.StartsWith("Conflict,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(".spec.valuesContent (owned by kubectl-edit)", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains("-TakeOwnership", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal("Configured", session.Succeed(Make + "($config | Publish-Rke2Resource -TakeOwnership).Outcome").Text);
    }

    [Fact]
    public async Task Objects_of_any_form_are_taken_and_each_mistake_is_told()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        using var session = clusters.Session();
        session.Succeed("function Map($name, $value) { @{ apiVersion = 'v1'; kind = 'ConfigMap'; metadata = @{ name = $name; namespace = 'default' }; data = @{ key = $value } } }");
        Assert.Equal("a b c d", session.Succeed("""
            $done = (Map a 1), [pscustomobject](Map b 2), "apiVersion: v1`nkind: ConfigMap`nmetadata: {name: c, namespace: default}`n---`n{apiVersion: v1, kind: ConfigMap, metadata: {name: d, namespace: default}}" | Publish-Rke2Resource
            "$($done.Name)"
            """).Text);
        Assert.Equal("Unchanged", session.Succeed("((Map a 1), (Map a 1) | Publish-Rke2Resource).Outcome").Text);
        var run = session.Invoke("(Map a 1), (Map a 2), 5, 'word', @{ kind = 'x' } | Publish-Rke2Resource | ForEach-Object Name");
        Assert.Equal("a", run.Text);
        Assert.Equal(["GivenTwice", "NotAResource", "NotAResource", "NotAResource"], run.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("NotManaged", session.Invoke("Unpublish-Rke2Resource @{ apiVersion = 'v1'; kind = 'Node'; metadata = @{ name = 'server-1' } }").Errors.Single().FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public async Task A_cluster_that_is_lost_in_the_middle_is_told_once_and_the_rest_comes_later()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        using var session = clusters.Session();
        const string Maps = "$maps = 1..100 | ForEach-Object { @{ apiVersion = 'v1'; kind = 'ConfigMap'; metadata = @{ name = \"m$_\"; namespace = 'default' } } }; ";
        var writes = 0;
        clusters.Apis["dev"].Before = context =>
        {
            if (writes >= 40 || (context.Request.Method == "PATCH" && ++writes >= 40))
            {
                context.Abort();
                return Task.FromResult(true);
            }

            return Task.FromResult(false);
        };
        var run = session.Invoke(Maps + "($maps | Publish-Rke2Resource).Count");
        var done = int.Parse(run.Text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(done, 20, 40);
        var lost = run.Errors.Single(error => error.FullyQualifiedErrorId.StartsWith("NotSent,", StringComparison.Ordinal)).ToString();
        Assert.Contains($"{done} of 100 objects are done", lost, StringComparison.Ordinal);
        clusters.Apis["dev"].Before = _ => Task.FromResult(false);
        Assert.Equal("100", session.Succeed(Maps + "$all = $maps | Publish-Rke2Resource; $all.Count").Text);
        Assert.Equal(100, clusters.Apis["dev"].Paths.Count(path => path.Contains("/configmaps/", StringComparison.Ordinal)));
    }
}
