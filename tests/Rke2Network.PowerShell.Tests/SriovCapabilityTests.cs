using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Test-Rke2SriovCapability.</summary>
[Collection(nameof(Screen))]
public sealed class SriovCapabilityTests
{
    [ShellFact]
    public void A_nic_is_an_object_with_its_facts_and_findings()
    {
        using var node = new NodeFolder().AddNic("ens1f0", numVfs: 4).AddNic("eno1", "0000:01:00.0", "tg3", "165f", null);
        using var session = new Session();
        var run = session.Succeed($"$nics = Test-Rke2SriovCapability -RootPath '{node.Root}'; $nics | ForEach-Object {{ \"$($_.Interface) $($_.PciAddress) $($_.Driver) $($_.Vendor) $($_.DeviceId) $($_.TotalVfs) $($_.NumVfs) $($_.Capable) $($_.Findings.Id)\" }}; $nics[0].Vendor.GetType().Name; $nics.Node | ForEach-Object {{ $_ }}");
        Assert.Equal(
            [
                "eno1 0000:01:00.0 tg3 8086 165f   False RKE2NET701",
                "ens1f0 0000:3b:00.0 i40e 8086 1572 64 4 True RKE2NET708",
                "String",
                node.Root,
                node.Root,
            ],
            run.Output.Select(line => line.ToString()));
        Assert.Empty(run.Warnings);
        Assert.Equal(["RKE2NET701", "RKE2NET708"], run.Information.Select(each => ((dynamic)each).Id).Cast<string>().Order());
    }

    [ShellFact]
    public void What_is_true_of_the_node_is_warned_of_once()
    {
        using var node = new NodeFolder(hasIommu: false).AddNic("ens1f0").AddNic("ens1f1", "0000:3b:00.1");
        using var session = new Session();
        var run = session.Succeed($"Test-Rke2SriovCapability -RootPath '{node.Root}' | ForEach-Object {{ \"$($_.Interface) $($_.Capable)\" }}");
        Assert.Equal("ens1f0 False\nens1f1 False", run.Text);
        var warning = Assert.Single(run.Warnings);
        Assert.StartsWith("RKE2NET703 (error): The IOMMU of ", warning, StringComparison.Ordinal);
        Assert.Contains("intel_iommu=on iommu=pt", warning, StringComparison.Ordinal);
        Assert.Contains("grub2-mkconfig", warning, StringComparison.Ordinal);
    }

    [ShellFact]
    public void Interfaces_are_chosen_by_name_and_pattern()
    {
        using var node = new NodeFolder().AddNic("ens1f0").AddNic("ens1f1", "0000:3b:00.1").AddNic("eno1", "0000:01:00.0", "tg3", "165f", null).Add("sys/class/net/lo/type", "772\n");
        using var session = new Session();
        string Chosen(string patterns) => session.Succeed($"(Test-Rke2SriovCapability -RootPath '{node.Root}' -Interface {patterns}).Interface").Text;
        Assert.Equal("ens1f0\nens1f1", Chosen("ens1f*"));
        Assert.Equal("eno1\nens1f1", Chosen("eno1, ENS1F1"));
        Assert.Equal(string.Empty, Chosen("x*"));

        // Only what is chosen is told of.
        var run = session.Succeed($"Test-Rke2SriovCapability -RootPath '{node.Root}' -Interface ens*");
        Assert.Empty(run.Information);
    }

