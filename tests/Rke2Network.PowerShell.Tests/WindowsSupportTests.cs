using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Get-Rke2WindowsSupport.</summary>
public sealed class WindowsSupportTests
{
    [Theory]
    [InlineData("Get-Rke2WindowsSupport Calico Bgp -Rke2Version v1.26.6, v1.26.7, v1.33.5", "Calico Bgp: NotSupported\nCalico Bgp: Supported\nCalico Bgp: NotValidated")]
    [InlineData("New-Rke2CniConfig Flannel -Rke2Version v1.34.4 | Get-Rke2WindowsSupport -Feature Overlay", "Flannel Overlay: Supported")]
    [InlineData("Get-Rke2Release v1.21.[23]+* | Get-Rke2WindowsSupport Calico Overlay", "Calico Overlay: NotSupported\nCalico Overlay: NotSupported\nCalico Overlay: Supported")]
    [InlineData("(Get-Rke2WindowsSupport).Count; (Get-Rke2WindowsSupport Canal | Where-Object State -ne NotSupported | ForEach-Object { 1 }).Count", "65\n0")]
    [InlineData("(Get-Rke2WindowsSupport Calico Bgp -Rke2Version v1.34.4 | Get-Rke2Rule).Id", "RKE2NET421")]
    [InlineData("Get-Rke2WindowsSupport 'calico, Flannel' Overlay", "Calico Overlay: Supported\nFlannel Overlay: Supported")]
    [InlineData("[pscustomobject]@{ Plugin = 'Calico'; Rke2Version = '' } | Get-Rke2WindowsSupport -Feature Overlay", "Calico Overlay: Supported")]
    public void Cells_are_chosen_by_plugin_feature_and_release(string script, string expected)
    {
        using var session = new Session();
        Assert.Equal(expected, session.Succeed(script).Text);
    }

    [Theory]
    [InlineData("Get-Rke2WindowsSupport -Rke2Version v1.24.0", "ReleaseNeverShipped")]
    [InlineData("Get-Rke2WindowsSupport -Rke2Version ''", "EmptyValue")]
    [InlineData("Get-Rke2WindowsSupport Weave", "ParameterArgumentTransformationError")]
    [InlineData("Get-Rke2WindowsSupport Multus Bgp", "ParameterArgumentTransformationError")]
    [InlineData("Get-Rke2WindowsSupport @()", "EmptyValue")]
    [InlineData("Get-Rke2WindowsSupport $null", "EmptyValue")]
    [InlineData("Get-Rke2WindowsSupport Calico @()", "EmptyValue")]
    [InlineData("Get-Rke2Rule -Area @()", "EmptyValue")]
    public void Bad_input_is_one_error(string script, string id)
    {
        using var session = new Session();
        Assert.StartsWith(id, Assert.Single(session.Invoke(script).Errors).FullyQualifiedErrorId, System.StringComparison.Ordinal);
    }
}
