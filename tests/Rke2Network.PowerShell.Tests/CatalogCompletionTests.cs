using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Tab completion of what the catalog knows.</summary>
public sealed class CatalogCompletionTests
{
    [Theory]
    [InlineData("Find-Rke2ChartValue ", "rke2-calico", "rke2-canal", "rke2-cilium", "rke2-flannel", "rke2-multus")]
    [InlineData("Find-Rke2ChartValue ca", "rke2-calico", "rke2-canal")]
    [InlineData("Find-Rke2ChartValue 'rke2-ci", "rke2-cilium")]
    [InlineData("Find-Rke2ChartValue -Chart canal,fl", "rke2-flannel")]
    [InlineData("Find-Rke2ChartValue cilium hub", "hubble")]
    [InlineData("Find-Rke2ChartValue cilium hubble.RE", "hubble.redact", "hubble.relay")]
    [InlineData("Find-Rke2ChartValue cilium hubble.relay.en", "hubble.relay.enabled")]
    [InlineData("Find-Rke2ChartValue cilium 'hubble.relay.en", "hubble.relay.enabled")]
    [InlineData("Find-Rke2ChartValue cilium \"hubble.relay.en", "hubble.relay.enabled")]
    [InlineData("Find-Rke2ChartValue cilium hubble.relay.enabled.")]
    [InlineData("Find-Rke2ChartValue cilium resources.", "resources.claims", "resources.limits", "resources.requests")]
    [InlineData("Find-Rke2ChartValue cilium hubble.relay.nodeSelector.", "'hubble.relay.nodeSelector.\"kubernetes.io/os\"'")]
    [InlineData("Find-Rke2ChartValue cilium 'hubble.relay.nodeSelector.\"kub", "'hubble.relay.nodeSelector.\"kubernetes.io/os\"'")]
    [InlineData("Find-Rke2ChartValue cilium 'hubble.relay.extraEnv[].v", "'hubble.relay.extraEnv[].value'", "'hubble.relay.extraEnv[].valueFrom'")]
    [InlineData("Find-Rke2ChartValue -Path flannel.if", "flannel.iface")]
    [InlineData("Find-Rke2ChartValue canal,flannel -Path flannel.iface,flannel.reg", "flannel.regexIface")]
    [InlineData("Find-Rke2ChartValue -Rke2Version v1.24.4 cilium MT")]
    [InlineData("Find-Rke2ChartValue -Rke2Version v1.24.12 cilium MT", "MTU")]
    [InlineData("Find-Rke2ChartValue -Rke2Version nonsense cilium MT")]
    [InlineData("Find-Rke2ChartValue -Rke2Version v1.24.0 cilium MT")]
    [InlineData("Find-Rke2ChartValue -Rke2Version v1.25 flannel flannel.")]
    [InlineData("Find-Rke2ChartValue weave fl")]
    [InlineData("New-Rke2CniConfig Canal | Set-Rke2ChartValue flannel.if", "flannel.iface")]
    [InlineData("New-Rke2CniConfig -Mtu 1400 | Remove-Rke2ChartValue calico.vethu", "calico.vethuMTU")]
    [InlineData("New-Rke2CniConfig Flannel | Set-Rke2ChartValue flannel.if")]
    [InlineData("New-Rke2CniConfig -Plugin 'cilium' | Set-Rke2DualStack | Get-Rke2ChartValue eni.en", "eni.enabled", "eni.eniTags")]
    [InlineData("New-Rke2CniConfig Canal | Set-Rke2ChartValue eni.en")]
    [InlineData("New-Rke2CniConfig Canal -Multus | Set-Rke2ChartValue rke2-where", "rke2-whereabouts")]
    [InlineData("New-Rke2CniConfig Canal | Set-Rke2ChartValue rke2-where")]
    [InlineData("New-Rke2CniConfig None | Set-Rke2ChartValue flannel.if")]
    [InlineData("New-Rke2CniConfig Cilium -Rke2Version v1.24.4 | Set-Rke2ChartValue MT")]
    [InlineData("New-Rke2CniConfig Cilium -Rke2Version v1.24.12 | Set-Rke2ChartValue MT", "MTU")]
    [InlineData("New-Rke2CniConfig Cilium | Set-Rke2ChartValue kubeProxyReplacement ", "$false", "$true")]
    [InlineData("New-Rke2CniConfig $plugin | Set-Rke2ChartValue flannel.if", "flannel.iface")]
    [InlineData("$config | Set-Rke2ChartValue flannel.if", "flannel.iface")]
    [InlineData("Set-Rke2ChartValue flannel.if", "flannel.iface")]
    [InlineData("Get-Rke2Release v1.36.1", "v1.36.1+rke2r2", "v1.36.1+rke2r1")]
    [InlineData("Find-Rke2ChartValue -Rke2Version '1.36.3", "v1.36.3+rke2r1")]
    [InlineData("Test-Rke2CniConfig -TargetVersion v1.36.3", "v1.36.3+rke2r1")]
    [InlineData("Test-Rke2CniConfig x.yaml -Rke2Version v1.36.3", "v1.36.3+rke2r1")]
    [InlineData("Compare-Rke2CniConfig v1.36.3", "v1.36.3+rke2r1")]
    [InlineData("Test-Rke2CniConfig x.yaml -Plugin C", "Calico", "Canal", "Cilium")]
    [InlineData("Test-Rke2CniConfig -Severity ", "Error", "Information", "Warning")]
    public void Tab_completes(string input, params string[] expected)
    {
        using var session = new Session();
        // Files of the current folder come where no completer has an answer.
        Assert.Equal(expected, Complete(session, input).Where(match => match.ResultType != CompletionResultType.ProviderItem && match.ResultType != CompletionResultType.ProviderContainer).Select(match => match.CompletionText));
    }

    [Fact]
    public void What_completion_offers_is_found()
    {
        using var session = new Session();
        var offers = Complete(session, "Find-Rke2ChartValue cilium hubble.").Select(match => match.CompletionText).ToArray();
        Assert.True(offers.Length > 10);
        Assert.Equal(offers, session.Succeed($"Find-Rke2ChartValue cilium {string.Join(",", offers)} | ForEach-Object Path").Output.Select(path => path.ToString()));
    }

    [Fact]
    public void The_tip_tells_kind_and_default()
    {
        using var session = new Session();
        Assert.Equal("rke2-canal: int = 1450", Assert.Single(Complete(session, "Find-Rke2ChartValue canal calico.veth")).ToolTip);
    }

    private static CompletionResult[] Complete(Session session, string input)
    {
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        return [.. CommandCompletion.CompleteInput(input, input.Length, null, shell).CompletionMatches];
    }
}