    [ShellFact]
    public void An_interface_that_is_none_of_the_nics_is_an_error()
    {
        using var node = new NodeFolder().AddNic("ens1f0").Add("sys/class/net/lo/type", "772\n");
        using var session = new Session();
        var run = session.Invoke($"(Test-Rke2SriovCapability -RootPath '{node.Root}' -Interface ens1f0, lo, eth7).Interface");
        Assert.Equal("ens1f0", run.Text);
        Assert.All(run.Errors, error => Assert.Equal("NoSuchInterface,Rke2Network.PowerShell.Commands.Nodes.TestRke2SriovCapability", error.FullyQualifiedErrorId));
        Assert.Equal(
            [
                $"-Interface 'lo': this interface of {node.Root} is no NIC but the loopback. Its NICs are ens1f0.",
                $"-Interface 'eth7': {node.Root} has no such interface. Its NICs are ens1f0.",
            ],
            run.Errors.Select(error => error.ToString()));
    }

    [ShellFact]
    public void Quiet_is_whether_every_node_has_a_capable_nic()
    {
        using var capable = new NodeFolder().AddNic("ens1f0").AddNic("eno1", "0000:01:00.0", "tg3", "165f", null);
        using var incapable = new NodeFolder(hasIommu: false).AddNic("ens1f0");
        using var unknown = new NodeFolder().AddNic("ens1f0", driver: "mlx4_core");
        using var without = new NodeFolder();
        using var session = new Session();
        string Quiet(params NodeFolder[] nodes)
        {
            var run = session.Succeed($"Test-Rke2SriovCapability -Quiet -RootPath {string.Join(", ", nodes.Select(node => $"'{node.Root}'"))}");
            Assert.Empty(run.Warnings);
            Assert.Empty(run.Information);
            Assert.IsType<bool>(Assert.Single(run.Output).BaseObject);
            return run.Text;
        }

        Assert.Equal("True", Quiet(capable));
        Assert.Equal("False", Quiet(incapable));
        Assert.Equal("False", Quiet(unknown));
        Assert.Equal("False", Quiet(without));
        Assert.Equal("False", Quiet(capable, incapable));
        Assert.Equal("True", Quiet(capable, capable));
        Assert.Equal("False", session.Succeed($"Test-Rke2SriovCapability -Quiet -RootPath '{capable.Root}' -Interface eno1").Text);
    }

