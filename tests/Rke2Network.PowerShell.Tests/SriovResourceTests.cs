using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>The cmdlets that make resources of the SR-IOV operator.</summary>
public sealed class SriovResourceTests
{
    private const string Nics = """
        function Nic($Node, $Interface, $TotalVfs, $DeviceId = '1572', $Capable = $true) {
            [pscustomobject]@{
                Node = $Node; Interface = $Interface; PciAddress = '0000:3b:00.0'; Driver = 'i40e'; Vendor = '8086'; DeviceId = $DeviceId
                Model = 'X710'; TotalVfs = $TotalVfs; NumVfs = 4; Capable = $Capable; Findings = @(); IsUp = $true; NumaNode = 0; MacAddress = ''
            }
        }
        $nics = @(Nic a ens1f0 64; Nic b ens1f0 32; Nic b ens1f1 32; Nic c ens9 0 -Capable $false; Nic c ens1f0 64 -Capable $null)

        """;

    [Fact]
    public void The_operator_comes_in_the_order_in_which_it_is_published()
    {
        using var session = new Session();
        var run = session.Succeed("New-Rke2SriovOperator -Values @{ operator = @{ resourcePrefix = 'example.com' } } -Namespace sriov -Verbose");
        Assert.Equal(["Namespace sriov", "HelmChart kube-system/sriov-crd", "HelmChart kube-system/sriov-network-operator"], run.Output.Select(item => item.ToString()));
        Assert.Contains("306.0.4+up1.6.0", run.Verbose[0]);
        Assert.Equal(
            "operator:\n  resourcePrefix: example.com",
            session.Succeed("(New-Rke2SriovOperator -Values @{ operator = @{ resourcePrefix = 'example.com' } })[2].Body.Find('spec').Find('valuesContent').Text").Text.Replace("sriovOperatorConfig:\n  deploy: false\n", string.Empty));
    }

    [Theory]
    [InlineData("-SingleNode", "disableDrain: true")]
    [InlineData("-DisableDrain", "disableDrain: true")]
    [InlineData("-NodeSelector @{ pool = $true }", "pool: \"true\"")]
    [InlineData("-FeatureGate ([ordered]@{ b = $true; a = $false })", "featureGates:\n  b: true\n  a: false")]
    [InlineData("-DisablePlugin mellanox", "disablePlugins:\n  - mellanox")]
    [InlineData("-ConfigurationMode SystemD -UseCdi -LogLevel 0", "configurationMode: systemd\nlogLevel: 0\nuseCDI: true")]
    public void The_configuration_takes(string parameters, string expected)
    {
        using var session = new Session();
        Assert.Contains(expected, session.Succeed($"(New-Rke2SriovOperatorConfig {parameters}).Body.Find('spec').ToString()").Text);
    }

    /// <summary>As people type them: with quotes and without, in a table, out of a variable.</summary>
    [Theory]
    [InlineData("-Vendor 8086 -DeviceId 1572", "\"8086\"", "\"1572\"")]
    [InlineData("-Vendor '15b3' -DeviceId '1e37'", "15b3", "\"1e37\"")]
    [InlineData("-Vendor 15b3 -DeviceId 101d", "15b3", "101d")]
    [InlineData("-Vendor 8086 -DeviceId 0d58", "\"8086\"", "0d58")]
    [InlineData("-Vendor (8086) -DeviceId (1572)", "\"8086\"", "\"1572\"")]
    public void Ids_are_strings(string parameters, string vendor, string device)
    {
        using var session = new Session();
        Assert.Contains($"nicSelector:\n  vendor: {vendor}\n  deviceID: {device}\n", session.Succeed($"(New-Rke2SriovNetworkNodePolicy a a -NumVfs 1 {parameters}).Body.Find('spec').ToString()").Text);
    }

