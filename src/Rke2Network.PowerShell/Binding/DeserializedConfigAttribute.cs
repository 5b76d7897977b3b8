using System;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Binding;

/// <summary>
/// Takes configurations that came out of a job or another session: PowerShell makes property bags of them, whose
/// nested values are texts. The configuration is made anew from these and checked again.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DeserializedConfigAttribute : ArgumentTransformationAttribute
{
    private const string TypeName = "Deserialized.Rke2Network.Model.CniConfig";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject bag && bag.TypeNames.Contains(TypeName) ? RuleBook.WithFindings(Read(bag)) : inputData;

    private static CniConfig Read(PSObject bag)
    {
        var set = (ConfigPart)Enum.Parse(typeof(ConfigPart), Text(bag, nameof(CniConfig.SetParts)));
        bool Has(ConfigPart part) => (set & part) == part;
        var config = new CniConfig(Rke2Version.Parse(Text(bag, nameof(CniConfig.Rke2Version))))
            .WithUnknown((ConfigPart)Enum.Parse(typeof(ConfigPart), Text(bag, nameof(CniConfig.UnknownParts))));
        var multus = bag.Properties[nameof(CniConfig.Multus)].Value;
        config = multus is null ? config : config.WithMultus(new MultusOptions(ChartValues.Parse(multus.ToString()!)) { FailurePolicy = Policy(bag, nameof(CniConfig.MultusFailurePolicy)) });
        config = Has(ConfigPart.Plugin) ? config.WithPlugin((CniPlugin)Enum.Parse(typeof(CniPlugin), Text(bag, nameof(CniConfig.Plugin)))) : config;
        config = Has(ConfigPart.ClusterCidr) ? config.WithClusterCidr(DualStack.Parse(Texts(bag, nameof(CniConfig.ClusterCidr)))) : config;
        config = Has(ConfigPart.ServiceCidr) ? config.WithServiceCidr(DualStack.Parse(Texts(bag, nameof(CniConfig.ServiceCidr)))) : config;
        config = Has(ConfigPart.ClusterDns) ? config.WithClusterDns(IpAddresses.ParseOptional(Texts(bag, nameof(CniConfig.ClusterDns)))!) : config;
        config = config.WithNodeCidrMaskSizes(
            Has(ConfigPart.NodeCidrMaskSizeIPv4) ? (int)bag.Properties[nameof(CniConfig.NodeCidrMaskSizeIPv4)].Value : null,
            Has(ConfigPart.NodeCidrMaskSizeIPv6) ? (int)bag.Properties[nameof(CniConfig.NodeCidrMaskSizeIPv6)].Value : null);
        config = Has(ConfigPart.KubeProxy) ? config.WithKubeProxyDisabled((bool)bag.Properties[nameof(CniConfig.DisableKubeProxy)].Value) : config;
        config = Has(ConfigPart.KubeProxyArguments) ? config.WithKubeProxyArguments(Texts(bag, nameof(CniConfig.KubeProxyArguments))) : config;
        config = Has(ConfigPart.WindowsNodes) ? config.WithWindowsNodes((bool)bag.Properties[nameof(CniConfig.WindowsNodes)].Value) : config;
        config = Has(ConfigPart.NodeIp) ? config.WithNodeIp(IpAddresses.ParseOptional(Texts(bag, nameof(CniConfig.NodeIp)))!) : config;
        config = Has(ConfigPart.NodeCount) ? config.WithNodeCount((int)bag.Properties[nameof(CniConfig.NodeCount)].Value) : config;
        config = Has(ConfigPart.UnderlayMtu) ? config.WithUnderlayMtu((int)bag.Properties[nameof(CniConfig.UnderlayMtu)].Value) : config;
        config = config.WithFailurePolicy(Policy(bag, nameof(CniConfig.FailurePolicy)));
        return config.WithValues(ChartValues.Parse(Text(bag, nameof(CniConfig.Values))));
    }

    private static FailurePolicy? Policy(PSObject bag, string property) =>
        bag.Properties[property]?.Value is { } value ? (FailurePolicy)Enum.Parse(typeof(FailurePolicy), value.ToString()!) : null;

    private static string Text(PSObject bag, string property) => bag.Properties[property].Value.ToString()!;

    private static string[] Texts(PSObject bag, string property) =>
        [.. LanguagePrimitives.GetEnumerable(bag.Properties[property].Value).Cast<object>().Select(item => item.ToString()!)];
}
