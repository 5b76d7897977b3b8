using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Each gate on the last release before it and the first behind it, in every minor where it opens.</summary>
public sealed class GateTests
{
    private const string Pods = "10.42.0.0/16,2001:cafe:42::/56";
    private const string Services = "10.43.0.0/16,2001:cafe:43::/112";
    private const string IPv6Pods = "fd00:42::/56";
    private const string IPv6Services = "fd00:43::/112";
    private const string WireGuard = "flannel: {backend: wireguard}";

    /// <summary>By gate and rule: what is checked at a release.</summary>
    private static readonly Dictionary<string, Func<Rke2Version, IReadOnlyList<Finding>>> Checks = new()
    {
        ["Flannel RKE2NET101"] = release => Check(release, CniPlugin.Flannel),
        ["KubeProxyOptions RKE2NET105"] = release => RuleBook.Check(new CniConfig(release).WithKubeProxyDisabled(true)),
        ["UnknownOptionsSkipped RKE2NET112"] = release => Import(release, "flannel-backend: vxlan\n"),
        ["UnknownOptionsSkipped RKE2NET110"] = release => Import(release, "flannel-backend: vxlan\n"),
        ["UnknownOptionsSkipped RKE2NET111"] = release => Import(release, "cluster_cidr: 10.1.0.0/16\n"),
        ["UnknownOptionsSkipped RKE2NET116"] = release => Import(release, "with-node-id: true\n"),
        ["UnknownOptionsSkipped RKE2NET117"] = release => Import(release, "mine: a\n"),
        ["KubeProxyOptions RKE2NET114"] = release => Import(release, "disable: rke2-kube-proxy\n"),
        ["LargeServiceCidr RKE2NET204"] = release => Check(release, CniPlugin.Canal, services: "172.0.0.0/11"),
        ["FirstFamilyIsPrimary RKE2NET216"] = release => RuleBook.Check(Dual(release, CniPlugin.Canal).WithNodeIp(IpAddresses.ParseOptional(["2001:db8::5", "192.168.1.5"])!)),
        ["FirstFamilyIsPrimary RKE2NET228"] = release => Check(release, CniPlugin.Canal, pods: "2001:cafe:42::/56,10.42.0.0/16", services: "2001:cafe:43::/112,10.43.0.0/16"),
        ["CanalDualStack RKE2NET220"] = release => RuleBook.Check(Dual(release, CniPlugin.Canal)),
        ["CalicoDualStack RKE2NET220"] = release => RuleBook.Check(Dual(release, CniPlugin.Calico)),
        ["CiliumDetectsDualStack RKE2NET221"] = release => RuleBook.Check(Dual(release, CniPlugin.Cilium)),
        ["IPv6Only RKE2NET222"] = release => Check(release, CniPlugin.Canal, pods: IPv6Pods, services: IPv6Services),
        ["IPv6Only RKE2NET223"] = release => Check(release, CniPlugin.Canal, pods: IPv6Pods, services: IPv6Services),
        ["IPv6Only RKE2NET227"] = release => Check(release, CniPlugin.Canal, pods: IPv6Pods, services: IPv6Services),
        ["CiliumIPv6Only RKE2NET223"] = release => Check(release, CniPlugin.Cilium, pods: IPv6Pods, services: IPv6Services),
        ["CalicoAutodetectsIPv4 RKE2NET224"] = release => Check(release, CniPlugin.Calico, pods: IPv6Pods, services: IPv6Services),
        ["CalicoAutodetectsByFamily RKE2NET224"] = release => Check(release, CniPlugin.Calico, pods: IPv6Pods, services: IPv6Services),
        ["CalicoVxlanDualStack RKE2NET225"] = release => RuleBook.Check(Dual(release, CniPlugin.Calico)),
        ["CiliumIPv6OnlyTunnels RKE2NET226"] = release => Check(release, CniPlugin.Cilium, "autoDirectNodeRoutes: true", pods: IPv6Pods, services: IPv6Services),
        ["CalicoVxlanDualStack RKE2NET232"] = release => Check(release, CniPlugin.Calico, "installation: {calicoNetwork: {ipPools: [{cidr: 192.168.0.0/16}]}}"),
        ["WindowsCalico RKE2NET401"] = release => Check(release, CniPlugin.Calico, windows: true),
        ["WindowsFlannel RKE2NET401"] = release => Check(release, CniPlugin.Flannel, windows: true),
        ["WindowsNone RKE2NET401"] = release => Check(release, CniPlugin.None, windows: true),
        ["WindowsBgp RKE2NET421"] = release => Check(release, CniPlugin.Calico, "installation: {calicoNetwork: {bgp: Enabled}}", windows: true),
        ["WindowsBgpReportedBroken RKE2NET421"] = release => Check(release, CniPlugin.Calico, "installation: {calicoNetwork: {bgp: Enabled}}", windows: true),
        ["WindowsAutodetection RKE2NET427"] = release => Check(release, CniPlugin.Calico, "installation: {calicoNetwork: {nodeAddressAutodetectionV4: {cidrs: [10.0.0.0/8]}}}", windows: true),
        ["WindowsRefusesSkipInterface RKE2NET424"] = release => Check(release, CniPlugin.Calico, "installation: {calicoNetwork: {nodeAddressAutodetectionV4: {skipInterface: docker.*}}}", windows: true),
        ["CanalWireGuard RKE2NET501"] = release => Check(release, CniPlugin.Canal, WireGuard),
        ["CanalWireGuardDocumented RKE2NET502"] = release => Check(release, CniPlugin.Canal, WireGuard),
        ["CalicoBpf RKE2NET513"] = release => Check(release, CniPlugin.Calico, "installation: {calicoNetwork: {linuxDataplane: BPF}}"),
        ["CiliumExclusiveByDefault RKE2NET601"] = release => RuleBook.Check(new CniConfig(release).WithPlugin(CniPlugin.Cilium).WithMultus(MultusOptions.Default)),
        ["NftablesDocumented RKE2NET520"] = release => Check(release, CniPlugin.Flannel, "flannel: {enableNFTables: true}"),
        ["NftablesDocumented RKE2NET521"] = release => Check(release, CniPlugin.Flannel, "flannel: {enableNFTables: true}"),
        ["FailurePolicy RKE2NET325"] = release => RuleBook.Check(new CniConfig(release).WithFailurePolicy(FailurePolicy.Abort)),
        ["FailurePolicyRetry RKE2NET325"] = release => RuleBook.Check(new CniConfig(release).WithFailurePolicy(FailurePolicy.Retry)),
        ["ChartsRetry RKE2NET326"] = release => Manifest(release, "valuesContent: ''"),
        ["SpecValues RKE2NET327"] = release => Manifest(release, "values: {a: b}"),
        ["ValuesSecrets RKE2NET328"] = release => Manifest(release, "valuesSecrets: [{name: a, keys: [b]}]"),
    };

