using System;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

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
        config = DualStackChange.ForPlugin(AddValues(config, request, decided), decided);
        return RuleBook.WithFindings(request.KubeProxyReplacement ? DisableKubeProxy(config, decided) : config);
    }

    private static CniConfig AddValues(CniConfig config, CniConfigRequest request, Action<string> decided)
    {
        var values = request.Values ?? ChartValues.Empty;
        if (config.Plugin == CniPlugin.None && !values.IsEmpty)
        {
            throw new InputException("ValuesWithoutChart", null, "with the plugin None RKE2 deploys no chart that could take values.", "Choose Canal, Calico, Cilium or Flannel, or leave the values out.", "Values");
        }

        foreach (var shortcut in ChartShortcuts.Of(request))
        {
            var path = ValuePath.Format(shortcut.Path);
            if (values.Find(shortcut.Path) is { } there && !there.SameAs(shortcut.Value))
            {
                throw new InputException(
                    "ValueGivenTwice",
                    null,
                    $"{shortcut.Shortcut} sets {path} to {OneLine(shortcut.Value)}, and -Values sets it to {OneLine(there)}.",
                    $"Leave out {shortcut.Shortcut} or the value.",
                    shortcut.Shortcut.TrimStart('-'));
            }

            try
            {
                values = values.With(shortcut.Path, shortcut.Value);
            }
            catch (InputException fault)
            {
                throw fault.Of(shortcut.Shortcut.TrimStart('-'));
            }

            decided($"{shortcut.Shortcut}: {config.Plugin.ChartName()} value {path} = {OneLine(shortcut.Value)}");
        }

        return config.WithValues(values);
    }

    private static CniConfig DisableKubeProxy(CniConfig config, Action<string> decided)
    {
        decided("-KubeProxyReplacement: disable-kube-proxy = true");
        return config.WithKubeProxyDisabled(true);
    }

    private static string OneLine(YamlValue value) => value is YamlList list
        ? "[" + string.Join(", ", list.Select(item => item.ToString())) + "]"
        : value.ToString().Replace("\n", "; ");
}
