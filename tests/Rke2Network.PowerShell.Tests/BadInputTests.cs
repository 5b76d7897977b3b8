using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Bad input gives one clear error with parameter, value, reason and a right example, and writes nothing.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("-ClusterCidr 10.42.0.0/33", "InvalidPrefix", "ClusterCidr", "10.42.0.0/33", "10.42.0.0/16")]
    [InlineData("-ClusterCidr 10.42.1.7/16", "HostBitsSet", "ClusterCidr", "10.42.1.7/16", "10.42.0.0/16")]
    [InlineData("-ServiceCidr 'fe80::1%eth0/64'", "ZonedAddress", "ServiceCidr", "fe80::1%eth0/64", "2001:cafe:42::/56")]
    [InlineData("-ClusterCidr ::ffff:10.42.0.0/112", "MappedAddress", "ClusterCidr", "::ffff:10.42.0.0/112", "IPv4: 10.42.0.0/16.")]
    [InlineData("-ClusterCidr 10.1.0.0/16,10.2.0.0/16,fd00::/56", "TooManyNetworks", "ClusterCidr", "10.1.0.0/16,10.2.0.0/16,fd00::/56", "10.42.0.0/16,2001:cafe:42::/56")]
    [InlineData("-ClusterCidr 10.1.0.0/16,10.2.0.0/16", "FamilyTwice", "ClusterCidr", "10.1.0.0/16,10.2.0.0/16", "10.42.0.0/16,2001:cafe:42::/56")]
    [InlineData("-ClusterCidr 10.1.0.0/16,fd00::/56 -ServiceCidr 10.2.0.0/16", "FamiliesDiffer", "ServiceCidr", "10.2.0.0/16", "-ClusterCidr 10.1.0.0/16,fd00::/56 -ServiceCidr 10.2.0.0/16,fd00:43::/112")]
    [InlineData("-ClusterDns 10.43.0.x", "InvalidAddress", "ClusterDns", "10.43.0.x", "10.43.0.10")]
    [InlineData("-Rke2Version latest", "ChannelIsNotVersion", "Rke2Version", "latest", "v1.34.4+rke2r1")]
    [InlineData("-Rke2Version v1.24.0", "ReleaseNeverShipped", "Rke2Version", "v1.24.0", "v1.24.1+rke2r1")]
    [InlineData("-Rke2Version v1.34.4-rc1+rke2r1", "PreReleaseVersion", "Rke2Version", "v1.34.4-rc1+rke2r1", "v1.34.4+rke2r1")]
    [InlineData("-Mtu 70000", "InvalidMtu", "Mtu", "70000", "1450")]
    [InlineData("-Interface eth0@if3", "InvalidInterface", "Interface", "eth0@if3", "eth0")]
    [InlineData("-Backend wiregard", "UnknownBackend", "Backend", "wiregard", "wireguard")]
    [InlineData("-Interface ''", "EmptyValue", "Interface", "", "Leave it out")]
    [InlineData("-Rke2Version ''", "EmptyValue", "Rke2Version", "", "Leave it out")]
    [InlineData("-Values $null", "EmptyValue", "Values", "", "Leave it out")]
    [InlineData("-Values ''", "EmptyValue", "Values", "", "Leave it out")]
    [InlineData("-Mtu $null", "EmptyValue", "Mtu", "", "Leave it out")]
    [InlineData("-Values iface:eth1", "NotAMap", "Values", "iface:eth1", "blank behind the colon")]
    [InlineData("-ClusterCidr @()", "EmptyValue", "ClusterCidr", "", "Leave it out")]
    [InlineData("-Values nofile.yaml", "FileMissing", "Values", "nofile.yaml", "flannel")]
    [InlineData("-Values 42", "NotAMap", "Values", "42", "@{ flannel")]
    [InlineData("-Values \"a: 1`na: 2\"", "DuplicateKey", "Values", "line 2, column 1", "Keep one")]
    [InlineData("-Values \"a:`n`tb: 1\"", "TabIndent", "Values", "line 2", "blanks")]
    [InlineData("-MultusValues @{ a = 1 }", "ValuesWithoutMultus", "MultusValues", "", "-Multus")]
    public void New(string parameters, string errorId, string parameter, string value, string example)
    {
        using var session = new Session();
        var run = session.Invoke($"New-Rke2CniConfig Canal {parameters} | Export-Rke2CniConfig '{folder}'");
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.NewRke2CniConfig", error.FullyQualifiedErrorId);
        Assert.StartsWith("-" + parameter, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(value, error.ToString());
        Assert.Contains(example, error.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("-ClusterCidr 10.42.0.0/16", "FamilyMissing", "10.42.0.0/16,fd00:42::/56")]
    [InlineData("-ClusterCidr 10.42.0.0/16 -ServiceCidr fd00:43::/112", "FamilyMissing", "10.42.0.0/16,fd00:42::/56")]
    [InlineData("-ClusterCidr 10.42.0.0/33,fd00::/56", "InvalidPrefix", "10.42.0.0/16")]
    [InlineData("-ServiceCidr 10.43.0.0/16,10.44.0.0/16", "FamilyTwice", "2001:cafe:42::/56")]
    [InlineData("-ClusterCidr 10.42.0.0/16,fd00:42::/56 -ServiceCidr fd00:43::/112,10.43.0.0/16", "FamiliesDiffer", "10.43.0.0/16,fd00:43::/112")]
    [InlineData("-NodeCidrMaskSizeIPv4 33", "InvalidMaskSize", "24")]
    public void Set(string parameters, string errorId, string example)
    {
        using var session = new Session();
        var run = session.Invoke($"New-Rke2CniConfig Canal | Set-Rke2DualStack {parameters}");
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(example, error.ToString());
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_cycle_is_named()
    {
        using var session = new Session();
        var hashtable = Assert.Single(session.Invoke("$h = @{}; $h.a = @{ b = @(1, $h) }; New-Rke2CniConfig Canal -Values $h").Errors);
        Assert.Contains("a.b[1]", hashtable.ToString());
        var custom = Assert.Single(session.Invoke("$o = [pscustomobject]@{ a = $null }; $o.a = @{ b = $o }; New-Rke2CniConfig Canal -Values $o").Errors);
        Assert.Contains("'a.b'", custom.ToString());
        Assert.StartsWith("Cycle,", custom.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_is_none_is_explained()
    {
        using var session = new Session();
        var error = Assert.Single(session.Invoke("New-Rke2CniConfig Weave").Errors);
        Assert.Contains("Canal, Calico, Cilium, Flannel, None", error.ToString());
    }

    [Fact]
    public void Bad_parameters_end_the_command_and_bad_input_does_not()
    {
        using var session = new Session();
        var alone = session.Invoke("New-Rke2CniConfig Canal -Mtu 1; 'after'");
        Assert.Empty(alone.Output.Where(item => item?.ToString() != "after"));
        Assert.Equal(ErrorCategory.InvalidArgument, Assert.Single(alone.Errors).CategoryInfo.Category);
        Assert.IsType<CmdletInvocationException>(Record.Exception(() => Throwing(session, "$ErrorActionPreference = 'Stop'; New-Rke2CniConfig Canal -Mtu 1")), exactMatch: false);
    }

    private static void Throwing(Session session, string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        shell.AddScript(script).Invoke();
    }

    [Fact]
    public void Export_says_what_stands_in_the_way()
    {
        using var session = new Session();
        const string Make = "New-Rke2CniConfig Canal -Interface eth1";
        var missing = Path.Combine(folder, "missing");
        Expect(session, $"{Make} | Export-Rke2CniConfig '{missing}'", "TargetMissing", missing, ErrorCategory.ObjectNotFound);
        Assert.False(Directory.Exists(missing));

        session.Succeed($"{Make} | Export-Rke2CniConfig '{folder}'");
        var before = File.ReadAllText(Path.Combine(folder, "config.yaml.d", "50-network.yaml"));
        Expect(session, $"New-Rke2CniConfig Calico | Export-Rke2CniConfig '{folder}'", "TargetExists", "50-network.yaml", ErrorCategory.ResourceExists);
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder, "config.yaml.d", "50-network.yaml")));
        session.Succeed($"New-Rke2CniConfig Calico | Export-Rke2CniConfig '{folder}' -Force");
        Assert.Equal("cni: calico\n", File.ReadAllText(Path.Combine(folder, "config.yaml.d", "50-network.yaml")));

        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, string.Empty);
        Expect(session, $"{Make} | Export-Rke2CniConfig '{file}' -Force", "TargetIsFile", file, ErrorCategory.InvalidArgument);
        Expect(session, $"{Make} | Export-Rke2CniConfig 'env:/x' -Force", "NotAFilePath", "Environment", ErrorCategory.InvalidArgument);

        var blocked = Path.Combine(folder, "blocked");
        Directory.CreateDirectory(blocked);
        File.WriteAllText(Path.Combine(blocked, "server"), string.Empty);
        Expect(session, $"{Make} | Export-Rke2CniConfig '{blocked}'", "TargetIsFile", "server", ErrorCategory.InvalidArgument);
        Assert.Equal(["server"], Directory.GetFileSystemEntries(blocked).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void Error_findings_stop_an_export_unless_they_are_allowed()
    {
        using var session = new Session();
        const string Make = "New-Rke2CniConfig Flannel -Rke2Version v1.25.3 -WarningAction Ignore";
        Expect(session, $"{Make} | Export-Rke2CniConfig '{folder}'", "ErrorFindings", "RKE2NET101", ErrorCategory.InvalidData);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        session.Succeed($"{Make} | Export-Rke2CniConfig '{folder}' -AllowErrorFinding");
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void WhatIf_writes_nothing_and_PassThru_names_the_files()
    {
        using var session = new Session();
        const string Make = "New-Rke2CniConfig Canal -Interface eth1";
        Assert.Empty(session.Succeed($"{Make} | Export-Rke2CniConfig '{folder}' -WhatIf -PassThru").Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        var run = session.Succeed($"{Make} | Export-Rke2CniConfig '{folder}' -PassThru | ForEach-Object {{ $_.Name; $_.PSPath.Contains($_.FullName) }}");
        Assert.Equal(["50-network.yaml", "True", "rke2-canal-config.yaml", "True"], run.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Leftovers_of_an_earlier_export_are_named()
    {
        using var session = new Session();
        Assert.Empty(session.Succeed($"New-Rke2CniConfig Calico -Mtu 1400 | Export-Rke2CniConfig '{folder}'").Warnings);
        Assert.Contains("rke2-calico-config.yaml", Assert.Single(session.Succeed($"New-Rke2CniConfig Calico | Export-Rke2CniConfig '{folder}' -Force").Warnings));
    }

    [Fact]
    public void Nothing_to_write_is_said()
    {
        using var session = new Session();
        Assert.Contains("nothing to write", session.Succeed($"New-Rke2CniConfig | Export-Rke2CniConfig '{folder}'").Information.Single().ToString());
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Two_configurations_do_not_share_a_folder()
    {
        using var session = new Session();
        var run = session.Invoke($"'Canal', 'Calico' | ForEach-Object {{ New-Rke2CniConfig $_ }} | Export-Rke2CniConfig '{folder}' -Force");
        Assert.StartsWith("FolderTaken,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("cni: canal\n", File.ReadAllText(Path.Combine(folder, "config.yaml.d", "50-network.yaml")));
        Assert.Single(session.Invoke($"$i = 0; 'Canal', 'Calico' | ForEach-Object {{ New-Rke2CniConfig $_ }} | Export-Rke2CniConfig -Path {{ '{folder}' + '/' * $script:i++ }} -Force").Errors);
        session.Succeed($"'Canal', 'Calico' | ForEach-Object {{ New-Rke2CniConfig $_ }} | Export-Rke2CniConfig -Path {{ '{folder}/' + $_.Plugin }} -Force");
        Assert.True(File.Exists(Path.Combine(folder, "Calico", "config.yaml.d", "50-network.yaml")));
    }

    [Fact]
    public void Values_come_from_a_file_in_PowerShells_own_location()
    {
        File.WriteAllText(Path.Combine(folder, "values.yaml"), "flannel:\n  iface: eth7\n");
        using var session = new Session();
        session.Runspace.SessionStateProxy.Path.SetLocation(folder);
        Assert.Equal("iface: eth7", session.Succeed("(New-Rke2CniConfig Canal -Values ./values.yaml).Values.Root.Find('flannel').ToString()").Text);
        Assert.Equal("iface: eth7", session.Succeed("(New-Rke2CniConfig Canal -Values ([IO.FileInfo]'" + Path.Combine(folder, "values.yaml") + "')).Values.Root.Find('flannel').ToString()").Text);
        File.WriteAllText(Path.Combine(folder, "values.yaml"), "flannel:\n  iface: a\n  iface: b\n");
        Assert.Contains("values.yaml:3:3", Assert.Single(session.Invoke("New-Rke2CniConfig Canal -Values values.yaml").Errors).ToString());
    }

    private static void Expect(Session session, string script, string errorId, string part, ErrorCategory category)
    {
        var error = Assert.Single(session.Invoke(script).Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.ExportRke2CniConfig", error.FullyQualifiedErrorId);
        Assert.Contains(part, error.ToString());
        Assert.Equal(category, error.CategoryInfo.Category);
    }
}