    /// <summary>What a shortcut or the Windows matrix asks for, which no rule speaks of; their tests have both sides.</summary>
    private static readonly string[] WithoutRule = ["KubeProxyNftables", "WindowsServer2022"];

    /// <summary>Gate, rule, the last release before, the first behind, and whether the rule finds something before (or else behind).</summary>
    public static TheoryData<string, string, string, string, bool> Pairs => new()
    {
        { "Flannel", "RKE2NET101", "v1.26.13+rke2r1", "v1.26.14+rke2r1", true },
        { "Flannel", "RKE2NET101", "v1.27.10+rke2r1", "v1.27.11+rke2r1", true },
        { "Flannel", "RKE2NET101", "v1.28.6+rke2r1", "v1.28.7+rke2r1", true },
        { "Flannel", "RKE2NET101", "v1.29.1+rke2r1", "v1.29.2+rke2r1", true },
        { "KubeProxyOptions", "RKE2NET105", "v1.21.2+rke2r1", "v1.21.3+rke2r1", true },
        { "KubeProxyOptions", "RKE2NET114", "v1.21.2+rke2r1", "v1.21.3+rke2r1", false },
        { "UnknownOptionsSkipped", "RKE2NET112", "v1.21.6+rke2r1", "v1.21.7+rke2r1", true },
        { "UnknownOptionsSkipped", "RKE2NET112", "v1.22.3+rke2r1", "v1.22.4+rke2r1", true },
        { "UnknownOptionsSkipped", "RKE2NET110", "v1.21.6+rke2r1", "v1.21.7+rke2r1", false },
        { "UnknownOptionsSkipped", "RKE2NET111", "v1.22.3+rke2r1", "v1.22.4+rke2r1", false },
        { "UnknownOptionsSkipped", "RKE2NET116", "v1.21.6+rke2r1", "v1.21.7+rke2r1", false },
        { "UnknownOptionsSkipped", "RKE2NET117", "v1.22.3+rke2r1", "v1.22.4+rke2r1", false },
        { "LargeServiceCidr", "RKE2NET204", "v1.33.13+rke2r2", "v1.34.1+rke2r1", true },
        { "FirstFamilyIsPrimary", "RKE2NET216", "v1.25.14+rke2r1", "v1.25.15+rke2r1", false },
        { "FirstFamilyIsPrimary", "RKE2NET216", "v1.26.9+rke2r1", "v1.26.10+rke2r1", false },
        { "FirstFamilyIsPrimary", "RKE2NET216", "v1.27.6+rke2r1", "v1.27.7+rke2r1", false },
        { "FirstFamilyIsPrimary", "RKE2NET216", "v1.28.2+rke2r1", "v1.28.3+rke2r1", false },
        { "FirstFamilyIsPrimary", "RKE2NET228", "v1.25.14+rke2r1", "v1.25.15+rke2r1", true },
        { "FirstFamilyIsPrimary", "RKE2NET228", "v1.28.2+rke2r1", "v1.28.3+rke2r1", true },
        { "CanalDualStack", "RKE2NET220", "v1.21.8+rke2r2", "v1.21.9+rke2r1", true },
        { "CanalDualStack", "RKE2NET220", "v1.22.5+rke2r2", "v1.22.6+rke2r1", true },
        { "CanalDualStack", "RKE2NET220", "v1.23.1+rke2r2", "v1.23.3+rke2r1", true },
        { "CalicoDualStack", "RKE2NET220", "v1.21.4+rke2r3", "v1.21.5+rke2r1", true },
        { "CiliumDetectsDualStack", "RKE2NET221", "v1.22.12+rke2r1", "v1.22.13+rke2r1", true },
        { "CiliumDetectsDualStack", "RKE2NET221", "v1.23.9+rke2r1", "v1.23.10+rke2r1", true },
        { "CiliumDetectsDualStack", "RKE2NET221", "v1.24.3+rke2r1", "v1.24.4+rke2r1", true },
        { "IPv6Only", "RKE2NET222", "v1.22.9+rke2r2", "v1.22.10+rke2r1", false },
        { "IPv6Only", "RKE2NET227", "v1.23.6+rke2r2", "v1.23.7+rke2r1", false },
        { "IPv6Only", "RKE2NET223", "v1.22.9+rke2r2", "v1.22.10+rke2r1", true },
        { "IPv6Only", "RKE2NET223", "v1.23.6+rke2r2", "v1.23.7+rke2r1", true },
        { "CiliumIPv6Only", "RKE2NET223", "v1.22.10+rke2r2", "v1.22.11+rke2r1", true },
        { "CiliumIPv6Only", "RKE2NET223", "v1.23.7+rke2r2", "v1.23.8+rke2r1", true },
        { "CiliumIPv6Only", "RKE2NET223", "v1.24.1+rke2r2", "v1.24.2+rke2r1", true },
        { "CalicoAutodetectsIPv4", "RKE2NET224", "v1.25.15+rke2r2", "v1.25.16+rke2r1", false },
        { "CalicoAutodetectsIPv4", "RKE2NET224", "v1.26.10+rke2r2", "v1.26.11+rke2r1", false },
        { "CalicoAutodetectsIPv4", "RKE2NET224", "v1.27.7+rke2r2", "v1.27.8+rke2r1", false },
        { "CalicoAutodetectsIPv4", "RKE2NET224", "v1.28.3+rke2r2", "v1.28.4+rke2r1", false },
        { "CalicoAutodetectsByFamily", "RKE2NET224", "v1.29.12+rke2r1", "v1.29.13+rke2r1", true },
        { "CalicoAutodetectsByFamily", "RKE2NET224", "v1.30.8+rke2r1", "v1.30.9+rke2r1", true },
        { "CalicoAutodetectsByFamily", "RKE2NET224", "v1.31.4+rke2r1", "v1.31.5+rke2r1", true },
        { "CalicoAutodetectsByFamily", "RKE2NET224", "v1.32.0+rke2r1", "v1.32.1+rke2r1", true },
        { "CalicoVxlanDualStack", "RKE2NET225", "v1.23.6+rke2r2", "v1.23.7+rke2r1", true },
        { "CiliumIPv6OnlyTunnels", "RKE2NET226", "v1.32.11+rke2r1", "v1.32.11+rke2r2", false },
        { "CiliumIPv6OnlyTunnels", "RKE2NET226", "v1.33.7+rke2r1", "v1.33.7+rke2r2", false },
        { "CiliumIPv6OnlyTunnels", "RKE2NET226", "v1.34.3+rke2r1", "v1.34.3+rke2r2", false },
        { "CiliumIPv6OnlyTunnels", "RKE2NET226", "v1.35.0+rke2r1", "v1.35.0+rke2r2", false },
        { "CalicoVxlanDualStack", "RKE2NET232", "v1.23.6+rke2r2", "v1.23.7+rke2r1", false },
        { "WindowsCalico", "RKE2NET401", "v1.21.3+rke2r1", "v1.21.3+rke2r2", true },
        { "WindowsFlannel", "RKE2NET401", "v1.26.13+rke2r1", "v1.26.14+rke2r1", true },
        { "WindowsFlannel", "RKE2NET401", "v1.27.10+rke2r1", "v1.27.11+rke2r1", true },
        { "WindowsFlannel", "RKE2NET401", "v1.28.6+rke2r1", "v1.28.7+rke2r1", true },
        { "WindowsFlannel", "RKE2NET401", "v1.29.1+rke2r1", "v1.29.2+rke2r1", true },
        { "WindowsNone", "RKE2NET401", "v1.24.15+rke2r1", "v1.24.16+rke2r1", true },
        { "WindowsNone", "RKE2NET401", "v1.25.11+rke2r1", "v1.25.12+rke2r1", true },
        { "WindowsNone", "RKE2NET401", "v1.26.6+rke2r1", "v1.26.7+rke2r1", true },
        { "WindowsNone", "RKE2NET401", "v1.27.3+rke2r1", "v1.27.4+rke2r1", true },
        { "WindowsBgp", "RKE2NET421", "v1.24.15+rke2r1", "v1.24.16+rke2r1", true },
        { "WindowsBgp", "RKE2NET421", "v1.25.11+rke2r1", "v1.25.12+rke2r1", true },
        { "WindowsBgp", "RKE2NET421", "v1.26.6+rke2r1", "v1.26.7+rke2r1", true },
        { "WindowsBgp", "RKE2NET421", "v1.27.3+rke2r1", "v1.27.4+rke2r1", true },
        { "WindowsBgpReportedBroken", "RKE2NET421", "v1.32.8+rke2r1", "v1.32.9+rke2r1", false },
        { "WindowsBgpReportedBroken", "RKE2NET421", "v1.33.4+rke2r1", "v1.33.5+rke2r1", false },
        { "WindowsAutodetection", "RKE2NET427", "v1.23.12+rke2r1", "v1.23.13+rke2r1", true },
        { "WindowsAutodetection", "RKE2NET427", "v1.24.6+rke2r1", "v1.24.7+rke2r1", true },
        { "WindowsAutodetection", "RKE2NET427", "v1.25.2+rke2r1", "v1.25.3+rke2r1", true },
        { "WindowsRefusesSkipInterface", "RKE2NET424", "v1.24.8+rke2r1", "v1.24.9+rke2r1", false },
        { "WindowsRefusesSkipInterface", "RKE2NET424", "v1.25.4+rke2r1", "v1.25.5+rke2r1", false },
        { "CanalWireGuard", "RKE2NET501", "v1.21.9+rke2r1", "v1.21.10+rke2r1", true },
        { "CanalWireGuard", "RKE2NET501", "v1.22.6+rke2r1", "v1.22.7+rke2r1", true },
        { "CanalWireGuard", "RKE2NET501", "v1.23.1+rke2r2", "v1.23.3+rke2r1", true },
        { "CanalWireGuardDocumented", "RKE2NET502", "v1.22.17+rke2r1", "v1.23.3+rke2r1", true },
        { "CalicoBpf", "RKE2NET513", "v1.33.7+rke2r3", "v1.33.8+rke2r1", true },
        { "CalicoBpf", "RKE2NET513", "v1.34.3+rke2r3", "v1.34.4+rke2r1", true },
        { "CalicoBpf", "RKE2NET513", "v1.35.0+rke2r3", "v1.35.1+rke2r1", true },
        { "CiliumExclusiveByDefault", "RKE2NET601", "v1.31.13+rke2r1", "v1.31.14+rke2r1", true },
        { "CiliumExclusiveByDefault", "RKE2NET601", "v1.32.9+rke2r1", "v1.32.10+rke2r1", true },
        { "CiliumExclusiveByDefault", "RKE2NET601", "v1.33.5+rke2r1", "v1.33.6+rke2r1", true },
        { "CiliumExclusiveByDefault", "RKE2NET601", "v1.34.1+rke2r1", "v1.34.2+rke2r1", true },
        { "NftablesDocumented", "RKE2NET520", "v1.34.9+rke2r1", "v1.34.10+rke2r1", true },
        { "NftablesDocumented", "RKE2NET520", "v1.35.6+rke2r1", "v1.35.7+rke2r1", true },
        { "NftablesDocumented", "RKE2NET520", "v1.36.2+rke2r1", "v1.36.3+rke2r1", true },
        { "NftablesDocumented", "RKE2NET521", "v1.36.2+rke2r1", "v1.36.3+rke2r1", false },
        { "FailurePolicy", "RKE2NET325", "v1.21.10+rke2r2", "v1.21.11+rke2r1", true },
        { "FailurePolicy", "RKE2NET325", "v1.22.7+rke2r2", "v1.22.8+rke2r1", true },
        { "FailurePolicy", "RKE2NET325", "v1.23.4+rke2r2", "v1.23.5+rke2r1", true },
        { "FailurePolicyRetry", "RKE2NET325", "v1.33.13+rke2r1", "v1.33.13+rke2r2", true },
        { "FailurePolicyRetry", "RKE2NET325", "v1.34.9+rke2r1", "v1.34.10+rke2r1", true },
        { "FailurePolicyRetry", "RKE2NET325", "v1.35.6+rke2r1", "v1.35.7+rke2r1", true },
        { "FailurePolicyRetry", "RKE2NET325", "v1.36.2+rke2r1", "v1.36.3+rke2r1", true },
        { "ChartsRetry", "RKE2NET326", "v1.33.13+rke2r1", "v1.33.13+rke2r2", false },
        { "ChartsRetry", "RKE2NET326", "v1.34.9+rke2r1", "v1.34.10+rke2r1", false },
        { "ChartsRetry", "RKE2NET326", "v1.35.6+rke2r1", "v1.35.7+rke2r1", false },
        { "ChartsRetry", "RKE2NET326", "v1.36.2+rke2r1", "v1.36.3+rke2r1", false },
        { "SpecValues", "RKE2NET327", "v1.33.10+rke2r3", "v1.33.11+rke2r1", true },
        { "SpecValues", "RKE2NET327", "v1.34.6+rke2r3", "v1.34.7+rke2r1", true },
        { "SpecValues", "RKE2NET327", "v1.35.3+rke2r3", "v1.35.4+rke2r1", true },
        { "ValuesSecrets", "RKE2NET328", "v1.30.11+rke2r1", "v1.30.12+rke2r1", true },
        { "ValuesSecrets", "RKE2NET328", "v1.31.7+rke2r1", "v1.31.8+rke2r1", true },
        { "ValuesSecrets", "RKE2NET328", "v1.32.3+rke2r1", "v1.32.4+rke2r1", true },
    };

