using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>The pipelines that the module was built for, and what each gives.</summary>
public sealed class PipelineTests
{
    private const string PageDualStack = "Set-Rke2DualStack -ClusterCidr 10.42.0.0/16,2001:cafe:42:0::/56 -ServiceCidr 10.43.0.0/16,2001:cafe:42:1::/112";

    [Fact]
    public void Canal_on_an_interface()
    {
        using var session = new Session();
        Assert.Equal(
            "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    flannel:\n      iface: eth1",
            session.Succeed("New-Rke2CniConfig Canal -Interface eth1 | ConvertTo-Rke2Yaml").Text);
    }

    [Theory]
    [InlineData("v1.23.4", "RKE2NET503", "Information", 0)]
    [InlineData("v1.22.3", "RKE2NET501", "Error", 1)]
    [InlineData("v1.22.17", "RKE2NET502", "Warning", 1)]
    public void Canal_with_WireGuard(string release, string id, string severity, int warnings)
    {
        using var session = new Session();
        var run = session.Succeed($"$c = New-Rke2CniConfig Canal -Backend wireguard -Rke2Version {release}; $c | ConvertTo-Rke2Yaml; \"$($c.Findings[0].Id) $($c.Findings[0].Severity)\"");
        Assert.Equal("wireguard", Yaml.Values(run.Output[0].ToString()!, "rke2-canal")["flannel"]["backend"]);
        Assert.Equal($"{id} {severity}", run.Output[1].ToString());
        Assert.Equal(warnings, run.Warnings.Count);
        Assert.Equal(release == "v1.22.3" ? [] : ["RKE2NET503"], run.Information.Select(item => item.ToString()!.Split(':')[0]));
    }

