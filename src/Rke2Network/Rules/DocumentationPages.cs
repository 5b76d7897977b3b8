using System;

namespace Rke2Network.Rules;

/// <summary>The public pages that findings point to. Source: rancher/rke2-docs docs.</summary>
internal static class DocumentationPages
{
    internal static readonly Uri Networking = new("https://docs.rke2.io/networking/basic_network_options");

    internal static readonly Uri Multus = new("https://docs.rke2.io/networking/multus_sriov");

    internal static readonly Uri Helm = new("https://docs.rke2.io/add-ons/helm");

    internal static readonly Uri WindowsBgp = new("https://docs.rke2.io/networking/windows_bgp");
}