    public static TheoryData<string> GateNames => [.. Gates.Select(gate => gate.Key).Except(WithoutRule)];

    private static Dictionary<string, VersionGate> Gates { get; } = typeof(Rke2Network.Catalog.Gates).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(field => field.FieldType == typeof(VersionGate)).ToDictionary(field => field.Name, field => (VersionGate)field.GetValue(null)!);

    private static object[][] Rows { get; } = [.. Pairs.Cast<object[]>()];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Opens_between_the_two_releases(string gate, string id, string before, string behind, bool foundBefore)
    {
        var check = Checks[$"{gate} {id}"];
        Assert.Equal((false, true), (Gates[gate].IsOpenFor(TestConfigs.Release(before)), Gates[gate].IsOpenFor(TestConfigs.Release(behind))));
        Assert.Equal(foundBefore, check(TestConfigs.Release(before)).Any(finding => finding.Id == id));
        Assert.Equal(!foundBefore, check(TestConfigs.Release(behind)).Any(finding => finding.Id == id));
    }

    [Theory]
    [MemberData(nameof(GateNames))]
    public void Every_minor_where_a_gate_opens_has_its_pair(string name)
    {
        var gate = Gates[name];
        var releases = ReleaseCatalog.Default.Releases;
        var openings = Enumerable.Range(1, releases.Count - 1).Where(i => !gate.IsOpenFor(releases[i - 1]) && gate.IsOpenFor(releases[i]) && releases[i - 1].SameMinor(releases[i]));
        Assert.Empty(openings.Select(i => releases[i].ToString()).Except(Rows.Where(row => (string)row[0] == name).Select(row => (string)row[3])));
        Assert.Contains(Rows, row => (string)row[0] == name);
    }

