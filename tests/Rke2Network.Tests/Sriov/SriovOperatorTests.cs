using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Sriov;

public sealed class SriovOperatorTests
{
    [Fact]
    public void The_operator_is_a_namespace_and_two_charts_in_order()
    {
        var resources = SriovOperatorFactory.Create(new SriovOperatorRequest());
        Assert.Equal(
            ["Namespace cattle-sriov-system", "HelmChart kube-system/sriov-crd", "HelmChart kube-system/sriov-network-operator"],
            resources.Select(resource => resource.ToString()));
        Assert.Equal(
            string.Join(
                "\n",
                "apiVersion: v1",
                "kind: Namespace",
                "metadata:",
                "  name: cattle-sriov-system",
                "  labels:",
                "    pod-security.kubernetes.io/enforce: privileged",
                "    pod-security.kubernetes.io/audit: privileged",
                "    pod-security.kubernetes.io/warn: privileged"),
            resources[0].Body.ToString());
        Assert.Equal(
            string.Join(
                "\n",
                "apiVersion: helm.cattle.io/v1",
                "kind: HelmChart",
                "metadata:",
                "  name: sriov-network-operator",
                "  namespace: kube-system",
                "spec:",
                "  chart: oci://registry.suse.com/edge/charts/sriov-network-operator",
                "  version: 306.0.4+up1.6.0",
                "  targetNamespace: cattle-sriov-system",
                "  createNamespace: false",
                "  valuesContent: |-",
                "    sriovOperatorConfig:",
                "      deploy: false"),
            resources[2].Body.ToString());
        Assert.Null(resources[1].Spec.Find("valuesContent"));
    }

    [Theory]
    [InlineData("sriov-nfd: {enabled: false}", "sriovOperatorConfig:\n  deploy: false\nsriov-nfd:\n  enabled: false")]
    [InlineData("sriovOperatorConfig: {logLevel: 1}", "sriovOperatorConfig:\n  logLevel: 1")]
    public void Values_are_merged_unless_they_speak_of_the_configuration(string values, string expected) =>
        Assert.Equal(expected, KubernetesResource.Text(SriovOperatorFactory.Create(new SriovOperatorRequest { Values = ChartValues.Parse(values) })[2].Spec, "valuesContent"));

    [Theory]
    [InlineData(null, null, null, null, "oci://registry.suse.com/edge/charts/sriov-crd|306.0.4+up1.6.0|;oci://registry.suse.com/edge/charts/sriov-network-operator|306.0.4+up1.6.0|")]
    [InlineData("oci://ghcr.io/k8snetworkplumbingwg/sriov-network-operator-chart", null, null, "1.6.0", "oci://ghcr.io/k8snetworkplumbingwg/sriov-network-operator-chart|1.6.0|")]
    [InlineData("oci://registry.example.com:5000/m/op", "oci://registry.example.com:5000/m/crd", null, null, "oci://registry.example.com:5000/m/crd||;oci://registry.example.com:5000/m/op||")]
    [InlineData("sriov", "sriov-crd", "https://charts.rancher.io", "103.1.0+up0.1.0", "sriov-crd|103.1.0+up0.1.0|https://charts.rancher.io;sriov|103.1.0+up0.1.0|https://charts.rancher.io")]
    public void Charts_come_from_registries_and_repositories(string? chart, string? crds, string? repository, string? version, string expected) => Assert.Equal(
        expected,
        string.Join(";", SriovOperatorFactory.Create(new SriovOperatorRequest { Chart = chart, CrdChart = crds, Repository = repository, Version = version }).Skip(1)
            .Select(resource => string.Join("|", new[] { "chart", "version", "repo" }.Select(key => KubernetesResource.Text(resource.Spec, key))))));

    [Theory]
    [InlineData("sriov", null, null, null, "InvalidChart", "Chart", "-Repository")]
    [InlineData("rancher/sriov", null, "https://charts.rancher.io", null, "InvalidChart", "Chart", "Write a name")]
    [InlineData("oci://registry.example.com/sriov:1.0.0", null, null, null, "InvalidChart", "Chart", "-Version")]
    [InlineData("oci://registry.example.com/sriov@sha256:00", null, null, null, "InvalidChart", "Chart", "-Version")]
    [InlineData("oci://registry.example.com", null, null, null, "InvalidChart", "Chart", "oci://registry.suse.com/edge/charts/sriov-network-operator")]
    [InlineData("https://example.com/sriov.tgz", null, null, null, "InvalidChart", "Chart", "Write a name")]
    [InlineData("oci://r.example.com/a", "crd", null, null, "InvalidChart", "CrdChart", "-Repository")]
    [InlineData("oci://r.example.com/a", null, "https://charts.example.com", null, "RepositoryUnused", "Repository", "Leave -Repository out")]
    [InlineData("a", null, "oci://r.example.com/charts", null, "InvalidRepository", "Repository", "-Chart")]
    [InlineData("a", null, "charts.example.com", null, "InvalidRepository", "Repository", "https://charts.example.com")]
    [InlineData("a", null, "https://me:secret@charts.example.com", null, "InvalidRepository", "Repository", "where everybody can read it")]
    [InlineData(null, null, null, "306.0.4_up1.6.0", "InvalidVersion", "Version", "Write 306.0.4+up1.6.0.")]
    [InlineData(null, null, null, "latest", "InvalidVersion", "Version", "306.0.4+up1.6.0")]
    [InlineData(null, null, null, "^1.6.0", "InvalidVersion", "Version", "306.0.4+up1.6.0")]
    [InlineData(null, null, null, "1.6", "InvalidVersion", "Version", "306.0.4+up1.6.0")]
    public void A_chart_that_helm_would_not_find_is_refused(string? chart, string? crds, string? repository, string? version, string errorId, string parameter, string advice)
    {
        var fault = Assert.Throws<InputException>(() => SriovOperatorFactory.Create(new SriovOperatorRequest { Chart = chart, CrdChart = crds, Repository = repository, Version = version }));
        Assert.Equal((errorId, parameter), (fault.ErrorId, fault.Parameter));
        Assert.Contains(advice, fault.Message);
        Assert.DoesNotContain("secret", fault.Message);
    }

