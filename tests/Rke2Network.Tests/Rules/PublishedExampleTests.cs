using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>The values that RKE2's documentation and tests give as examples, each at the release that it is for, are right.</summary>
public sealed class PublishedExampleTests
{
    public static TheoryData<string, string, string, string> Examples => new()
    {
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-canal", "v1.36.3+rke2r1", """{"flannel": {"iface": "eth1"}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-canal", "v1.36.3+rke2r1", """{"flannel": {"backend": "wireguard"}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-cilium", "v1.36.3+rke2r1", """{"encryption": {"enabled": true, "type": "wireguard"}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-cilium", "v1.36.3+rke2r1", """{"kubeProxyReplacement": true, "k8sServiceHost": "localhost", "k8sServicePort": "6443"}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-cilium", "v1.36.3+rke2r1", """{"hubble": {"enabled": true, "relay": {"enabled": true}, "ui": {"enabled": true}}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"mtu": 9000}}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-calico", "v1.36.3+rke2r1", """{"felixConfiguration": {"featureDetectOverride": "ChecksumOffloadBroken=false"}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-calico", "v1.35.1+rke2r1", """{"installation": {"calicoNetwork": {"kubeProxyManagement": "Enabled", "linuxDataplane": "BPF"}}, "kubernetesServiceEndpoint": {"host": "<control_node_ip>", "port": "6443"}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-flannel", "v1.29.2+rke2r1", """{"flannel": {"mtu": 9000}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-cilium", "v1.36.3+rke2r1", """{"autoDirectNodeRoutes": true}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-canal", "v1.36.3+rke2r1", """{"flannel": {"enableNFTables": true}, "calico": {"felixIptablesBackend": "nft"}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"linuxDataplane": "Nftables"}}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-flannel", "v1.36.3+rke2r1", """{"flannel": {"enableNFTables": true}}""" },
        { "rancher/rke2-docs docs/networking/cluster-loadbalancer.md", "rke2-calico", "v1.35.1+rke2r1", """{"installation": {"calicoNetwork": {"kubeProxyManagement": "Enabled", "linuxDataplane": "BPF"}}, "kubernetesServiceEndpoint": {"host": "10.10.10.100", "port": "6443"}}""" },
        { "rancher/rke2-docs docs/networking/multus_sriov.md", "rke2-cilium", "v1.31.14+rke2r1", """{"cni": {"exclusive": false}}""" },
        { "rancher/rke2-docs docs/networking/multus_sriov.md", "rke2-multus", "v1.29.1+rke2r1", """{"manifests": {"dhcpDaemonSet": true}}""" },
        { "rancher/rke2-docs docs/networking/multus_sriov.md", "rke2-multus", "v1.36.3+rke2r1", """{"rke2-whereabouts": {"enabled": true}}""" },
        { "rancher/rke2-docs docs/networking/multus_sriov.md", "rke2-multus", "v1.33.3+rke2r1", """{"thickPlugin": {"enabled": true}}""" },
        { "rancher/rke2-docs docs/networking/multus_sriov.md", "rke2-multus", "v1.33.3+rke2r1", """{"thickPlugin": {"enabled": true}, "dynamicNetworksController": {"enabled": true}}""" },
        { "rancher/rke2-docs docs/networking/networking_services.md", "rke2-cilium", "v1.30.4+rke2r1", """{"kubeProxyReplacement": true, "k8sServiceHost": "<KUBE_API_SERVER_IP>", "k8sServicePort": "<KUBE_API_SERVER_PORT>", "localRedirectPolicy": true}""" },
        { "rancher/rke2-docs docs/networking/windows_bgp.md", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"bgp": "Enabled"}, "backend": "None"}}""" },
        { "rancher/rke2-docs docs/networking/basic_network_options.md", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"linuxDataplane": "Nftables", "hostPorts": "Disabled"}}}""" },
        { "rancher/rke2-docs docs/known_issues.md", "rke2-calico", "v1.36.3+rke2r1", """{"felixConfiguration": {"featureDetectOverride": "ChecksumOffloadBroken=true"}}""" },
        { "rancher/rke2 docs/install/network_options.md (v1.24)", "rke2-canal", "v1.23.17+rke2r1", """{"flannel": {"backend": "wireguard"}}""" },
        { "rancher/rke2 docs/install/network_options.md (v1.24)", "rke2-cilium", "v1.24.3+rke2r1", """{"eni": {"enabled": true}}""" },
        { "rancher/rke2 docs/install/network_options.md (v1.24)", "rke2-cilium", "v1.24.3+rke2r1", """{"kubeProxyReplacement": "strict", "k8sServiceHost": "REPLACE_WITH_API_SERVER_IP", "k8sServicePort": "REPLACE_WITH_API_SERVER_PORT"}""" },
        { "rancher/rke2 docs/install/network_options.md (v1.24)", "rke2-cilium", "v1.36.3+rke2r1", """{"ipv6": {"enabled": true}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/calico_ebpf_manifest.sh", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"nodeAddressAutodetectionV4": {"interface": "eth1.*"}, "nodeAddressAutodetectionV6": {"interface": "eth1.*"}, "kubeProxyManagement": "Enabled", "linuxDataplane": "BPF"}}, "kubernetesServiceEndpoint": {"host": "localhost"}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/calico_manifest.sh", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"nodeAddressAutodetectionV4": {"canReach": "10.10.10.1"}}}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/calico_manifestbgp.sh", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"bgp": "Enabled", "ipPools": [{"cidr": "10.42.0.0/16", "encapsulation": "None"}], "nodeAddressAutodetectionV4": {"canReach": "10.10.10.1"}}}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/cilium_nokubeproxy.sh", "rke2-cilium", "v1.36.3+rke2r1", """{"ipv6": {"enabled": true}, "devices": "eth1", "kubeProxyReplacement": true, "k8sServiceHost": "10.10.10.100", "k8sServicePort": 6443, "cni": {"chainingMode": "none"}, "bpf": {"masquerade": true}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/cilium_wireguard.sh", "rke2-cilium", "v1.36.3+rke2r1", """{"ipv6": {"enabled": true}, "devices": "eth1", "encryption": {"enabled": true, "type": "wireguard"}, "cni": {"chainingMode": "none"}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/cni-setup.sh", "rke2-canal", "v1.36.3+rke2r1", """{"flannel": {"iface": "eth1"}, "calico": {"ipAutoDetectionMethod": "interface=eth1.*", "ip6AutoDetectionMethod": "interface=eth1.*"}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/cni-setup.sh", "rke2-cilium", "v1.36.3+rke2r1", """{"devices": "eth1", "ipv6": {"enabled": true}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/cni-setup.sh", "rke2-calico", "v1.36.3+rke2r1", """{"installation": {"calicoNetwork": {"nodeAddressAutodetectionV4": {"interface": "eth1.*"}, "nodeAddressAutodetectionV6": {"interface": "eth1.*"}}}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/scripts/flannel_manifest.sh", "rke2-flannel", "v1.36.3+rke2r1", """{"flannel": {"args": ["--ip-masq", "--kube-subnet-mgr", "--iface=eth1"]}}""" },
        { "rke2@v1.36.3+rke2r1 tests/e2e/multus/Vagrantfile", "rke2-cilium", "v1.36.3+rke2r1", """{"cni": {"exclusive": false}}""" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Yield_no_error_and_no_warning(string source, string chart, string release, string values)
    {
        var document = new ManifestDocument(HelmChartConfig.ApiVersion, chart, CniPlugins.ChartNamespace, ChartValues.Parse(values), null);
        var findings = ManifestCheck.Run([document], TestConfigs.Release(release)).Where(finding => finding.Severity > FindingSeverity.Information);
        Assert.True(!findings.Any(), source + ": " + string.Join("\n", findings));
    }
}