    [Fact]
    public void Every_rule_with_a_gate_has_a_pair_of_it() => Assert.Empty(
        RuleBook.Rules.Where(rule => rule.Since is not null && !Rows.Any(row => (string)row[1] == rule.Id && Gates[(string)row[0]] == rule.Since)).Select(rule => rule.Id));

    /// <summary>Gates that follow a chart, held against the versions of it that releases ship.</summary>
    [Theory]
    [InlineData("Flannel", "rke2-flannel", "v0")]
    [InlineData("CalicoDualStack", "rke2-calico", "v3.19.2-204")]
    [InlineData("CanalDualStack", "rke2-canal", "v3.20.3-build2022011406")]
    [InlineData("CiliumDetectsDualStack", "rke2-cilium", "1.12.001")]
    [InlineData("CiliumIPv6Only", "rke2-cilium", "1.11.502")]
    [InlineData("CiliumIPv6OnlyTunnels", "rke2-cilium", "1.18.502")]
    [InlineData("CalicoVxlanDualStack", "rke2-calico", "v3.23.001")]
    [InlineData("CalicoAutodetectsIPv4", "rke2-calico", "v3.26.300")]
    [InlineData("CalicoAutodetectsByFamily", "rke2-calico", "v3.29.101")]
    public void Follows_its_chart(string gate, string chart, string first) => Assert.Empty(
        from release in ReleaseCatalog.Default.Shipped
        let version = release.ChartVersion(chart)
        let has = version is not null && Compare(version, first) >= 0
        where has != Gates[gate].IsOpenFor(release.Version)
        select $"{release} {version}");

