using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>New-Rke2NetworkAttachmentDefinition and New-Rke2PodNetworkAnnotation.</summary>
[Collection(nameof(Screen))]
public sealed class AttachmentTests
{
    private const string Definition = "New-Rke2NetworkAttachmentDefinition";
    private const string Annotation = "New-Rke2PodNetworkAnnotation";

    [Theory]
    [InlineData("net macvlan -Master eth1", "\"type\": \"macvlan\",\n  \"master\": \"eth1\"")]
    [InlineData("net -Type HostDevice -Device eth1", "\"type\": \"host-device\"")]
    [InlineData("net vlan -Master eth1 -VlanId 100 -Ipam dhcp", "\"vlanId\": 100")]
    [InlineData("net bridge -Bridge br1 -VlanTrunk 100, 200-299", "\"minID\": 200")]
    [InlineData("net tap -Owner 4294967294 -Group 5", "\"owner\": 4294967294,\n  \"group\": 5")]
    [InlineData("net bridge -Bridge br1 -Ipam host-local -Subnet 10.1.0.0/24, fd00::/64 -IsGateway -SingleNode", "\"subnet\": \"fd00::/64\"")]
    [InlineData("net macvlan -Tuning @{ sysctl = @{ 'net.core.somaxconn' = 500 }; promisc = $true }", "\"net.core.somaxconn\": \"500\"")]
    [InlineData("net ptp -Ipam dhcp -Bandwidth @{ ingressRate = 1MB; ingressBurst = 1KB }", "\"ingressRate\": 1048576")]
    [InlineData("net bridge -Bridge br1 -Ipam dhcp -Capability Mac, Bandwidth", "\"bandwidth\": true")]
    [InlineData("net -Config @{ type = 'ovs'; bridge = 'br1' }", "\"type\": \"ovs\",\n  \"bridge\": \"br1\"")]
    [InlineData("net -Config ([pscustomobject]@{ plugins = @(@{ type = 'macvlan' }, @{ type = 'tuning' }) })", "\"type\": \"tuning\"")]
    [InlineData("net -Config '{\"type\": \"x\", \"n\": 1}'", "\"type\": \"x\",\n  \"n\": 1")]
    [InlineData("net -Config '{', '\"type\": \"x\"', '}'", "\"type\": \"x\"")]
    public void The_configuration_is_the_plugins_own(string parameters, string expected)
    {
        using var session = new Session();
        var run = session.Succeed($"({Definition} {parameters}).Body.Find('spec').Find('config').Text");
        Assert.Contains(expected, run.Text);
        Assert.StartsWith("{\n  \"cniVersion\": \"0.3.1\",\n  \"name\": \"net\",\n", run.Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net mcvlan", "UnknownChoice", "-Type 'mcvlan'")]
    [InlineData("net macvlan -Bridge br1", "NotOfType", "-Bridge: the plugin macvlan has no such setting")]
    [InlineData("net macvlan -Subnet 10.1.0.0/24", "WhichIpam", "-Subnet")]
    [InlineData("net macvlan -Master ''", "EmptyValue", "-Master")]
    [InlineData("net macvlan -Tuning 'a'", "NotAMap", "-Tuning")]
    [InlineData("net -Config '{a}'", "InvalidJson", "-Config 'line 1, column 2'")]
    [InlineData("net -Config '[]'", "NotAMap", "-Config")]
    [InlineData("net macvlan -Node @{ a = 1 }", "NotANode", "-Node")]
    [InlineData("net macvlan -Existing (New-Rke2SriovOperator)", "NotAnAttachment", "-Existing")]
    public void What_cannot_be_used_is_an_error_that_names_the_parameter(string parameters, string errorId, string says)
    {
        using var session = new Session();
        var run = session.Invoke($"{Definition} {parameters}");
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.Attachments.NewRke2NetworkAttachmentDefinition", error.FullyQualifiedErrorId);
        Assert.StartsWith(says, error.ToString(), System.StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_configuration_on_the_pipeline_is_checked_and_the_resource_comes_alone()
    {
        using var session = new Session();
        var run = session.Succeed($"New-Rke2CniConfig Canal | {Definition} net macvlan -Master eth1 -Ipam whereabouts -Subnet 10.42.9.0/24");
        Assert.Equal("NetworkAttachmentDefinition net", run.Text);
        Assert.Equal(["RKE2NET604 (error)", "RKE2NET608"], run.Warnings.Select(text => text.Split(':')[0]));
        run = session.Succeed($"New-Rke2CniConfig Canal -Multus | {Definition} net macvlan -Master eth1 -Ipam dhcp");
        Assert.StartsWith("RKE2NET606 (error)", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
        run = session.Succeed($"New-Rke2CniConfig Canal -Multus -MultusIpam Whereabouts, Dhcp | {Definition} net macvlan -Master eth1 -Ipam whereabouts -Subnet 192.168.10.0/24");
        Assert.Empty(run.Warnings);
        run = session.Succeed($"New-Rke2CniConfig Calico -Multus -WindowsNodes | {Definition} net macvlan");
        Assert.StartsWith("RKE2NET403", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
        Assert.StartsWith("RKE2NET609", Assert.Single(run.Information).ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_out_of_a_job_is_checked_too()
    {
        using var session = new Session();
        var run = session.Succeed($"[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((New-Rke2CniConfig Canal), 1)) | {Definition} net macvlan");
        Assert.StartsWith("RKE2NET604", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_go_to_the_streams_by_their_severity()
    {
        using var session = new Session();
        var run = session.Succeed($"{Definition} net sriov -ResourceName a.b/c -Ipam host-local -Subnet 10.1.0.0/24 -Verbose");
        Assert.StartsWith("RKE2NET610", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
        Assert.StartsWith("RKE2NET607", Assert.Single(run.Information).ToString(), System.StringComparison.Ordinal);
        Assert.Equal("NetworkAttachmentDefinition net: 2 findings.", Assert.Single(run.Verbose));
        Assert.Empty(session.Succeed($"{Definition} net macvlan -Ipam host-local -Subnet 10.1.0.0/24 -SingleNode").Warnings);
    }

    [Fact]
    public void Masters_are_looked_for_on_nodes_that_are_known()
    {
        const string Nics = "$nics = [pscustomobject]@{ Node = 'a'; Interface = 'ens1f0' }, [Rke2Network.Nodes.SriovNic]@{ Node = 'b'; Interface = 'ens1f0'; IsUp = $false }; ";
        using var session = new Session();
        Assert.StartsWith("RKE2NET620: a, b have no interface ens1f1", Assert.Single(session.Succeed($"{Nics}{Definition} net macvlan -Master ens1f1 -Node $nics").Warnings), System.StringComparison.Ordinal);
        Assert.StartsWith("RKE2NET621: ens1f0 on b is down", Assert.Single(session.Succeed($"{Nics}{Definition} net macvlan -Master ens1f0 -Node $nics").Warnings), System.StringComparison.Ordinal);
        const string Facts = "$facts = [Rke2Network.Nodes.NodeFacts]@{ Node = 'c'; Source = 'Ssh'; Interfaces = [Rke2Network.Nodes.NodeInterface[]]@([Rke2Network.Nodes.NodeInterface]@{ Name = 'eth0' }) }; ";
        Assert.StartsWith("RKE2NET620: c has no interface bond0", Assert.Single(session.Succeed($"{Facts}{Definition} net macvlan -Master bond0 -Node $facts").Warnings), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Attachments_that_are_there_already_are_looked_at()
    {
        using var session = new Session();
        var run = session.Succeed($"$there = {Definition} other ipvlan -Master eth1 -Ipam dhcp; {Definition} net macvlan -Master eth1 -Existing $there");
        Assert.StartsWith("RKE2NET624", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_makes_a_network_of_each_row()
    {
        using var session = new Session();
        var run = session.Invoke($$"""
            function Row($name, $type, $vlan, $ipam, $subnet, $single) { [pscustomobject]@{ Name = $name; Type = $type; Master = 'eth1'; Vlan = $vlan; Ipam = $ipam; Subnet = $subnet; LinkInContainer = ''; SingleNode = $single } }
            (Row a macvlan '' '' '' ''), (Row b vlan '5' host-local 10.1.0.0/24 'True'), (Row c vlan '5000' dhcp '' '') | {{Definition}} | ForEach-Object { $_.Name }
            """);
        Assert.Equal("a\nb", run.Text);
        Assert.StartsWith("-Vlan '5000'", Assert.Single(run.Errors).ToString(), System.StringComparison.Ordinal);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Plugins_modes_and_choices_complete()
    {
        using var session = new Session();
        string[] Complete(string line) => [.. session.Succeed($"[System.Management.Automation.CommandCompletion]::CompleteInput('{line.Replace("'", "''")}', {line.Length}, $null).CompletionMatches.CompletionText").Output.Select(text => text.ToString()!)];
        Assert.Equal(["macvlan"], Complete($"{Definition} net m"));
        Assert.Equal(["l2", "l3", "l3s"], Complete($"{Definition} net ipvlan -Mode "));
        Assert.Equal(["private", "passthru"], Complete($"{Definition} net macvlan -Mode p"));
        Assert.Equal(["'802.1q'", "'802.1ad'"], Complete($"{Definition} net sriov -VlanProto "));
        Assert.Equal(["host-local"], Complete($"{Definition} net macvlan -Ipam h"));
        Assert.Contains("Bandwidth", Complete($"{Definition} net bridge -Capability "));
    }

    [Theory]
    [InlineData("'apps/storage@eth1', 'lab' | {0}", "apps/storage@eth1,lab")]
    [InlineData("{0} apps/storage, lab -InterfaceName eth1, eth2 -PodNamespace apps", "storage@eth1,lab@eth2")]
    [InlineData("'a,b' | {0}", "a,b")]
    [InlineData("New-Rke2NetworkAttachmentDefinition a macvlan -Namespace apps | {0} -PodNamespace web", "apps/a")]
    [InlineData("New-Rke2SriovNetwork a b | {0}", "cattle-sriov-system/a")]
    [InlineData("$a = New-Rke2NetworkAttachmentDefinition a macvlan; $a, $a | {0}", "a,a")]
    [InlineData("{0} @{{ Network = (New-Rke2NetworkAttachmentDefinition a macvlan -Namespace apps); InterfaceName = 'eth1' }}", "apps/a@eth1")]
    [InlineData("[pscustomobject]@{{ Name = 'a'; Namespace = 'apps'; InterfaceName = '' }}, [pscustomobject]@{{ Name = 'b'; Namespace = ''; InterfaceName = 'eth1' }} | {0}", "apps/a,b@eth1")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((New-Rke2NetworkAttachmentDefinition a macvlan -Namespace apps))) | {0}", "apps/a")]
    [InlineData("{0} apps/a -Default", "apps/a")]
    public void Networks_come_in_many_forms(string script, string expected)
    {
        using var session = new Session();
        var run = session.Succeed(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, Annotation));
        Assert.Equal(expected, run.Text);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Wishes_make_JSON()
    {
        using var session = new Session();
        Assert.Equal(
            """
            [
              {
                "name": "a",
                "ips": ["10.0.0.5/24", "fd00::5/64"]
              },
              {
                "name": "b",
                "mac": "02:00:00:00:00:01"
              }
            ]
            """.Replace("\r\n", "\n"),
            session.Succeed($"({Annotation} @{{ Name = 'a'; IPAddress = '10.0.0.5/24', 'fd00::5/64' }}, @{{ Name = 'b'; MacAddress = '02:00:00:00:00:01' }}).Value").Text);
        Assert.Contains("\"ips\": [\"10.0.0.5\"]", session.Succeed($"({Annotation} a -IPAddress 10.0.0.5).Value").Text);
        Assert.StartsWith("[\n", session.Succeed($"({Annotation} a -Json).Value").Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'A' | {0}", "InvalidNetwork", "-InputObject 'A'")]
    [InlineData("'a', 'A' | {0}", "InvalidNetwork", "-InputObject 'A'")]
    [InlineData("{0} a, b -IPAddress 10.0.0.5", "SeveralNetworks", "-IPAddress")]
    [InlineData("{0} a, b -InterfaceName eth1", "WrongCount", "-InterfaceName")]
    [InlineData("{0} a -InterfaceName eth0", "InterfaceTaken", "-InterfaceName")]
    [InlineData("{0} 5", "NotAnAttachment", "-InputObject")]
    [InlineData("{0} @{{ Nam = 'a' }}", "UnknownSetting", "-InputObject 'Nam'")]
    [InlineData("{0} @{{ Network = 5 }}", "NotAnAttachment", "-InputObject")]
    [InlineData("New-Rke2SriovOperatorConfig | {0}", "NotAnAttachment", "-InputObject")]
    [InlineData("{0} a -PodNamespace ''", "EmptyValue", "-PodNamespace")]
    public void What_Multus_would_not_do_is_an_error_and_no_annotation(string script, string errorId, string says)
    {
        using var session = new Session();
        var run = session.Invoke(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, Annotation));
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.Attachments.NewRke2PodNetworkAnnotation", error.FullyQualifiedErrorId);
        Assert.StartsWith(says, error.ToString(), System.StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void What_an_attachment_does_not_pass_on_is_warned_of()
    {
        using var session = new Session();
        Assert.StartsWith("RKE2NET630", Assert.Single(session.Succeed($"{Definition} a macvlan | {Annotation} -MacAddress 02:00:00:00:00:01").Warnings), System.StringComparison.Ordinal);
        Assert.Empty(session.Succeed($"{Definition} a macvlan -Capability Mac | {Annotation} -MacAddress 02:00:00:00:00:01").Warnings);
    }

    [Fact]
    public void Devices_are_asked_for()
    {
        using var session = new Session();
        Assert.Equal("2 2", session.Succeed($"$fast = New-Rke2SriovNetwork fast nics -NetworkNamespace apps; $pod = $fast, $fast | {Annotation}; \"$($pod.ResourceRequests['rancher.io/nics']) $(@($pod.Yaml -split \"`n\" -match 'rancher.io/nics: \"2\"').Count)\"").Text);
        Assert.Contains("example.com/nics", session.Succeed($"(New-Rke2SriovNetwork fast nics | {Annotation} -ResourcePrefix example.com -ContainerName dpdk).Yaml").Text);
    }

    [Fact]
    public void An_annotation_is_shown_as_a_list()
    {
        var shown = Screen.Show(80, $"New-Rke2SriovNetwork fast nics -NetworkNamespace apps | {Annotation} -InterfaceName eth1; {Annotation} lab");
        Assert.Equal(
            """
            Name         : k8s.v1.cni.cncf.io/networks
            Value        : apps/fast@eth1
            Interfaces   : eth1 on apps/fast
            Resources    : rancher.io/nics: 1

            Name         : k8s.v1.cni.cncf.io/networks
            Value        : lab
            Interfaces   : net1 on lab
            """.Replace("\r\n", "\n"),
            string.Join("\n", shown.Select(line => line.TrimEnd())).Trim());
    }
}
