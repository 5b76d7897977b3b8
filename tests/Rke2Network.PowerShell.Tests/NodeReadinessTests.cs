using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Test-Rke2NodeReadiness.</summary>
[Collection(nameof(Screen))]
public sealed class NodeReadinessTests
{
    /// <summary>A node as an image has it: what only a running system tells is missing.</summary>
    private static NodeFolder Node(string name = "worker-1") => new NodeFolder()
        .Add("etc/hostname", name + "\n")
        .Add("proc/sys/kernel/osrelease", "6.4.0-150600.23.25-default\n")
        .Add("proc/modules", "overlay 1 0 - Live 0x0\n")
        .Add("lib/modules/6.4.0-150600.23.25-default/modules.dep", "kernel/drivers/net/vxlan/vxlan.ko.zst:\nkernel/net/netfilter/nf_conntrack.ko.zst:\nkernel/net/bridge/br_netfilter.ko.zst:\n")
        .Add("proc/sys/net/ipv6/conf/all/disable_ipv6", "0\n")
        .Add("usr/sbin/iptables", string.Empty).Add("usr/sbin/ip6tables", string.Empty)
        .Add("etc/systemd/system/multi-user.target.wants/readme", string.Empty)
        .Add("var/lib/rancher/readme", string.Empty);

    private static NodeFolder WithNetworkManager(NodeFolder node, string unmanaged) => node
        .Add("usr/lib/systemd/system/NetworkManager.service", "[Unit]\n")
        .Add("etc/systemd/system/multi-user.target.wants/NetworkManager.service", "[Unit]\n")
        .Add("etc/NetworkManager/conf.d/rke2.conf", $"[keyfile]\nunmanaged-devices={unmanaged}\n");

    [ShellFact]
    public void A_finding_names_its_node_and_what_is_not_known_is_one_warning()
    {
        using var node = WithNetworkManager(Node(), "interface-name:cali*");
        using var session = new Session();
        var run = session.Succeed($"$found = New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath '{node.Root}'; $found | ForEach-Object {{ \"$($_.Severity) $($_.Id) $($_.Node) $($_.Path) $($_.Value)\" }}; $found.GetType().FullName");
        Assert.Equal([$"Warning RKE2NET841 {node.Root} {node.Root}: NetworkManager interface-name:cali*", "Rke2Network.Model.Finding"], run.Output.Select(line => line.ToString()));
        var warning = Assert.Single(run.Warnings);
        Assert.StartsWith($"{node.Root}: not all was checked, as this is not known: listening ports (/proc/net is not there), ", warning, StringComparison.Ordinal);
        Assert.Contains("network interfaces (/sys/class/net is not there)", warning, StringComparison.Ordinal);
        Assert.Empty(run.Information);
    }

    [ShellFact]
    public void Without_a_configuration_the_rules_run_that_need_none()
    {
        using var node = WithNetworkManager(Node("Build_Server"), string.Empty);
        using var session = new Session();
        Assert.Equal(["RKE2NET801", "RKE2NET803"], session.Succeed($"(Test-Rke2NodeReadiness -RootPath '{node.Root}').Id").Output.Select(id => id.ToString()));
    }

    /// <summary>The same values are meant for the node by the pipeline, by position and by name.</summary>
    [ShellFact]
    public void The_configuration_may_be_piped_or_named()
    {
        using var node = Node();
        File.Delete(Path.Combine(node.Root, "usr", "sbin", "iptables"));
        using var session = new Session();
        string Ids(string script) => session.Succeed($"$config = New-Rke2CniConfig Canal; ({script}).Id").Text;
        Assert.Equal("RKE2NET851", Ids($"$config | Test-Rke2NodeReadiness -RootPath '{node.Root}'"));
        Assert.Equal("RKE2NET851", Ids($"Test-Rke2NodeReadiness $config -RootPath '{node.Root}'"));
        Assert.Equal("RKE2NET851", Ids($"Test-Rke2NodeReadiness -Config $config -RootPath '{node.Root}'"));
        Assert.Equal("RKE2NET851", Ids($"[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($config)) | Test-Rke2NodeReadiness -RootPath '{node.Root}'"));

        // Found once for two configurations that it holds for.
        Assert.Equal("RKE2NET851", Ids($"$config, $config | Test-Rke2NodeReadiness -RootPath '{node.Root}'"));
        Assert.Equal(string.Empty, Ids($"New-Rke2CniConfig Cilium | Test-Rke2NodeReadiness -RootPath '{node.Root}'"));
    }

