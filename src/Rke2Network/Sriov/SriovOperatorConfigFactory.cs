using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>
/// Makes the operator's configuration. Sources: k8snetworkplumbingwg/sriov-network-operator
/// config/crd/bases/sriovnetwork.openshift.io_sriovoperatorconfigs.yaml, pkg/webhook/validate.go (validateSriovOperatorConfig).
/// </summary>
public static class SriovOperatorConfigFactory
{
    private const int MaximumLogLevel = 2;

    /// <summary>Makes the resource. The operator reads only the one of the name <c>default</c>.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>The SriovOperatorConfig.</returns>
    /// <exception cref="InputException">A field has a value that the operator or its CRD refuses.</exception>
    public static KubernetesResource Create(SriovOperatorConfigRequest request) => new ResourceFields()
        .Add("configDaemonNodeSelector", NameCheck.Labels(request.NodeSelector, "NodeSelector"))
        .Add("configurationMode", SriovChoices.Read("ConfigurationMode", request.ConfigurationMode))
        .AddIf("disableDrain", request.DisableDrain)
        .Add("disablePlugins", Plugins(request.DisablePlugins))
        .AddIf("enableInjector", request.EnableInjector)
        .AddIf("enableOperatorWebhook", request.EnableOperatorWebhook)
        .AddIf("enableOvsOffload", request.EnableOvsOffload)
        .Add("featureGates", Gates(request.FeatureGates))
        .Add("logLevel", RangeCheck.Optional(request.LogLevel, 0, MaximumLogLevel, "the level", "LogLevel"))
        .AddIf("useCDI", request.UseCdi)
        .ToResource(SriovDefaults.ApiVersion, "SriovOperatorConfig", "default", NameCheck.Namespace(request.Namespace, "Namespace"));

    private static YamlList? Plugins(IReadOnlyList<string>? plugins) =>
        plugins is null ? null : YamlList.OfStrings(plugins.Select(plugin => SriovChoices.Read("DisablePlugin", plugin)!).Distinct());

    private static YamlMap? Gates(YamlMap? gates)
    {
        if (gates?.FirstOrDefault(gate => gate.Value is not YamlScalar { Kind: YamlScalarKind.Boolean }) is { Key: { } name, Value: { } value })
        {
            throw new InputException("NotBoolean", $"{name}: {value}", "a feature is on or off.", $"Write @{{ {name} = $true }}.", "FeatureGate");
        }

        return gates is { Count: 0 } ? null : gates;
    }
}
