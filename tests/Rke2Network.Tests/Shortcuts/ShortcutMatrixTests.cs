using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Shortcuts;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Shortcuts;

/// <summary>
/// Every shortcut of the table with every plugin, on the first and the last release of every minor: it writes what the
/// release's charts take, or says who has it.
/// </summary>
public sealed class ShortcutMatrixTests
{
    private static readonly MultusOptions Multus = MultusOptions.Default;

    /// <summary>What a user may give for each shortcut. One that is missing here fails a test.</summary>
    private static readonly Dictionary<string, Func<CniConfigRequest, CniConfigRequest>[]> Samples = new()
    {
        ["Interface"] = [request => request with { Interface = "eth1" }, request => request with { Interface = "eth1", ClusterCidr = TestConfigs.Pods, ServiceCidr = TestConfigs.Services }],
        ["Backend"] = [.. FlannelBackends.Names.Select(name => (Func<CniConfigRequest, CniConfigRequest>)(request => request with { Backend = name }))],
        ["Encryption"] =
        [
            request => request with { Encryption = EncryptionKind.WireGuard },
            request => request with { Encryption = EncryptionKind.IPsec },
            request => request with { Encryption = EncryptionKind.WireGuard, ClusterCidr = TestConfigs.Pods, ServiceCidr = TestConfigs.Services },
        ],
        ["Nftables"] = [request => request with { Nftables = true }],
        ["KubeProxyReplacement"] = [request => request with { KubeProxyReplacement = true }],
        ["Hubble"] = [request => request with { Hubble = true }],
        ["Mtu"] = [request => request with { Mtu = 1400 }],
        ["UnderlayMtu"] =
        [
            request => request with { UnderlayMtu = 9000 },
            request => request with { UnderlayMtu = 9000, ClusterCidr = TestConfigs.Pods, ServiceCidr = TestConfigs.Services },
        ],
        ["Multus"] = [request => request with { Multus = Multus }],
        ["MultusIpam"] = [request => request with { Multus = Multus, MultusIpam = [MultusIpam.Whereabouts] }, request => request with { Multus = Multus, MultusIpam = [MultusIpam.Dhcp] }],
        ["ThickPlugin"] = [request => request with { Multus = Multus, ThickPlugin = true }],
        ["DynamicNetworksController"] = [request => request with { Multus = Multus, DynamicNetworksController = true }],
        ["FailurePolicy"] =
        [
            request => request with { FailurePolicy = FailurePolicy.Abort },
            request => request with { FailurePolicy = FailurePolicy.Reinstall },
            request => request with { FailurePolicy = FailurePolicy.Retry, Multus = Multus },
        ],
        ["NodeIp"] = [request => request with { NodeIp = [IPAddress.Parse("10.0.0.11")] }],
        ["NodeCount"] = [request => request with { NodeCount = 100 }],
    };

