using System;
using System.IO;
using System.Linq;
using Rke2Network.Editing;
using Xunit;

namespace Rke2Network.Tests.Editing;

public sealed class ManifestRepairTests : IDisposable
{
    private const string Broken = """
        # Cilium of site A
        apiVersion: helm.cattle.io/v1
        kind: HelmChartConfig
        metadata:
          name: cilium   # our CNI
        spec:
          valuesContent: |-
            # no kube-proxy
            kubeProxyReplacement: strict # since 2021
            k8sServiceHost: localhost
            k8sServicPort: 6443          # default
            hubble:
              enabled: "true"
              metrics:
                enabled: dns
            operatr:
              replicas: "2"

        """;

    private const string Repaired = """
        # Cilium of site A
        apiVersion: helm.cattle.io/v1
        kind: HelmChartConfig
        metadata:
          name: rke2-cilium   # our CNI
          namespace: kube-system
        spec:
          valuesContent: |-
            # no kube-proxy
            kubeProxyReplacement: true # since 2021
            k8sServiceHost: localhost
            k8sServicePort: 6443          # default
            hubble:
              enabled: true
              metrics:
                enabled:
                  - dns
            operator:
              replicas: 2

        """;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void What_is_certain_is_repaired_and_the_rest_of_the_file_stays(string end)
    {
        File.WriteAllText(file, Broken.Replace("\r", string.Empty).Replace("\n", end));
        var (change, repaired) = ManifestRepair.Plan(file, TestConfigs.Release(null), _ => true);
        ExportPlan.Write([change]);
        Assert.Equal(Repaired.Replace("\r", string.Empty).Replace("\n", end), File.ReadAllText(file));
        Assert.Equal(
            ["RKE2NET301", "RKE2NET301", "RKE2NET303", "RKE2NET303", "RKE2NET303", "RKE2NET305", "RKE2NET330", "RKE2NET331"],
            repaired.Select(finding => finding.Id).OrderBy(id => id, StringComparer.Ordinal));
        Assert.Empty(ManifestRepair.Plan(file, TestConfigs.Release(null), _ => true).Repaired);
    }

    [Fact]
    public void Only_what_is_selected_is_repaired()
    {
        File.WriteAllText(file, Broken.Replace("\r", string.Empty));
        var (change, repaired) = ManifestRepair.Plan(file, TestConfigs.Release(null), finding => finding.Id is "RKE2NET330");
        Assert.Equal("RKE2NET330", Assert.Single(repaired).Id);
        ExportPlan.Write([change]);
        Assert.Equal(Broken.Replace("\r", string.Empty).Replace("name: cilium", "name: rke2-cilium"), File.ReadAllText(file));
    }
}