    /// <summary>A configuration that failed to come is not the same as none.</summary>
    [ShellFact]
    public void An_empty_pipeline_checks_nothing()
    {
        using var node = Node("Build_Server");
        using var session = new Session();
        var run = session.Succeed($"@() | Test-Rke2NodeReadiness -RootPath '{node.Root}'; @() | Test-Rke2NodeReadiness -Quiet -RootPath '{node.Root}'");
        Assert.Empty(run.Output);
        Assert.Empty(run.Warnings);
        Assert.StartsWith("EmptyValue,", Assert.Single(session.Invoke($"Test-Rke2NodeReadiness -Config $null -RootPath '{node.Root}'").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [ShellFact]
    public void Findings_are_chosen_by_severity_and_identifier()
    {
        using var node = WithNetworkManager(Node("Build_Server"), string.Empty);
        using var session = new Session();
        string Ids(string parameters) => session.Succeed($"(New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath '{node.Root}' {parameters} -WarningAction Ignore).Id").Text;
        Assert.Equal("RKE2NET801\nRKE2NET841\nRKE2NET803", Ids(string.Empty));
        Assert.Equal("RKE2NET801\nRKE2NET841", Ids("-Severity Warning"));
        Assert.Equal("RKE2NET801", Ids("-Severity Error"));
        Assert.Equal("RKE2NET801\nRKE2NET803", Ids("-Include 80*"));
        Assert.Equal("RKE2NET841", Ids("-Exclude 80*"));
    }

    [ShellFact]
    public void Quiet_is_one_answer_for_all_nodes()
    {
        using var good = Node();
        using var warned = WithNetworkManager(Node("worker-2"), string.Empty);
        using var bad = Node("Build_Server");
        using var session = new Session();
        string Quiet(string parameters, params NodeFolder[] nodes)
        {
            var run = session.Succeed($"New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -Quiet {parameters} -ErrorAction Ignore -RootPath {string.Join(", ", nodes.Select(node => $"'{node.Root}'"))}");
            Assert.IsType<bool>(Assert.Single(run.Output).BaseObject);
            Assert.NotEmpty(run.Warnings);
            return run.Text;
        }

        Assert.Equal("True", Quiet(string.Empty, good, warned));
        Assert.Equal("False", Quiet("-Severity Warning", good, warned));
        Assert.Equal("False", Quiet(string.Empty, good, bad));
        Assert.Equal("True", Quiet("-Exclude RKE2NET801", good, bad));
        Assert.Equal("False", session.Succeed($"Test-Rke2NodeReadiness -Quiet -RootPath '{good.Root}', '{good.Root}/none' -ErrorAction Ignore").Text);
    }

    [ShellFact]
    public void Nodes_are_held_against_each_other_and_share_a_warning()
    {
        using var first = Node();
        using var second = Node("WORKER-1");
        using var session = new Session();
        var run = session.Succeed($"New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath '{first.Root}', '{second.Root}' -Severity Error | ForEach-Object {{ \"$($_.Id) $($_.Node)\" }}");
        Assert.Equal($"RKE2NET804 {second.Root}", run.Text);
        Assert.StartsWith($"{first.Root}, {second.Root}: not all was checked", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [ShellFact]
    public void Verbose_tells_what_was_checked()
    {
        using var node = Node();
        using var session = new Session();
        Assert.Contains(
            session.Succeed($"New-Rke2CniConfig Canal -Rke2Version v1.34.4 | Test-Rke2NodeReadiness -RootPath '{node.Root}' -Verbose").Verbose,
            line => line.StartsWith($"{node.Root}: canal for v1.34.4+rke2r1: no findings, and not known: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_on_a_node_at_80_columns()
    {
        var shown = Screen.Show(80, """
            [Rke2Network.Model.Finding]@{ Id = 'RKE2NET843'; Severity = 'Warning'; Node = 'node1'; Path = 'node1: firewalld'; Message = 'firewalld is on at node1. Its rules and those of the plugin and of kube-proxy get in each other''s way.'; Recommendation = 'Run systemctl disable --now firewalld.' }
            """).Select(line => line.TrimEnd()).ToArray();
        Assert.Equal(
            """

               Severity: Warning

            RKE2NET843 node1: firewalld
                firewalld is on at node1. Its rules and those of the plugin and of
                kube-proxy get in each other's way.
                Remedy: Run systemctl disable --now firewalld.



            """.Split('\n'),
            shown);
    }
}