    [Theory]
    [InlineData("Cattle")]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a\n")]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890123x")]
    public void A_namespace_is_an_RFC_1123_label(string name)
    {
        Assert.Equal("InvalidNamespace", Assert.Throws<InputException>(() => SriovOperatorFactory.Create(new SriovOperatorRequest { Namespace = name })).ErrorId);
        Assert.Equal("InvalidNamespace", Assert.Throws<InputException>(() => SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest { Namespace = name })).ErrorId);
    }

    [Fact]
    public void What_was_decided_is_told()
    {
        var told = new List<string>();
        SriovOperatorFactory.Create(new SriovOperatorRequest { Chart = "oci://r.example.com/a" }, told.Add);
        Assert.Equal(3, told.Count);
        Assert.Contains("newest", told[0]);
        Assert.Contains("no chart of CRDs", told[1]);
        Assert.Contains("New-Rke2SriovOperatorConfig", told[2]);
    }

    [Fact]
    public void A_configuration_selects_the_capable_nodes() => Assert.Equal(
        string.Join(
            "\n",
            "apiVersion: sriovnetwork.openshift.io/v1",
            "kind: SriovOperatorConfig",
            "metadata:",
            "  name: default",
            "  namespace: cattle-sriov-system",
            "spec:",
            "  configDaemonNodeSelector:",
            "    feature.node.kubernetes.io/network-sriov.capable: \"true\""),
        SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest()).Body.ToString());

    [Fact]
    public void A_configuration_has_what_was_asked_for_and_no_more() => Assert.Equal(
        string.Join(
            "\n",
            "configDaemonNodeSelector:",
            "  node-role.kubernetes.io/worker: \"\"",
            "  pool: \"1\"",
            "configurationMode: systemd",
            "disableDrain: true",
            "disablePlugins:",
            "  - mellanox",
            "enableInjector: true",
            "enableOperatorWebhook: true",
            "enableOvsOffload: true",
            "featureGates:",
            "  parallelNicConfig: true",
            "logLevel: 2",
            "useCDI: true"),
        SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest
        {
            NodeSelector = YamlReader.ReadMap("{node-role.kubernetes.io/worker: , pool: 1}"),
            ConfigurationMode = "Systemd",
            DisableDrain = true,
            DisablePlugins = ["mellanox", "Mellanox"],
            EnableInjector = true,
            EnableOperatorWebhook = true,
            EnableOvsOffload = true,
            FeatureGates = YamlReader.ReadMap("parallelNicConfig: true"),
            LogLevel = 2,
            UseCdi = true,
        }).Spec.ToString());

    [Theory]
    [InlineData("NodeSelector", "InvalidLabel", "a b: x")]
    [InlineData("NodeSelector", "InvalidLabel", "Example.com/a: x")]
    [InlineData("NodeSelector", "InvalidLabel", "a/: x")]
    [InlineData("NodeSelector", "InvalidLabel", "a: [x]")]
    [InlineData("NodeSelector", "InvalidLabel", "a: 'x y'")]
    [InlineData("NodeSelector", "InvalidLabel", "a: -x")]
    [InlineData("NodeSelector", "EmptySelector", "{}")]
    [InlineData("FeatureGate", "NotBoolean", "a: 'true'")]
    [InlineData("ConfigurationMode", "UnknownChoice", "")]
    [InlineData("DisablePlugin", "UnknownChoice", "")]
    [InlineData("LogLevel", "OutOfRange", "")]
    public void A_configuration_that_the_operator_refuses_is_refused(string parameter, string errorId, string map)
    {
        var values = YamlReader.ReadMap(map);
        var fault = Assert.Throws<InputException>(() => SriovOperatorConfigFactory.Create(parameter switch
        {
            "NodeSelector" => new SriovOperatorConfigRequest { NodeSelector = values },
            "FeatureGate" => new SriovOperatorConfigRequest { FeatureGates = values },
            "ConfigurationMode" => new SriovOperatorConfigRequest { ConfigurationMode = "boot" },
            "DisablePlugin" => new SriovOperatorConfigRequest { DisablePlugins = ["intel"] },
            _ => new SriovOperatorConfigRequest { LogLevel = 3 },
        }));
        Assert.Equal((errorId, parameter), (fault.ErrorId, fault.Parameter));
    }
}
