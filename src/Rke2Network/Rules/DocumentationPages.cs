using System;

namespace Rke2Network.Rules;

/// <summary>The public pages that findings point to. Sources: rancher/rke2-docs docs; Calico's own documentation.</summary>
internal static class DocumentationPages
{
    internal static readonly Uri Networking = new("https://docs.rke2.io/networking/basic_network_options");

    internal static readonly Uri ServerOptions = new("https://docs.rke2.io/reference/server_config");

    internal static readonly Uri Manifests = new("https://docs.rke2.io/install/packaged_components");

    internal static readonly Uri CalicoOnWindows = new("https://docs.tigera.io/calico/latest/getting-started/kubernetes/windows-calico/limitations");

    internal static readonly Uri Multus = new("https://docs.rke2.io/networking/multus_sriov");

    internal static readonly Uri KnownIssues = new("https://docs.rke2.io/known_issues");

    internal static readonly Uri Requirements = new("https://docs.rke2.io/install/requirements");

    internal static readonly Uri Helm = new("https://docs.rke2.io/add-ons/helm");

    internal static readonly Uri WindowsBgp = new("https://docs.rke2.io/networking/windows_bgp");
}