    [Theory]
    [InlineData("-Vendor 0x8086", "InvalidPciId", "'8086'")]
    [InlineData("-Vendor (0x8086)", "InvalidPciId", "write '8086'")]
    [InlineData("-DeviceId (101d)", "InvalidPciId", "101d becomes 101")]
    [InlineData("-PfName 'ens1f0#0-8'", "InvalidVfRange", "End the range at 7")]
    [InlineData("-PfName ens1f0 -DeviceType vfio-pci -IsRdma", "ParametersConflict", "-IsRdma: RDMA")]
    [InlineData("-PfName ens1f0 -LinkType ''", "EmptyValue", "-LinkType: the value is empty")]
    [InlineData("-PfName ens1f0 -NodeSelector x", "NotAMap", "@{ name = 'value' }")]
    [InlineData("", "NoNicSelected", "Nothing says")]
    public void A_policy_that_cannot_be_is_one_error(string parameters, string errorId, string text)
    {
        using var session = new Session();
        var run = session.Invoke($"New-Rke2SriovNetworkNodePolicy a a -NumVfs 8 {parameters}");
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.Sriov.NewRke2SriovNetworkNodePolicy", error.FullyQualifiedErrorId);
        Assert.Contains(text, error.ToString());
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_policy_without_NICs_needs_its_names()
    {
        using var session = new Session();
        Assert.StartsWith("-Name", Assert.Single(session.Invoke("New-Rke2SriovNetworkNodePolicy -NumVfs 8 -PfName a").Errors).ToString(), System.StringComparison.Ordinal);
        Assert.StartsWith("-ResourceName", Assert.Single(session.Invoke("New-Rke2SriovNetworkNodePolicy a -NumVfs 8 -PfName a").Errors).ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void NICs_make_a_policy_for_each_model_and_interface()
    {
        using var session = new Session();
        var run = session.Succeed(Nics + "$nics | New-Rke2SriovNetworkNodePolicy -NumVfs 8 -DeviceType vfio-pci -Verbose | ForEach-Object { \"$($_.Name): $($_.Body.Find('spec').Find('nicSelector').ToString())\" }");
        Assert.Equal("i40e-1572-ens1f0: vendor: \"8086\"\ndeviceID: \"1572\"\npfNames:\n  - ens1f0\ni40e-1572-ens1f1: vendor: \"8086\"\ndeviceID: \"1572\"\npfNames:\n  - ens1f1", run.Text);
        Assert.Equal(["ens9 of c is left out", "ens1f0 of c is taken in"], run.Warnings.Select(warning => warning.Split([':', ','])[0]));
        Assert.Contains("i40e-1572-ens1f0: ens1f0 (8086:1572) of a, b, c.", run.Verbose);
    }

    [Theory]
    [InlineData("$nics | New-Rke2SriovNetworkNodePolicy -NumVfs 33", "TooManyVfs", "ens1f0 of b can have 32")]
    [InlineData("$nics[0] | New-Rke2SriovNetworkNodePolicy", "ValueMissing", "-NumVfs: for NICs")]
    [InlineData("$nics | New-Rke2SriovNetworkNodePolicy x -NumVfs 8", "OneNameForMany", "i40e-1572-ens1f0, i40e-1572-ens1f1")]
    [InlineData("$nics[0] | New-Rke2SriovNetworkNodePolicy -NumVfs 8 -PfName a", "ParametersConflict", "-PfName: what")]
    [InlineData("$nics[0] | New-Rke2SriovNetworkNodePolicy -NumVfs 8 -Vendor 8086", "ParametersConflict", "-Vendor: each NIC")]
    [InlineData("[pscustomobject]@{ Interface = 'a'; LinkType = 'ib' } | New-Rke2SriovNetworkNodePolicy -NumVfs 8", "RowIsMixed", "-LinkType: the input")]
    [InlineData("[pscustomobject]@{ Interface = 'a'; Capable = 'perhaps' } | New-Rke2SriovNetworkNodePolicy -NumVfs 8", "NotBoolean", "perhaps")]
    public void NICs_that_make_no_policy_are_explained(string script, string errorId, string text)
    {
        using var session = new Session();
        var errors = session.Invoke(Nics + script).Errors;
        Assert.All(errors, error => Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, System.StringComparison.Ordinal));
        Assert.Contains(text, errors[0].ToString());
    }

    [ShellFact]
    public void What_is_tested_becomes_policies()
    {
        using var one = new NodeFolder().AddNic("ens1f0").AddNic("ens1f1", "0000:3b:00.1").AddNic("eno1", "0000:01:00.0", "tg3", "165f", null);
        using var other = new NodeFolder().AddNic("ens1f0", totalVfs: 32, numVfs: 4);
        using var session = new Session();
        var run = session.Succeed($"Test-Rke2SriovCapability -RootPath '{one.Root}', '{other.Root}' | New-Rke2SriovNetworkNodePolicy -NumVfs 32 -Verbose");
        Assert.Equal(["i40e-1572-ens1f0", "i40e-1572-ens1f1"], run.Output.Select(item => item.ToString()!.Split('/')[1]));
        Assert.Contains($"i40e-1572-ens1f0: ens1f0 (8086:1572) of {one.Root}, {other.Root}.", run.Verbose);
        Assert.Contains("eno1 of ", Assert.Single(run.Warnings));
    }

    [Fact]
    public void A_group_that_has_no_room_leaves_the_others_alone()
    {
        using var session = new Session();
        var run = session.Invoke(Nics + "@(Nic a ens1f0 64; Nic a ens2f0 8) | New-Rke2SriovNetworkNodePolicy -NumVfs 16 -ResourceName pool");
        Assert.Single(run.Errors);
        Assert.Equal("SriovNetworkNodePolicy cattle-sriov-system/i40e-1572-ens1f0", run.Text);
    }

    [Fact]
    public void One_group_may_be_named()
    {
        using var session = new Session();
        Assert.Equal("SriovNetworkNodePolicy cattle-sriov-system/intel resourceName: pool", session.Succeed(Nics + "$nics[0, 1] | New-Rke2SriovNetworkNodePolicy intel pool -NumVfs 8 | ForEach-Object { \"$_ resourceName: $($_.Body.Find('spec').Find('resourceName').Text)\" }").Text);
    }

    [Fact]
    public void The_only_NIC_may_be_given_without_the_pipeline()
    {
        using var session = new Session();
        Assert.EndsWith("/8086-1572-ens1f0", session.Succeed("New-Rke2SriovNetworkNodePolicy -Interface ens1f0 -Vendor 8086 -DeviceId 1572 -TotalVfs 8 -NumVfs 8").Text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void No_NICs_make_nothing()
    {
        using var session = new Session();
        Assert.Empty(session.Succeed("@() | New-Rke2SriovNetworkNodePolicy -NumVfs 8").Output);
    }

    [Fact]
    public void Rows_of_a_table_make_a_policy_each_and_one_bad_row_stops_no_other()
    {
        using var session = new Session();
        var run = session.Invoke("""
            $rows = @(
                [pscustomobject]@{ Name = 'a'; ResourceName = 'a'; NumVfs = '8'; Vendor = '8086'; PfName = 'ens1f0#0-3'; LinkType = ''; IsRdma = '' }
                [pscustomobject]@{ Name = 'b'; ResourceName = 'b'; NumVfs = '8'; Vendor = '8086'; PfName = 'ens1f0#3-5'; LinkType = ''; IsRdma = '' }
                [pscustomobject]@{ Name = 'c'; ResourceName = 'c'; NumVfs = '8'; Vendor = '8086'; PfName = 'ens1f0#4-7, ens1f1#4-7'; LinkType = 'ETH'; IsRdma = 'True' }
            )
            $rows | New-Rke2SriovNetworkNodePolicy
            """);
        Assert.Contains("      - \"ens1f0#4-7\"\n      - \"ens1f1#4-7\"", session.Succeed("($rows[2] | New-Rke2SriovNetworkNodePolicy).Body.ToString()").Text);
        Assert.Equal(["a", "c"], run.Output.Select(item => item.ToString()!.Split('/')[1]));
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("PoliciesOverlap,", error.FullyQualifiedErrorId, System.StringComparison.Ordinal);
        Assert.Contains("the policy a has ens1f0#0-3 already", error.ToString());
    }

    [Theory]
    [InlineData("New-Rke2SriovNetworkNodePolicy a a-b -NumVfs 8 -PfName a", "RKE2NET750")]
    [InlineData("New-Rke2SriovNetworkNodePolicy a a -NumVfs 8 -Vendor 8086 -DeviceId 1533", "RKE2NET751")]
    [InlineData("@(Nic a ens1f0 64; Nic b ens1f0 64 -DeviceId 158b) | New-Rke2SriovNetworkNodePolicy -NumVfs 8", "RKE2NET752")]
    [InlineData("New-Rke2SriovOperatorConfig -FeatureGate @{ parallelnicconfig = $true }", "RKE2NET753")]
    public void What_the_operator_would_do_otherwise_is_a_warning(string script, string id)
    {
        using var session = new Session();
        var run = session.Succeed(Nics + script);
        Assert.StartsWith(id + ":", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
        Assert.NotEmpty(run.Output);
    }

    [Theory]
    [InlineData("-Ipam @{ type = 'whereabouts'; range = '10.0.0.0/24' }", "ipam: |-\n  {\n    \"range\": \"10.0.0.0/24\",\n    \"type\": \"whereabouts\"\n  }")]
    [InlineData("-Ipam ([ordered]@{ type = 'dhcp'; a = 1 })", "ipam: |-\n  {\n    \"type\": \"dhcp\",\n    \"a\": 1\n  }")]
    [InlineData("-Ipam '{\"type\":\"dhcp\"}'", "ipam: |-\n  {\n    \"type\": \"dhcp\"\n  }")]
    [InlineData("-Ipam '{', '\"type\": \"dhcp\"', '}'", "ipam: |-\n  {\n    \"type\": \"dhcp\"\n  }")]
    [InlineData("-MetaPlugins '{', '\"type\": \"vrf\"', '}'", "metaPlugins: |-\n  {\n    \"type\": \"vrf\"\n  }")]
    [InlineData("-MetaPlugins '{\"type\": \"a\"}', '{\"type\": \"b\"}'", "metaPlugins: |-\n  {\n    \"type\": \"a\"\n  },\n  {\n    \"type\": \"b\"\n  }")]
    [InlineData("-Ipam ([pscustomobject]@{ type = 'dhcp' })", "ipam: |-\n  {\n    \"type\": \"dhcp\"\n  }")]
    [InlineData("-MetaPlugins @{ type = 'tuning' }, '{\"type\": \"vrf\"}'", "metaPlugins: |-\n  {\n    \"type\": \"tuning\"\n  },\n  {\n    \"type\": \"vrf\"\n  }")]
    [InlineData("-Capabilities @{ mac = $true; ips = $false }", "capabilities: |-\n  {\n    \"ips\": false,\n    \"mac\": true\n  }")]
    [InlineData("-Vlan 5 -VlanProto 802.1AD -SpoofChk ON", "vlan: 5\nvlanProto: 802.1ad\nspoofChk: \"on\"")]
    public void A_network_takes(string parameters, string expected)
    {
        using var session = new Session();
        Assert.Equal("resourceName: b\n" + expected, session.Succeed($"(New-Rke2SriovNetwork a b {parameters}).Body.Find('spec').ToString()").Text);
    }

    [Theory]
    [InlineData("-Ipam dhcp", "NotJson", "-Ipam 'dhcp'")]
    [InlineData("-Ipam @{ range = '10.0.0.0/24' }", "TypeMissing", "-Ipam")]
    [InlineData("-MetaPlugins '{}'", "TypeMissing", "-MetaPlugins")]
    [InlineData("-Capabilities '{\"mac\": 1}'", "NotBoolean", "-Capabilities 'mac: 1'")]
    [InlineData("-VlanQoS 3", "VlanMissing", "-VlanQoS")]
    [InlineData("-MinTxRate 5 -MaxTxRate 4", "RatesCross", "-MinTxRate")]
    public void A_network_that_cannot_be_is_one_error(string parameters, string errorId, string text)
    {
        using var session = new Session();
        var error = Assert.Single(session.Invoke($"New-Rke2SriovNetwork a b {parameters}").Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.Sriov.NewRke2SriovNetwork", error.FullyQualifiedErrorId);
        Assert.StartsWith(text, error.ToString(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-Rke2SriovNetworkNodePolicy a a -DeviceType ", "netdevice", "vfio-pci")]
    [InlineData("New-Rke2SriovNetworkNodePolicy a a -LinkType I", "ib")]
    [InlineData("New-Rke2SriovNetwork a a -VlanProto ", "'802.1ad'", "'802.1q'")]
    [InlineData("New-Rke2SriovNetwork a a -LogLevel ", "debug", "error", "info", "panic", "warning")]
    [InlineData("New-Rke2SriovOperatorConfig -ConfigurationMode ", "daemon", "systemd")]
    public void Tab_completes(string input, params string[] expected)
    {
        using var session = new Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        Assert.Equal(expected, System.Management.Automation.CommandCompletion.CompleteInput(input, input.Length, null, shell).CompletionMatches.Select(match => match.CompletionText).Order());
    }
}
