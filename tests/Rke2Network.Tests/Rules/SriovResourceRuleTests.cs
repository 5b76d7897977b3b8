using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>75x: each finding, and what is next to it.</summary>
public sealed class SriovResourceRuleTests
{
    private static readonly SriovNetworkNodePolicyRequest Policy = new() { Name = "a", ResourceName = "a", NumVfs = 8, Vendor = "8086", DeviceId = "1572", PfNames = ["ens1f0"] };

    public static TheoryData<string?, string, SriovNetworkNodePolicyRequest> OfPolicies => new()
    {
        { null, "", Policy },
        { "RKE2NET750", "Write a_b, or", Policy with { ResourceName = "a-b" } },
        { null, "", Policy with { ResourceName = "a_b" } },
        { "RKE2NET751", "8086 1533", Policy with { DeviceId = "1533" } },
        { "RKE2NET751", "ids of virtual functions", Policy with { DeviceId = "154c" } },
        { null, "", Policy with { DeviceId = null } },
        { null, "", Policy with { Vendor = null } },
    };

    public static TheoryData<string?, string> OfGates => new()
    {
        { null, "parallelNicConfig" },
        { "RKE2NET753", "parallelNicConfigs" },
        { "RKE2NET753", "ParallelNicConfig" },
        { "RKE2NET753", "somethingElse" },
    };

    public static TheoryData<string?, SriovNetworkNodePolicyRequest> OfPairs => new()
    {
        { "RKE2NET752", Policy with { Name = "b", DeviceId = "158b" } },
        { null, Policy with { Name = "b", DeviceId = "158b", PfNames = ["ens1f1"] } },
        { null, Policy with { Name = "b", DeviceId = "158b", PfNames = ["ens1f0#0-3"] } },
        { null, Policy with { Name = "b", DeviceId = "158b", NodeSelector = YamlReader.ReadMap("a: b") } },
        { null, Policy with { DeviceId = "158b" } },
    };

    /// <summary>The rules that the rows try.</summary>
    internal static IEnumerable<string> Ids => OfPolicies.Cast<object?[]>().Concat(OfGates.Cast<object?[]>()).Concat(OfPairs.Cast<object?[]>()).Select(row => row[0]).OfType<string>();

    [Theory]
    [MemberData(nameof(OfPolicies))]
    public void A_policy(string? id, string advice, SriovNetworkNodePolicyRequest request)
    {
        var found = SriovResourceCheck.Check(SriovNetworkNodePolicyFactory.Create(request)).ToArray();
        Assert.Equal(id is null ? [] : [id], found.Select(finding => finding.Id));
        Assert.All(found, finding => Assert.Contains(advice, finding.Recommendation));
        Assert.All(found, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
    }

    [Theory]
    [MemberData(nameof(OfGates))]
    public void A_configuration(string? id, string gate)
    {
        var config = SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest { FeatureGates = YamlReader.ReadMap($"{gate}: true") });
        var found = SriovResourceCheck.Check(config);
        Assert.Equal(id is null ? [] : [id], found.Select(finding => finding.Id));
        Assert.All(found, finding => Assert.Equal(gate == "somethingElse", finding.Recommendation.Contains("It knows parallelNicConfig, resource")));
    }

    [Theory]
    [MemberData(nameof(OfPairs))]
    public void A_policy_beside_another(string? id, SriovNetworkNodePolicyRequest request)
    {
        var pair = new[] { SriovNetworkNodePolicyFactory.Create(Policy), SriovNetworkNodePolicyFactory.Create(request) };
        Assert.Equal(id is null ? [] : [id], SriovResourceCheck.CheckAll(pair).Select(finding => finding.Id));
        Assert.Equal(id is null ? [] : [id], SriovResourceCheck.Check(pair[0], [pair[1]]).Select(finding => finding.Id));
    }

    [Fact]
    public void Other_kinds_are_let_be() => Assert.Empty(SriovResourceCheck.CheckAll(SriovOperatorFactory.Create(new SriovOperatorRequest())));
}