    /// <summary>A node that cannot be looked at is an error, stops no other, and is not capable.</summary>
    [ShellFact]
    public void A_folder_that_is_none_stops_no_other()
    {
        using var node = new NodeFolder().AddNic("ens1f0");
        using var session = new Session();
        var run = session.Invoke($"(Test-Rke2SriovCapability -RootPath '{node.Root}/none', '{node.Root}', '{node.Root}/etc').Interface; Test-Rke2SriovCapability -Quiet -RootPath '{node.Root}', '{node.Root}/none' -ErrorAction Ignore");
        Assert.Equal("ens1f0\nFalse", run.Text);
        Assert.Equal(["FolderMissing", "NotARoot"], run.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(ErrorCategory.ObjectNotFound, run.Errors[0].CategoryInfo.Category);
        Assert.StartsWith($"-RootPath '{node.Root}/none': there is no such folder.", run.Errors[0].ToString(), StringComparison.Ordinal);
    }

    /// <summary>The folder is meant as PowerShell means it: from its own location.</summary>
    [ShellFact]
    public void A_folder_may_be_relative()
    {
        using var node = new NodeFolder().AddNic("ens1f0");
        using var session = new Session();
        session.Runspace.SessionStateProxy.Path.SetLocation(Path.GetDirectoryName(node.Root));
        Assert.Equal("ens1f0", session.Succeed($"(Test-Rke2SriovCapability -RootPath './{Path.GetFileName(node.Root)}').Interface").Text);
    }

    [ShellFact]
    public void Without_sys_nothing_is_known_and_one_warning_says_so()
    {
        using var node = new NodeFolder();
        Directory.Delete(Path.Combine(node.Root, "sys"), recursive: true);
        using var session = new Session();
        var run = session.Succeed($"Test-Rke2SriovCapability -RootPath '{node.Root}'");
        Assert.Empty(run.Output);
        Assert.StartsWith("RKE2NET713: ", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    /// <summary>What all cmdlets get by default does not choose what is looked at; what is written for nothing is told.</summary>
    [ShellFact]
    public void A_kubeconfig_by_default_leaves_a_folder_a_folder()
    {
        using var node = new NodeFolder().AddNic("ens1f0");
        using var session = new Session();
        Assert.Equal("ens1f0", session.Succeed($"$PSDefaultParameterValues = @{{ '*:KubeConfig' = './none'; '*-Rke2*:Context' = 'prod' }}; (Test-Rke2SriovCapability -RootPath '{node.Root}').Interface; $PSDefaultParameterValues = @{{}}").Text);
        foreach (var parameter in new[] { "Context", "KubeConfig" })
        {
            var error = Assert.Single(session.Invoke($"Test-Rke2SriovCapability -RootPath '{node.Root}' -{parameter} x").Errors);
            Assert.Equal("NeedsNodeName,Rke2Network.PowerShell.Commands.Nodes.TestRke2SriovCapability", error.FullyQualifiedErrorId);
            Assert.StartsWith($"-{parameter}: ", error.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [ShellFact]
    public void What_comes_out_of_a_job_has_its_facts_still()
    {
        using var node = new NodeFolder().AddNic("ens1f0");
        using var session = new Session();
        Assert.Equal("8086 1572 ens1f0 True", session.Succeed($"$nic = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Test-Rke2SriovCapability -RootPath '{node.Root}'))); \"$($nic.Vendor) $($nic.DeviceId) $($nic.Interface) $($nic.Capable)\"").Text);
    }

    /// <summary>A folder of thousands of interfaces takes sh a while; it does not go on when nobody waits.</summary>
    [ShellFact]
    public async Task Stopping_ends_it_at_once()
    {
        using var node = new NodeFolder();
        for (var i = 0; i < 3000; i++)
        {
            node.Add(FormattableString.Invariant($"sys/class/net/e{i}/mtu"), "1500\n");
        }

        using var session = new Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        var running = shell.AddScript($"Test-Rke2SriovCapability -RootPath '{node.Root}'").BeginInvoke();
        await Task.Delay(1000);
        Assert.False(running.IsCompleted);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Task.Run(() => shell.Stop(), late.Token);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.False(late.IsCancellationRequested);
    }

    [Fact]
    public void Nics_make_a_table_of_80_columns()
    {
        var shown = Screen.Show(80, Objects + "$nics").Select(line => line.TrimEnd()).ToArray();
        Assert.Equal(
            """

               Node: node1

            Interface       PciAddress   Driver       TotalVfs NumVfs Capable Findings
            ---------       ----------   ------       -------- ------ ------- --------
            enp152s0f0np0   0000:98:00.0 mlx5_core         128     16 True
            ens1f0          0000:3b:00.0 i40e               64        unknown RKE2NET715
                                                                              RKE2NET707
                            0000:3b:00.1                              False


            """.Split('\n'),
            shown);
    }

    internal const string Objects = """
        $rules = @{ Id = 'RKE2NET715'; Severity = 'Information'; Message = 'It is not known.'; Recommendation = '' }, @{ Id = 'RKE2NET707'; Severity = 'Warning'; Message = 'It is not supported.'; Recommendation = 'Add it.' }
        $findings = [Rke2Network.Model.Finding[]]$rules
        $nics = [Rke2Network.Nodes.SriovNic[]]@(
            @{ Node = 'node1'; Interface = 'enp152s0f0np0'; PciAddress = '0000:98:00.0'; Driver = 'mlx5_core'; TotalVfs = 128; NumVfs = 16; Capable = $true }
            @{ Node = 'node1'; Interface = 'ens1f0'; PciAddress = '0000:3b:00.0'; Driver = 'i40e'; TotalVfs = 64; Findings = $findings }
            @{ Node = 'node1'; Interface = ''; PciAddress = '0000:3b:00.1'; Capable = $false }
        )

        """;
}