    [Theory]
    [InlineData("@{ eni = @{ enabled = $true } }")]
    [InlineData("([ordered]@{ eni = [ordered]@{ enabled = $true } })")]
    [InlineData("([pscustomobject]@{ eni = [pscustomobject]@{ enabled = $true } })")]
    [InlineData("'eni: {enabled: yes}'")]
    [InlineData("('eni:', '  enabled: true')")]
    public void Cilium_values_in_every_form(string values)
    {
        using var session = new Session();
        var run = session.Succeed($"New-Rke2CniConfig Cilium -Values {values} | ConvertTo-Rke2Yaml");
        Assert.EndsWith("  valuesContent: |-\n    eni:\n      enabled: true", run.Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1.23.17", "strict")]
    [InlineData("v1.36.3", "true")]
    public void Cilium_in_place_of_kube_proxy(string release, string value)
    {
        using var session = new Session();
        var run = session.Succeed($"$c = New-Rke2CniConfig Cilium -KubeProxyReplacement -ApiServerHost 10.0.0.5 -ApiServerPort 6443 -Rke2Version {release}; $c | ConvertTo-Rke2Yaml; $c | ConvertTo-Rke2Yaml -As ServerConfig; $c.Findings.Id");
        Assert.EndsWith($"    kubeProxyReplacement: {value}\n    k8sServiceHost: 10.0.0.5\n    k8sServicePort: 6443", run.Output[0].ToString(), System.StringComparison.Ordinal);
        Assert.Equal("cni: cilium\ndisable-kube-proxy: true", run.Output[1].ToString());
        Assert.Equal("RKE2NET510", run.Output[2].ToString());
        Assert.Contains("5.8", run.Information.Single().ToString());
    }

    [Fact]
    public void Calico_with_jumbo_frames()
    {
        using var session = new Session();
        Assert.Equal("9000", Yaml.Values(session.Succeed("New-Rke2CniConfig Calico -Mtu 9000 | ConvertTo-Rke2Yaml").Text, "rke2-calico")["installation"]["calicoNetwork"]["mtu"]);
    }

    [Theory]
    [InlineData("Canal", "", null)]
    [InlineData("Calico", "", null)]
    [InlineData("Cilium", "-Rke2Version v1.22.8", "    ipv6:\n      enabled: true")]
    [InlineData("Cilium", "-Rke2Version v1.23.4", "    cilium:\n      ipv6:\n        enabled: true")]
    [InlineData("Cilium", "-Rke2Version v1.36", null)]
    public void Dual_stack(string plugin, string release, string? values)
    {
        using var session = new Session();
        var run = session.Succeed($"$c = New-Rke2CniConfig {plugin} {release} | {PageDualStack}; $c | ConvertTo-Rke2Yaml -As ServerConfig; $c | ConvertTo-Rke2CommandLine; $c.Findings | ForEach-Object {{ \"$($_.Id) $($_.Severity)\" }}; $c | ConvertTo-Rke2Yaml");
        Assert.Equal($"cni: {plugin.ToLowerInvariant()}\ncluster-cidr: 10.42.0.0/16,2001:cafe:42::/56\nservice-cidr: 10.43.0.0/16,2001:cafe:42:1::/112", run.Output[0].ToString());
        Assert.Equal($"--cni={plugin.ToLowerInvariant()} --cluster-cidr=10.42.0.0/16,2001:cafe:42::/56 --service-cidr=10.43.0.0/16,2001:cafe:42:1::/112", run.Output[1].ToString());
        Assert.Equal("RKE2NET201 Warning", run.Output[2].ToString());
        Assert.Equal(values is null ? 3 : 4, run.Output.Count);
        Assert.EndsWith(values ?? string.Empty, run.Output[^1].ToString(), System.StringComparison.Ordinal);
        Assert.Contains("2001:cafe:42:1::/112", Assert.Single(run.Warnings));
    }

    [Fact]
    public void Dual_stack_with_Windows_nodes_warns_where_it_arises_and_once()
    {
        using var session = new Session();
        var made = session.Succeed("$c = New-Rke2CniConfig Canal -WindowsNodes");
        Assert.StartsWith("RKE2NET401", Assert.Single(made.Warnings), System.StringComparison.Ordinal);
        var changed = session.Succeed("$d = $c | Set-Rke2DualStack");
        Assert.StartsWith("RKE2NET402", Assert.Single(changed.Warnings), System.StringComparison.Ordinal);
        var used = session.Succeed("$null = $d | ConvertTo-Rke2Yaml ServerConfig; $d.Findings.Id; ($d | Test-Rke2CniConfig).Id; $c.Findings.Id");
        Assert.Equal("RKE2NET401\nRKE2NET402\nRKE2NET401\nRKE2NET402\nRKE2NET401", used.Text);
        Assert.Empty(used.Warnings);
    }

    [Fact]
    public void Node_masks_become_arguments()
    {
        using var session = new Session();
        var run = session.Succeed("New-Rke2CniConfig Calico | Set-Rke2DualStack -NodeCidrMaskSizeIPv4 25 -NodeCidrMaskSizeIPv6 72 | ConvertTo-Rke2Yaml -As ServerConfig");
        Assert.EndsWith("kube-controller-manager-arg:\n  - node-cidr-mask-size-ipv4=25\n  - node-cidr-mask-size-ipv6=72", run.Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Canal", "--cni=multus,canal", "cni:\n  - multus\n  - canal")]
    [InlineData("None", "--cni=multus,none", "cni:\n  - multus\n  - none")]
    public void Multus_stands_first(string plugin, string flags, string yaml)
    {
        using var session = new Session();
        var run = session.Succeed($"$c = New-Rke2CniConfig {plugin} -Multus; $c | ConvertTo-Rke2CommandLine; $c | ConvertTo-Rke2Yaml -As ServerConfig");
        Assert.Equal([flags, yaml], run.Output.Select(item => item.ToString()));
    }

    [Theory]
    [InlineData("multus")]
    [InlineData("multus,canal")]
    [InlineData("canal,multus")]
    [InlineData("'multus,canal'")]
    public void Nothing_puts_Multus_elsewhere(string plugin)
    {
        using var session = new Session();
        var run = session.Invoke($"New-Rke2CniConfig {plugin}");
        Assert.Empty(run.Output);
        Assert.Contains("-Multus", Assert.Single(run.Errors).ToString());
    }

    [Theory]
    [InlineData("Canal", 1)]
    [InlineData("Cilium", 1)]
    [InlineData("Calico", 0)]
    [InlineData("Flannel", 0)]
    [InlineData("None", 0)]
    public void Windows_nodes(string plugin, int warnings)
    {
        using var session = new Session();
        var run = session.Succeed($"$null = New-Rke2CniConfig {plugin} -WindowsNodes");
        Assert.Equal(warnings, run.Warnings.Count);
        Assert.All(run.Warnings, warning =>
        {
            Assert.Contains(plugin, warning);
            Assert.Contains("v1.36.3+rke2r1", warning);
            Assert.Contains("Calico, Flannel, None", warning);
        });
    }

    [Fact]
    public void No_values_are_said_on_the_information_stream()
    {
        using var session = new Session();
        var run = session.Succeed("New-Rke2CniConfig Canal | ConvertTo-Rke2Yaml");
        Assert.Empty(run.Output);
        Assert.Contains("-As ServerConfig", run.Information.Single().ToString());
    }

    [Fact]
    public void Several_configurations_make_one_stream_of_documents()
    {
        using var session = new Session();
        var text = session.Succeed("'Canal', 'Calico', 'Cilium' | ForEach-Object { New-Rke2CniConfig $_ -Mtu 1400 } | ConvertTo-Rke2Yaml").Text;
        Assert.Equal(["rke2-canal", "rke2-calico", "rke2-cilium"], Yaml.Documents(text).Select(document => document["metadata"]["name"].ToString()));
    }

    [Fact]
    public void Rows_of_a_table_make_a_configuration_each_and_a_bad_one_stops_no_other()
    {
        using var session = new Session();
        var run = session.Invoke("""
            [pscustomobject]@{ Plugin = 'Calico'; Mtu = '9000'; ClusterCidr = '10.1.0.0/16' },
            [pscustomobject]@{ Plugin = 'Canal'; Mtu = ''; ClusterCidr = '10.1.7.7/16' },
            [pscustomobject]@{ Plugin = 'Cilium'; Mtu = ''; ClusterCidr = '' } | New-Rke2CniConfig | ForEach-Object { "$_" }
            """);
        Assert.Equal("calico for v1.36.3+rke2r1\ncilium for v1.36.3+rke2r1", run.Text);
        Assert.StartsWith("HostBitsSet,", Assert.Single(run.Errors).FullyQualifiedErrorId, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Multus = 'True'", "cni: multus,canal")]
    [InlineData("Multus = 'false'", "cni: canal")]
    [InlineData("Multus = ''", "cni: canal")]
    [InlineData("Multus = $null", "cni: canal")]
    [InlineData("Multus = 1", "cni: multus,canal")]
    [InlineData("Multus = 'perhaps'", "neither True nor False")]
    [InlineData("Mtu = 'jumbo'", "not a whole number")]
    [InlineData("Mtu = ' 9000 '", "cni: canal")]
    [InlineData("MultusValues = ''", "cni: canal")]
    public void Cells_of_a_table_count_or_are_an_error(string cell, string expected)
    {
        using var session = new Session();
        var run = session.Invoke($"[pscustomobject]@{{ Plugin = 'Canal'; {cell} }} | New-Rke2CniConfig | ForEach-Object {{ 'cni: ' + \"$_\".Split(' ')[0] }}");
        Assert.Contains(expected, run.Errors.Count == 0 ? run.Text : Assert.Single(run.Errors).ToString());
    }

    [Theory]
    [InlineData("New-Rke2CniConfig Calico -Mtu 1400")]
    [InlineData("New-Rke2CniConfig Canal -Multus")]
    public void A_configuration_is_no_row(string make)
    {
        using var session = new Session();
        var run = session.Invoke($"{make} | New-Rke2CniConfig");
        Assert.StartsWith("ConfigOnPipeline,", Assert.Single(run.Errors).FullyQualifiedErrorId, System.StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_row_without_plugin_means_RKE2s_default()
    {
        using var session = new Session();
        Assert.Equal("canal for v1.36.3+rke2r1", session.Succeed("[pscustomobject]@{ Plugin = ''; Mtu = 1400 } | New-Rke2CniConfig | ForEach-Object { \"$_\" }").Text);
    }

    [Theory]
    [InlineData("New-Rke2CniConfig Cilium -Multus -MultusValues @{ b = 'yes' } -Values @{ a = @{ b = '1' } } -ClusterDns 10.43.0.11 -KubeProxyReplacement -WindowsNodes | Set-Rke2DualStack -NodeCidrMaskSizeIPv4 25")]
    [InlineData("New-Rke2CniConfig")]
    [InlineData("New-Rke2CniConfig None -Multus -Rke2Version v9.9")]
    public void Configurations_survive_jobs_and_remoting(string make)
    {
        using var session = new Session();
        var run = session.Succeed($$"""
            $c = {{make}}
            $bag = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($c, 1))
            $bag.PSTypeNames[0]
            foreach ($one in $c, $bag) {
                "$($one | ConvertTo-Rke2Yaml)|$($one | ConvertTo-Rke2Yaml -As ServerConfig)|$(($one | Test-Rke2CniConfig).Id)"
            }
            """);
        Assert.Equal("Deserialized.Rke2Network.Model.CniConfig", run.Output[0].ToString());
        Assert.Equal(run.Output[1].ToString(), run.Output[2].ToString());
    }

    [Fact]
    public void Quiet_is_about_errors()
    {
        using var session = new Session();
        Assert.Equal("True\nFalse", session.Succeed("New-Rke2CniConfig Canal -WindowsNodes | Test-Rke2CniConfig -Quiet; New-Rke2CniConfig Flannel -Rke2Version v1.25.3 | Test-Rke2CniConfig -Quiet").Text);
    }

    [Fact]
    public void A_release_newer_than_the_catalog_is_one_warning()
    {
        using var session = new Session();
        var run = session.Succeed("(New-Rke2CniConfig Canal -Rke2Version v9.9 | Set-Rke2DualStack).Rke2Version.ToString()");
        Assert.Equal("v9.9", run.Text);
        Assert.StartsWith("RKE2NET102", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
    }
}
