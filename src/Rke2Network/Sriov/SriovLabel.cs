namespace Rke2Network.Sriov;

/// <summary>The label of nodes whose NICs can have virtual functions. Source: rancher/rke2-docs docs/networking/multus_sriov.md.</summary>
public static class SriovLabel
{
    /// <summary>Its name.</summary>
    public const string Name = "feature.node.kubernetes.io/network-sriov.capable";

    /// <summary>Its value.</summary>
    public const string Value = "true";

    /// <summary>The field manager that sets it: one of its own, so that whatever else this module applies to a node does not take it away.</summary>
    public const string Manager = "rke2network-sriov";
}
