using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

public sealed class ImportTests
{
    private static readonly string[] Commands =
        ["Add-Rke2SriovNodeLabel", "Compare-Rke2CniConfig", "ConvertFrom-Rke2Yaml", "ConvertTo-Rke2CommandLine", "ConvertTo-Rke2Yaml", "Export-Rke2CniConfig", "Find-Rke2ChartValue", "Get-Rke2ChartValue", "Get-Rke2CniConfig", "Get-Rke2Context", "Get-Rke2Release", "Get-Rke2Rule", "Get-Rke2SriovNetworkNodeState", "Get-Rke2WindowsSupport", "Import-Rke2CniConfig", "New-Rke2CniConfig", "New-Rke2NetworkAttachmentDefinition", "New-Rke2PodNetworkAnnotation", "New-Rke2SriovNetwork", "New-Rke2SriovNetworkNodePolicy", "New-Rke2SriovOperator", "New-Rke2SriovOperatorConfig", "Publish-Rke2Resource", "Remove-Rke2ChartValue", "Remove-Rke2SriovNodeLabel", "Repair-Rke2CniConfig", "Set-Rke2ChartValue", "Set-Rke2DualStack", "Test-Rke2CniConfig", "Test-Rke2NodeReadiness", "Test-Rke2SriovCapability", "Undo-Rke2Resource", "Unpublish-Rke2Resource", "Wait-Rke2Rollout"];

    [Fact]
    public void Exports_its_cmdlets_and_nothing_else()
    {
        using var session = new Session();
        Assert.Equal(Commands, session.Succeed("Get-Command -Module Rke2Network | ForEach-Object Name").Output.Select(name => name.ToString()).Order());
    }

    [Fact]
    public void Its_version_is_the_builds()
    {
        using var session = new Session();
        var expected = typeof(ImportTests).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal(expected, session.Succeed("(Get-Module Rke2Network).Version.ToString()").Text);
        Assert.Contains($"## [{expected}]", File.ReadAllText(Path.Combine(StagedModule.Folder, "CHANGELOG.md")));
    }

    [Fact]
    public void Works_beside_an_older_YamlDotNet_of_the_session()
    {
        using var session = new Session();
        Assert.Equal("1", session.Succeed("(New-Rke2CniConfig Canal -Values 'a: {b: 1}' | ConvertTo-Rke2Yaml) -match 'b: 1' | ForEach-Object { [int]$_ }").Text);
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == "YamlDotNet").Select(assembly => assembly.GetName().Version!.Major).Distinct().Order().ToArray();
        Assert.Equal([13, 18], loaded);
        Assert.Equal(13, typeof(YamlDotNet.Serialization.SerializerBuilder).Assembly.GetName().Version!.Major);
    }

    [Fact]
    public void Two_runspaces_of_a_process_share_it()
    {
        using var one = new Session();
        using var other = new Session();
        Assert.Equal("--cni=canal", one.Succeed("New-Rke2CniConfig Canal | ConvertTo-Rke2CommandLine").Text);
        Assert.Equal("--cni=calico", other.Succeed("$c = New-Rke2CniConfig Calico; $c | ConvertTo-Rke2CommandLine").Text);
        Assert.Equal("Calico", other.Succeed("[Rke2Network.Model.CniPlugin]::Calico").Text);
    }

    [Fact]
    public void Can_be_removed_and_imported_again()
    {
        using var session = new Session(import: false);
        var manifest = StagedModule.Manifest.Replace("'", "''", StringComparison.Ordinal);
        var run = session.Succeed($$"""
            foreach ($i in 1..3) {
                Import-Module '{{manifest}}' -Force
                New-Rke2CniConfig Canal | ConvertTo-Rke2CommandLine
                Remove-Module Rke2Network
                [string][bool](Get-Command New-Rke2CniConfig -ErrorAction Ignore)
            }
            """);
        Assert.Equal(["--cni=canal", "False", "--cni=canal", "False", "--cni=canal", "False"], run.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Types_are_known_by_name()
    {
        using var session = new Session();
        var run = session.Succeed("""
            using namespace Rke2Network.Model
            function Show([CniConfig] $Config) { "$($Config.Plugin)" }
            Show (New-Rke2CniConfig Cilium)
            [CniPlugin]::Flannel
            [Rke2Version]'v1.34.4' -gt [Rke2Version]'v1.30'
            [Rke2Network.Addressing.IpNetwork]::Parse('2001:cafe:42:0::/56').ToString()
            """);
        Assert.Equal(["Cilium", "Flannel", "True", "2001:cafe:42::/56"], run.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Strict_mode_is_no_obstacle()
    {
        using var session = new Session();
        var run = session.Succeed("Set-StrictMode -Version Latest; $c = New-Rke2CniConfig None; $c.Multus; $c.Findings.Count; $c.Values.IsEmpty; $c.ClusterCidr.Count; $c.HelmChartConfigs.Count");
        Assert.Equal([null, "0", "True", "1", "0"], run.Output.Select(item => item?.ToString()));
    }

    [Theory]
    [InlineData("Rke2Network.Loader.dll", "System.Management.Automation")]
#if DESKTOP_BUILD
    [InlineData("Rke2Network.PowerShell.dll", "System.Management.Automation", "Rke2Network")]
#else
    [InlineData("Rke2Network.PowerShell.dll", "System.Management.Automation", "Rke2Network", "Rke2Network.Cluster")]
    [InlineData("lib/Rke2Network.Cluster.dll", "Rke2Network", "Microsoft.Win32.Primitives")]
#endif
    [InlineData("lib/Rke2Network.dll", "DiffPlex", "YamlDotNet", "System.Net.IPNetwork")]
    public void Layers_use_what_they_may(string assembly, params string[] allowed)
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(StagedModule.EditionFolder, assembly)));
        var metadata = reader.GetMetadataReader();
        var names = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToArray();
        Assert.NotEmpty(names);
        Assert.Empty(names.Where(name => !allowed.Contains(name) && name is not ("netstandard" or "mscorlib" or "System") && (!name.StartsWith("System.", StringComparison.Ordinal) || name is "System.Management.Automation" or "System.Net.IPNetwork")));
    }

    [Fact]
    public void Public_members_of_the_cmdlets_show_no_third_party_type()
    {
        using var session = new Session();
        var assembly = ((CmdletInfo)session.Succeed("Get-Command New-Rke2CniConfig").Output[0].BaseObject).ImplementingType.Assembly;
        var foreign = assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties().Select(property => property.PropertyType).Append(type.BaseType!))
            .SelectMany(type => type.IsGenericType ? type.GetGenericArguments().Append(type) : [type])
            .Select(type => type.Assembly.GetName().Name!)
            .Where(name => name is "DiffPlex" or "YamlDotNet" or "System.Net.IPNetwork");
        Assert.Empty(foreign);
    }

    [Fact]
    public void The_module_carries_no_engine_and_no_symbols()
    {
        var files = Directory.GetFiles(StagedModule.Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).ToArray();
        Assert.Contains("YamlDotNet.dll", files);
        Assert.DoesNotContain("System.Management.Automation.dll", files);
        Assert.DoesNotContain(files, name => name.EndsWith(".pdb", StringComparison.Ordinal));
    }
}