    private static int Compare(string left, string right)
    {
        // Early versions have no point between minor and patch: v3.1906 is 3.19.0, build 6.
        static int[] Numbers(string version) => [.. Regex.Matches(Regex.Replace(version, @"^v3\.(\d\d)(\d\d)$", "3.$1.0.$2"), @"\d+").Cast<Match>().Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
        var (a, b) = (Numbers(left), Numbers(right));
        return Enumerable.Range(0, Math.Min(a.Length, b.Length)).Select(i => a[i].CompareTo(b[i])).FirstOrDefault(order => order != 0);
    }

    private static IReadOnlyList<Finding> Check(Rke2Version release, CniPlugin plugin, string? values = null, bool windows = false, string? pods = null, string? services = null)
    {
        var config = new CniConfig(release).WithPlugin(plugin).WithWindowsNodes(windows);
        config = values is null ? config : config.WithValues(ChartValues.Parse(values));
        config = pods is null ? config : config.WithClusterCidr(DualStack.Parse(pods));
        return RuleBook.Check(services is null ? config : config.WithServiceCidr(DualStack.Parse(services)));
    }

    private static CniConfig Dual(Rke2Version release, CniPlugin plugin) =>
        new CniConfig(release).WithPlugin(plugin).WithClusterCidr(DualStack.Parse(Pods)).WithServiceCidr(DualStack.Parse(Services));

    private static IReadOnlyList<Finding> Manifest(Rke2Version release, string spec) =>
        ManifestCheck.Run(ManifestReader.Read(ManifestFieldRuleTests.Head("rke2-canal") + "  " + spec), release);

    private static IReadOnlyList<Finding> Import(Rke2Version release, string text) => ManifestCheck.Import(release, ServerSource.Parse(text)).Findings;
}
