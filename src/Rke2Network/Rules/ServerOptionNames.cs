using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Checking;

namespace Rke2Network.Rules;

/// <summary>The names of the server's options in config.yaml. Source: rancher/rke2 pkg/cli/cmds/server.go and root.go of all releases from v1.21.2 on.</summary>
internal static class ServerOptionNames
{
    /// <summary>Those that make the network.</summary>
    private static readonly string[] Network =
    [
        "advertise-address", "bind-address", "cluster-cidr", "cluster-dns", "cluster-domain", "cni", "disable", "disable-kube-proxy", "egress-selector-mode",
        "kube-controller-manager-arg", "kube-proxy-arg", "kubelet-arg", "node-external-ip", "node-ip", "service-cidr", "service-node-port-range",
    ];

    /// <summary>The others; what is nearest to one of these is meant for it.</summary>
    private static readonly string[] Other =
    [
        "agent-token", "agent-token-file", "airgap-extra-registry", "alsologtostderr", "audit-policy-file", "cloud-controller-manager-extra-env",
        "cloud-controller-manager-extra-mount", "cloud-controller-manager-image", "cloud-provider-config", "cloud-provider-name", "cluster-reset",
        "cluster-reset-restore-path", "config", "container-runtime-endpoint", "control-plane-probe-configuration", "control-plane-resource-limits",
        "control-plane-resource-requests", "data-dir", "datastore-cafile", "datastore-certfile", "datastore-endpoint", "datastore-keyfile", "debug",
        "default-runtime", "disable-agent", "disable-apiserver", "disable-cloud-controller", "disable-controller-manager",
        "disable-default-registry-endpoint", "disable-etcd", "disable-scheduler", "embedded-registry", "enable-pprof", "enable-servicelb", "etcd-arg",
        "etcd-disable-snapshots", "etcd-expose-metrics", "etcd-extra-env", "etcd-extra-mount", "etcd-image", "etcd-s3", "etcd-s3-access-key",
        "etcd-s3-bucket", "etcd-s3-bucket-lookup-type", "etcd-s3-config-secret", "etcd-s3-endpoint", "etcd-s3-endpoint-ca", "etcd-s3-folder",
        "etcd-s3-insecure", "etcd-s3-proxy", "etcd-s3-region", "etcd-s3-retention", "etcd-s3-secret-key", "etcd-s3-session-token",
        "etcd-s3-skip-ssl-verify", "etcd-s3-timeout", "etcd-snapshot-compress", "etcd-snapshot-dir", "etcd-snapshot-name",
        "etcd-snapshot-reconcile-interval", "etcd-snapshot-retention", "etcd-snapshot-schedule-cron", "helm-controller-arg", "helm-job-image",
        "image-credential-provider-bin-dir", "image-credential-provider-config", "ingress-controller", "kube-apiserver-arg", "kube-apiserver-extra-env",
        "kube-apiserver-extra-mount", "kube-apiserver-image", "kube-cloud-controller-manager-arg", "kube-controller-manager-extra-env",
        "kube-controller-manager-extra-mount", "kube-controller-manager-image", "kube-proxy-extra-env", "kube-proxy-extra-mount", "kube-proxy-image",
        "kube-scheduler-arg", "kube-scheduler-extra-env", "kube-scheduler-extra-mount", "kube-scheduler-image", "kubelet-path", "lb-server-port", "log",
        "multi-cluster-cidr", "node-external-dns", "node-internal-dns", "node-label", "node-name", "node-name-from-cloud-provider-metadata", "node-taint",
        "nonroot-devices", "pause-image", "pod-security-admission-config-file", "prime", "private-registry", "profile", "protect-kernel-defaults",
        "resolv-conf", "runtime-image", "secrets-encryption", "secrets-encryption-provider", "selinux", "server", "servicelb-namespace", "snapshotter",
        "supervisor-metrics", "system-default-registry", "tls-san", "tls-san-security", "token", "token-file", "vmodule", "with-node-id",
        "write-kubeconfig", "write-kubeconfig-group", "write-kubeconfig-mode", "write-kubeconfig-name",
    ];

    private static readonly HashSet<string> Known = new(Network.Concat(Other), StringComparer.Ordinal);

    /// <summary>Options of k3s that RKE2 leaves out, since its plugins come as charts.</summary>
    private static readonly HashSet<string> Dropped = new(
        [
            "disable-network-policy", "flannel-backend", "flannel-cni-conf", "flannel-conf", "flannel-external-ip", "flannel-iface", "flannel-ipv6-masq",
            "no-flannel", "vpn-auth", "vpn-auth-file",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether k3s has the option and RKE2 does not.</summary>
    internal static bool IsDropped(string name) => Dropped.Contains(name);

    /// <summary>The option of the network that a misspelled name stands for; null where it is an option, or nearer to another one.</summary>
    internal static string? Meant(string name)
    {
        // Letters of one length alone are short forms, such as t for token.
        if (name.Length < 2 || Known.Contains(name) || Dropped.Contains(name))
        {
            return null;
        }

        var limit = Spelling.Tolerance(name);
        var nearest = Known
            .Select(option => (option, Distance: Spelling.Distance(name, option, limit)))
            .Where(each => each.Distance <= limit)
            .OrderBy(each => each.Distance)
            .ThenBy(each => each.option, StringComparer.Ordinal)
            .Select(each => each.option)
            .FirstOrDefault();
        return Array.IndexOf(Network, nearest) >= 0 ? nearest : null;
    }
}
