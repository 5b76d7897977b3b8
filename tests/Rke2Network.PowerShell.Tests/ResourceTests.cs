using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Resources that are no configuration, as YAML and as files.</summary>
public sealed class ResourceTests : IDisposable
{
    private const string Network = "[ordered]@{ apiVersion = 'k8s.cni.cncf.io/v1'; kind = 'NetworkAttachmentDefinition'; metadata = [ordered]@{ name = 'fast.net'; namespace = 'apps' } }";
    private readonly string folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_resource_becomes_YAML_between_configurations()
    {
        using var session = new Session();
        var run = session.Succeed($"$c = New-Rke2CniConfig Canal -Mtu 1400; & {{ {Network}; $c; $c.HelmChartConfigs }} | ConvertTo-Rke2Yaml");
        Assert.Equal(3, run.Output.Count);
        Assert.Contains("kind: NetworkAttachmentDefinition", run.Output[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("---\napiVersion: helm.cattle.io/v1\n", run.Output[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(run.Output[1].ToString(), run.Output[2].ToString());
    }

    [Fact]
    public void A_resource_has_no_options_of_the_server()
    {
        using var session = new Session();
        Assert.Equal("NoServerOptions", ErrorId(session.Invoke($"{Network} | ConvertTo-Rke2Yaml ServerConfig")));
        Assert.Equal("NotAResource", ErrorId(session.Invoke("42 | ConvertTo-Rke2Yaml")));
        Assert.Equal("NotAResource", ErrorId(session.Invoke("@{ kind = 'X' } | ConvertTo-Rke2Yaml")));
    }

    [Fact]
    public void Resources_are_exported_to_files_of_their_own_beside_a_configuration()
    {
        using var session = new Session();
        var run = session.Succeed($"& {{ New-Rke2CniConfig Canal -Mtu 1400; {Network} }} | Export-Rke2CniConfig '{folder}' -Force -PassThru | ForEach-Object Name");
        Assert.Equal("50-network.yaml\nrke2-canal-config.yaml\nnetworkattachmentdefinition-apps-fast-net.yaml", run.Text);
        var text = File.ReadAllText(Path.Combine(folder, "server", "manifests", "networkattachmentdefinition-apps-fast-net.yaml"));
        Assert.EndsWith("  name: fast.net\n  namespace: apps\n", text, StringComparison.Ordinal);

        Assert.Equal("TargetExists", ErrorId(session.Invoke($"{Network} | Export-Rke2CniConfig '{folder}'")));
        Assert.Empty(session.Succeed($"{Network} | Export-Rke2CniConfig '{folder}' -Force -WhatIf -PassThru").Output);
        session.Succeed($"{Network} | Export-Rke2CniConfig '{folder}' -Force");
    }

    [Fact]
    public void The_same_file_is_not_written_twice_in_one_pipeline_and_nothing_in_place()
    {
        using var session = new Session();
        var run = session.Invoke($"{Network}, {Network} | Export-Rke2CniConfig '{folder}' -Force -PassThru");
        Assert.Equal("GivenTwice", ErrorId(run));
        Assert.Single(run.Output);
        Assert.Equal("NotImported", ErrorId(session.Invoke($"{Network} | Export-Rke2CniConfig -InPlace")));
    }

    private static string ErrorId(Session.Run run) => Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',').First();
}