    public static TheoryData<string, int> Shortcuts
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var entry in Samples)
            {
                for (var i = 0; i < entry.Value.Length; i++)
                {
                    data.Add(entry.Key, i);
                }
            }

            return data;
        }
    }

    private static IEnumerable<Rke2Version> Releases { get; } =
        ReleaseCatalog.Default.Releases.GroupBy(release => release.Minor).SelectMany(minor => new[] { minor.First(), minor.Last() }).Distinct().ToArray();

    [Fact]
    public void Every_shortcut_has_samples() => Assert.Equal(ShortcutTable.All.Select(shortcut => shortcut.Parameter).OrderBy(name => name), Samples.Keys.OrderBy(name => name));

    [Fact]
    public void Every_sample_gives_its_shortcut() => Assert.All(ShortcutTable.All, shortcut => Assert.All(Samples[shortcut.Parameter], sample =>
        Assert.True(shortcut.IsGiven(sample(new CniConfigRequest { Release = ReleaseCatalog.Default.Newest })))));

    [Theory]
    [MemberData(nameof(Shortcuts))]
    public void Writes_what_is_taken_or_says_who_has_it(string parameter, int sample)
    {
        var faults = new List<string>();
        var written = 0;
        foreach (var release in Releases)
        {
            foreach (var plugin in CniPlugins.All)
            {
                var request = Samples[parameter][sample](new CniConfigRequest { Release = release, Plugin = plugin });
                var told = new List<string>();
                try
                {
                    var config = CniConfigFactory.Create(request, told.Add);
                    written++;
                    faults.AddRange(Faults(config).Select(fault => $"{plugin} {release}: {fault}"));
                    if (parameter != "Multus" && !told.Any(line => line.StartsWith("-" + parameter, StringComparison.Ordinal)))
                    {
                        faults.Add($"{plugin} {release}: nothing was written, and nothing was said");
                    }
                }
                catch (InputException fault)
                {
                    faults.AddRange(Faults(parameter, request, fault).Select(each => $"{plugin} {release}: {each}: {fault.Message}"));
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(written > 0);
    }

    /// <summary>What is wrong with the configuration that a shortcut made.</summary>
    private static IEnumerable<string> Faults(CniConfig config)
    {
        foreach (var finding in config.Findings.Where(finding => finding.Severity > FindingSeverity.Information && finding.Id.StartsWith("RKE2NET3", StringComparison.Ordinal)))
        {
            yield return finding.ToString();
        }

        foreach (var resource in config.HelmChartConfigs)
        {
            foreach (var (path, value) in resource.Values.Leaves())
            {
                var known = ChartValueSearch.Get(config.Rke2Version, resource.Name, ValuePath.Format(path));
                if (known is null || !known.IsRead || known.IsRefused || (known.Allowed.Count > 0 && !known.Allowed.Contains(value.ToString())))
                {
                    yield return $"{resource.Name} does not take {ValuePath.Format(path)} = {value}";
                }
            }
        }
    }

    /// <summary>What is wrong with the error in its place: all that it names must have the thing.</summary>
    private static IEnumerable<string> Faults(string parameter, CniConfigRequest request, InputException fault)
    {
        if (fault.ErrorId != "ShortcutUnavailable" || fault.Parameter != parameter)
        {
            yield return $"{fault.ErrorId} of {fault.Parameter}";
            yield break;
        }

        // "v1.24.12, v1.25.8 and every later minor": these, and not the one asked for, stand behind "from".
        var range = Regex.Match(fault.Reason, $" from (.*), not in {Regex.Escape(request.Release.ToString())}[.]$").Groups[1].Value;
        var releases = Regex.Matches(range, @"v1\.[0-9]+\.[0-9]+(\+rke2r[0-9]+)?").Cast<Match>().Select(match => match.Value).ToArray();
        var plugins = CniPlugins.All.Where(plugin => Regex.IsMatch(fault.Advice, $@"\b{plugin}\b")).ToArray();
        if (releases.Length + plugins.Length == 0)
        {
            yield return "names nobody who has it";
        }

        foreach (var release in releases)
        {
            // The first revision of the patch.
            var named = release.Contains('+') ? Rke2Version.Parse(release) : ReleaseCatalog.Default.Releases.First(each => each.ToString().StartsWith(release + "+", StringComparison.Ordinal));
            if (!Works(request with { Release = named }))
            {
                yield return $"{named} lacks it too";
            }

            if (ReleaseCatalog.Default.Releases.LastOrDefault(each => each.SameMinor(named) && each < named) is { } before && Works(request with { Release = before }))
            {
                yield return $"{before} has it already";
            }
        }

        var advised = fault.Advice.EndsWith("and a later release.", StringComparison.Ordinal) ? ReleaseCatalog.Default.Newest : request.Release;
        foreach (var plugin in plugins.Where(plugin => !Works(request with { Plugin = plugin, Release = advised })))
        {
            yield return $"{plugin} lacks it too";
        }
    }

    private static bool Works(CniConfigRequest request)
    {
        try
        {
            CniConfigFactory.Create(request);
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
