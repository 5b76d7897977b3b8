using System;
using Rke2Network.Model;
using Rke2Network.Rules;

namespace Rke2Network.Shortcuts;

/// <summary>Makes configurations from what users ask for.</summary>
public static class CniConfigFactory
{
    /// <summary>Makes a configuration and checks it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="decided">Is told each value that a shortcut writes.</param>
    /// <returns>The configuration with its findings.</returns>
    /// <exception cref="InputException">The request contradicts itself, or asks for what the plugin or release lacks.</exception>
    public static CniConfig Create(CniConfigRequest request, Action<string>? decided = null)
    {
        decided ??= _ => { };
        var config = new CniConfig(request.Release).WithMultus(request.Multus);
        config = request.Plugin is { } plugin ? config.WithPlugin(plugin) : config;
        config = request.ClusterCidr is { } pods ? config.WithClusterCidr(pods) : config;
        config = request.ServiceCidr is { } services ? config.WithServiceCidr(services) : config;
        config = request.ClusterDns is { } dns ? config.WithClusterDns(dns) : config;
        config = request.WindowsNodes is { } windows ? config.WithWindowsNodes(windows) : config;
        FamilyCheck.Require(
            config.ClusterCidr,
            config.ServiceCidr,
            clusterIsDefault: request.ClusterCidr is null,
            serviceIsDefault: request.ServiceCidr is null);
        RequestCheck.Require(request);
        config = new ShortcutApplication(request, decided).Apply(WithOwnValues(config, request));
        return RuleBook.WithFindings(DualStackChange.ForPlugin(config, decided));
    }

    private static CniConfig WithOwnValues(CniConfig config, CniConfigRequest request)
    {
        var values = request.Values ?? ChartValues.Empty;
        return config.Plugin != CniPlugin.None || values.IsEmpty ? config.WithValues(values) : throw new InputException(
            "ValuesWithoutChart", null, "with the plugin None RKE2 deploys no chart that could take values.", "Choose Canal, Calico, Cilium or Flannel, or leave the values out.", "Values");
    }
}
