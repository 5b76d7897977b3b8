using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>
/// Makes networks of virtual functions. Sources: k8snetworkplumbingwg/sriov-network-operator
/// config/crd/bases/sriovnetwork.openshift.io_sriovnetworks.yaml, api/v1/helper.go (RenderNetAttDef), pkg/webhook/validate_networks.go;
/// k8snetworkplumbingwg/sriov-cni pkg/config/config.go (LoadConf).
/// </summary>
public static class SriovNetworkFactory
{
    private const int MaximumVlan = 4094;
    private const int MaximumQos = 7;

    /// <summary>Makes a network.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>The SriovNetwork.</returns>
    /// <exception cref="InputException">The operator, its CRD or the CNI plugin refuses it.</exception>
    public static KubernetesResource Create(SriovNetworkRequest request)
    {
        var proto = SriovChoices.Read("VlanProto", request.VlanProto);
        var fields = new ResourceFields()
            .Add("resourceName", SriovNetworkNodePolicyFactory.ResourceName(request.ResourceName))
            .Add("networkNamespace", request.NetworkNamespace is { } place ? NameCheck.Namespace(place, "NetworkNamespace") : null)
            .Add("vlan", RangeCheck.Optional(request.Vlan, 0, MaximumVlan, "the VLAN", "Vlan"))
            .Add("vlanQoS", RangeCheck.Optional(request.VlanQos, 0, MaximumQos, "the priority of a VLAN's frames", "VlanQoS"))
            .Add("vlanProto", proto)
            .Add("spoofChk", SriovChoices.Read("SpoofChk", request.SpoofChk))
            .Add("trust", SriovChoices.Read("Trust", request.Trust))
            .Add("linkState", SriovChoices.Read("LinkState", request.LinkState))
            .Add("minTxRate", RangeCheck.Optional(request.MinTxRate, 0, int.MaxValue, "the rate", "MinTxRate"))
            .Add("maxTxRate", RangeCheck.Optional(request.MaxTxRate, 0, int.MaxValue, "the rate", "MaxTxRate"))
            .Add("ipam", Ipam(request.Ipam))
            .Add("capabilities", Capabilities(request.Capabilities))
            .Add("metaPlugins", MetaPlugins(request.MetaPlugins))
            .Add("logLevel", SriovChoices.Read("LogLevel", request.LogLevel))
            .Add("logFile", LogFile(request.LogFile));
        RequireVlan(request, proto);
        RequireRates(request);
        return fields.ToResource(SriovDefaults.ApiVersion, "SriovNetwork", NameCheck.Subdomain(request.Name, "Name", "storage"), NameCheck.Namespace(request.Namespace, "Namespace"));
    }

    private static void RequireVlan(SriovNetworkRequest request, string? proto)
    {
        if (request.Vlan is not (null or 0))
        {
            return;
        }

        // The operator writes VLAN 0 where none is given, and the CNI plugin then refuses the pod.
        if (request.VlanQos is > 0)
        {
            throw new InputException("VlanMissing", null, "frames without a VLAN have no priority, and the CNI plugin refuses every pod.", "Give -Vlan from 1 to 4094, or leave it out.", "VlanQoS");
        }

        if (proto == "802.1ad")
        {
            throw new InputException("VlanMissing", proto, "the protocol needs a VLAN, and without one the CNI plugin refuses every pod.", "Give -Vlan from 1 to 4094, or leave it out.", "VlanProto");
        }
    }

    private static void RequireRates(SriovNetworkRequest request)
    {
        // As a maximum 0 is no limit.
        if (request is { MinTxRate: { } least, MaxTxRate: > 0 and { } most } && least > most)
        {
            throw new InputException("RatesCross", FormattableString.Invariant($"{least}"), FormattableString.Invariant($"the function is granted more than the {most} Mbit/s that it is held to."), "Give a -MaxTxRate that is not below it.", "MinTxRate");
        }
    }

    private static string? Ipam(YamlMap? ipam)
    {
        if (ipam is null)
        {
            return null;
        }

        RequireTypes(ipam, "Ipam", "Write one such as @{ type = 'host-local'; subnet = '192.168.10.0/24' }; leave it out for no addresses.");
        return CniJson.Write(ipam, escapesBlanks: true);
    }

    private static string? Capabilities(YamlMap? capabilities)
    {
        if (capabilities?.FirstOrDefault(each => each.Value is not YamlScalar { Kind: YamlScalarKind.Boolean }) is { Key: { } name, Value: { } value })
        {
            throw new InputException("NotBoolean", $"{name}: {value}", "a capability is on or off.", $"Write @{{ {name} = $true }}.", "Capabilities");
        }

        return capabilities is null or { Count: 0 } ? null : CniJson.Write(capabilities);
    }

    private static string? MetaPlugins(IReadOnlyList<YamlMap>? plugins)
    {
        if (plugins is null or { Count: 0 })
        {
            return null;
        }

        foreach (var plugin in plugins)
        {
            RequireTypes(plugin, "MetaPlugins", "Write one such as @{ type = 'tuning'; sysctl = @{ 'net.core.somaxconn' = '500' } }.");
        }

        return string.Join(",\n", plugins.Select(CniJson.Write));
    }

    private static void RequireTypes(YamlMap plugin, string parameter, string advice)
    {
        if (KubernetesResource.Text(plugin, "type") is null)
        {
            throw new InputException("TypeMissing", CniJson.Write(plugin).Replace("\n", string.Empty), "it has no type, which names the plugin to call.", advice, parameter);
        }
    }

    /// <summary>The operator puts it between quotes as it is.</summary>
    private static string? LogFile(string? path) => path is null || (path.Length > 1 && path[0] == '/' && !path.Any(c => c is '"' or '\'' or '\\' || char.IsControl(c))) ? path : throw new InputException(
        "InvalidLogFile", path, "this is no path on a node: it starts with '/', and has no quotes and backslashes.", "Write a path such as /var/log/sriov-cni.log.", "LogFile");
}
