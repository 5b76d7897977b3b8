using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>The mistakes of the corpus, each with the rule that must find it.</summary>
internal static class CorpusFaults
{
    /// <summary>Faults in the name or file of a manifest stand alone: what it says goes unread.</summary>
    internal const string Manifest = "manifest";

    /// <summary>Places in the chart's values.</summary>
    internal const string Values = "values";

    private const string Cidr = "cidr";
    private const string Kube = "kube-proxy";

    private static readonly string[] UnknownFlags = ["flannel-backend", "flannel-iface", "disable-network-policy"];

    private static readonly string[] MisspelledOptions = ["cluster-cidr", "service-cidr", "node-ip"];

    internal static IReadOnlyList<CorpusFault> All { get; } =
    [
        new("an option of k3s", "RKE2NET110", "k3s", (server, random) => Option(server, UnknownFlags[random.Next(UnknownFlags.Length)], "vxlan")),
        new("a misspelled option", "RKE2NET111", Cidr, (server, random) => Misspelled(server, random)),
        new("an option of later releases", "RKE2NET116", "later", (server, _) => server.Release.CompareTo(Rke2Version.Parse("v1.26.0+rke2r1")) < 0 ? Option(server, "embedded-registry", "true") : null),
        new("the plugin's own chart disabled", "RKE2NET113", "disable", (server, _) => Option(server, "disable", $"\n- rke2-metrics-server\n- {server.Chart}")),
        new("an AddOn's name that the API refuses", "RKE2NET120", Manifest, (server, _) => File(server, $"{server.Chart}_config.yaml")),
        new("a manifest named as RKE2's own", "RKE2NET122", Manifest, (server, _) => File(server, server.Chart + ".yaml")),
        new("pods and services overlap", "RKE2NET201", Cidr, (server, _) => server.IsDualStack ? null : Networks(server, "10.42.0.0/16", "10.42.128.0/20", "service-cidr")),
        new("the DNS address outside of the services", "RKE2NET202", Cidr, (server, _) => server.IsDualStack ? null : Option(server, "cluster-dns", "10.200.0.10")),
        new("services lack a family", "RKE2NET203", Cidr, (server, _) => server.IsDualStack ? Networks(server, "10.42.0.0/16,fd42::/56", "10.43.0.0/16", "service-cidr") : null),
        new("a service network that is too large", "RKE2NET204", Cidr, (server, _) => server.IsDualStack || server.Release.Minor >= 34 ? null : Networks(server, "10.42.0.0/16", "172.0.0.0/11", "service-cidr")),
        new("a node mask wider than the pods' network", "RKE2NET205", "mask", (server, _) => server.Option("cluster-cidr") is null ? Mask(server, "node-cidr-mask-size-ipv4", "15") : null),
        new("a link-local network for pods", "RKE2NET206", Cidr, (server, _) => server.IsDualStack ? null : Networks(server, "169.254.0.0/16", "10.43.0.0/16", "cluster-cidr")),
        new("the node's address in the pods' network", "RKE2NET217", Cidr, (server, _) => server.IsDualStack || server.Option("cluster-cidr") is not null ? null : Option(server, "node-ip", "10.42.7.7")),
        new("Calico's pool outside of the pods' network", "RKE2NET232", Values + ".choice", (server, _) =>
            server.Plugin == CniPlugin.Calico && !server.IsDualStack && !server.WindowsNodes && server.Option("cluster-cidr") is null && server.Values.Find("installation.calicoNetwork.ipPools") is null
                ? Value(server, "installation.calicoNetwork.ipPools", "[{cidr: 192.168.0.0/16, encapsulation: VXLAN}]") : null),
        new("a misspelled key", "RKE2NET301", Values + ".key", (server, _) => server.Plugin switch
        {
            CniPlugin.Canal => Value(server, "calco.vethuMTU", "1400", "calco"),
            CniPlugin.Calico => Value(server, "installation.calicoNetwrk.mtu", "1400", "installation.calicoNetwrk"),
            CniPlugin.Cilium => Value(server, "operater.replicas", "1", "operater"),
            _ => Value(server, "flanel.mtu", "1400", "flanel"),
        }),
        new("a number that is none", "RKE2NET303", Values + ".kind", (server, _) => server.Plugin switch
        {
            CniPlugin.Calico when !server.WindowsNodes => Value(server, "installation.calicoNetwork.mtu", "large"),
            CniPlugin.Cilium when server.Schema.Find(["operator", "replicas"])?.Facts.Enforcement == Enforcement.Helm => Value(server, "operator.replicas", "many"),
            _ => null,
        }),
        new("a choice that is none", "RKE2NET305", Values + ".choice", (server, _) => server.Plugin switch
        {
            CniPlugin.Canal => Value(server, "flannel.backend", "vxlna"),
            CniPlugin.Calico => Value(server, "installation.calicoNetwork.bgp", "enabled"),
            CniPlugin.Cilium => server.Takes("tunnelProtocol") ? Value(server, "tunnelProtocol", "vxlna") : null,
            _ => null,
        }),
        new("strict where true is meant", "RKE2NET305", Kube, (server, _) =>
            server.Plugin == CniPlugin.Cilium && server.Option("disable-kube-proxy") is not null && server.Schema.Find(["kubeProxyReplacement"])?.Facts is { } facts
            && !facts.Allowed.Contains("strict") && facts.Allowed.Count > 0
                ? Value(server, "kubeProxyReplacement", "strict") : null),
        new("a value that RKE2 sets", "RKE2NET308", Values + ".global", (server, _) => Value(server, "global.clusterCIDR", "10.50.0.0/16")),
        new("the name of the file for that of the chart", "RKE2NET330", Manifest, (server, _) => Named(server, server.Chart + "-config")),
        new("a name without rke2-", "RKE2NET330", Manifest, (server, _) => Named(server, server.Plugin.OptionValue())),
        new("no namespace", "RKE2NET331", "namespace", (server, _) => Resource(() => server.Namespace = null, "metadata.namespace")),
        new("another namespace", "RKE2NET331", "namespace", (server, _) => Resource(() => server.Namespace = "default", "metadata.namespace")),
        new("an apiVersion of another API", "RKE2NET332", "apiVersion", (server, _) => Resource(() => server.ApiVersion = "helm.cattle.io/v1beta1", "apiVersion")),
        new("values for another plugin", "RKE2NET333", "others", (server, _) =>
        {
            var other = server.Plugin == CniPlugin.Canal ? "rke2-cilium" : "rke2-canal";
            server.Others.Add((other, server.Plugin == CniPlugin.Canal ? "operator:\n  replicas: 2\n" : "flannel:\n  iface: eth0\n"));
            return other;
        }),
        new("values as a map before releases read them", "RKE2NET327", Manifest, (server, _) =>
            Gates.SpecValues.IsOpenFor(server.Release) || server.WindowsNodes ? null : Resource(() => server.ValuesField = "values", $"{server.Chart}: spec.values")),
        new("a misspelled field", "RKE2NET329", Manifest, (server, _) => server.WindowsNodes ? null : Resource(() => server.ValuesField = "valueContent", $"{server.Chart}: spec.valueContent")),
        new("a key in plain text", "RKE2NET335", Values + ".secret", (server, _) => server.Plugin == CniPlugin.Cilium && server.Takes("hubble.tls.server.key")
            ? Value(server, "hubble.tls.server", "{cert: YWJj, key: YWJjZGVm}", "hubble.tls.server.key") : null),
        new("Windows nodes with a plugin for Linux", "RKE2NET401", "windows", (server, _) =>
        {
            server.WindowsNodes |= server.Plugin is CniPlugin.Canal && !server.IsDualStack && !server.HasMultus;
            return server.WindowsNodes && server.Plugin == CniPlugin.Canal ? "cni" : null;
        }),
        new("Windows nodes beside Multus", "RKE2NET403", "windows", (server, _) =>
            server is { WindowsNodes: true } && server.Values.Find("installation.calicoNetwork.bgp") is null ? Multus(server) : null),
        new("cross-subnet VXLAN with Windows nodes", "RKE2NET420", Values + ".kind", (server, _) => server is { WindowsNodes: true, Plugin: CniPlugin.Calico }
            ? Value(server, "installation.calicoNetwork.ipPools", $"[{{cidr: {server.Option("cluster-cidr") ?? "10.42.0.0/16"}, encapsulation: VXLANCrossSubnet}}]", "installation.calicoNetwork.ipPools[0].encapsulation") : null),
        new("another VXLAN network with Windows nodes", "RKE2NET423", Values + ".kind", (server, _) => server is { WindowsNodes: true, Plugin: CniPlugin.Flannel } ? Value(server, "flannel.vni", "1") : null),
        new("an interface as ip link shows it", "RKE2NET507", Values + ".interface", (server, _) => server.Plugin == CniPlugin.Canal ? Value(server, "flannel.iface", "eth0@if12") : null),
        new("no encapsulation, and no BGP", "RKE2NET508", Values + ".choice", (server, _) =>
            server.Plugin == CniPlugin.Calico && !server.WindowsNodes && server.Takes("installation.backend") && server.Values.Find("installation.calicoNetwork.ipPools") is null
                ? Value(server, "installation.backend", "None") : null),
        new("no way to the API server", "RKE2NET515", Kube, (server, _) =>
        {
            var has = server.Plugin == CniPlugin.Cilium && server.Option("disable-kube-proxy") is not null;
            server.Values = has ? server.Values.Without(["k8sServiceHost"]).Without(["k8sServicePort"]) : server.Values;
            return has ? Path(server, "kubeProxyReplacement") : null;
        }),
        new("pods with a larger MTU than Flannel", "RKE2NET540", Values + ".choice", (server, _) => server.Plugin == CniPlugin.Canal && server.Takes("flannel.mtu")
            ? Value(server, "flannel.mtu", "1400", Value(server, "calico.vethuMTU", "1400")!.Substring(server.Chart.Length + 2)) : null),
        new("values for Multus without Multus", "RKE2NET603", "others", (server, _) =>
        {
            var lacks = !server.HasMultus;
            if (lacks)
            {
                server.Others.Add(("rke2-multus", "config:\n  cni_conf:\n    logLevel: error\n"));
            }

            return lacks ? "rke2-multus" : null;
        }),
        new("kube-proxy beside its replacement", "RKE2NET511", Kube, (server, _) =>
        {
            var has = server.Plugin == CniPlugin.Cilium && server.Options.RemoveAll(option => option.Name == "disable-kube-proxy") > 0;
            return has ? $"{server.Chart}: kubeProxyReplacement" : null;
        }),
        new("kube-proxy disabled and not replaced", "RKE2NET512", Kube, (server, _) =>
            server.WindowsNodes || server.Option("disable-kube-proxy") is not null ? null : Option(server, "disable-kube-proxy", "true")),
        new("Cilium keeps Multus out", "RKE2NET601", "multus", (server, _) =>
            server.Plugin == CniPlugin.Cilium && !Gates.CiliumExclusiveByDefault.IsOpenFor(server.Release) ? Path(server, Multus(server) is null ? null : "cni.exclusive") : null),
    ];

    private static string Option(CorpusServer server, string name, string value)
    {
        server.SetOption(name, value);
        return name;
    }

    private static string? Misspelled(CorpusServer server, SeededRandom random)
    {
        var name = MisspelledOptions.FirstOrDefault(option => server.Option(option) is not null && !server.IsDualStack);
        if (name is null || server.Values.Find("installation.calicoNetwork.ipPools") is not null)
        {
            return null;
        }

        var wrong = random.Next(2) == 0 ? name.Replace('-', '_') : name.Insert(1 + random.Next(name.Length - 3), "x");
        server.Options[server.Options.FindIndex(option => option.Name == name)] = (wrong, server.Option(name)!);
        return server.Option("cluster-cidr") is null == server.Option("service-cidr") is null ? wrong : Undone(server, wrong);
    }

    /// <summary>The network that stays must not clash with the default that the other falls back to.</summary>
    private static string Undone(CorpusServer server, string wrong)
    {
        server.SetOption(server.Option("cluster-cidr") is null ? "service-cidr" : "cluster-cidr", server.Option("cluster-cidr") is null ? "10.43.0.0/16" : "10.42.0.0/16");
        return wrong;
    }

    private static string Networks(CorpusServer server, string pods, string services, string path)
    {
        server.SetOption("cluster-cidr", pods);
        server.SetOption("service-cidr", services);
        server.Options.RemoveAll(option => option.Name == "node-ip");
        return path;
    }

    private static string Mask(CorpusServer server, string name, string mask)
    {
        server.SetOption("kube-controller-manager-arg", $"\n- {name}={mask}");
        return name;
    }

    private static string File(CorpusServer server, string name)
    {
        server.ManifestFile = name;
        return "file";
    }

    /// <summary>Windows nodes of Flannel may need a value that is then not read.</summary>
    private static string? Named(CorpusServer server, string name)
    {
        if (server.WindowsNodes)
        {
            return null;
        }

        server.ResourceName = name;
        return "metadata.name";
    }

    private static string Resource(Action change, string path)
    {
        change();
        return path;
    }

    private static string? Value(CorpusServer server, string path, string yaml, string? found = null)
    {
        server.Set(path, yaml);
        return Path(server, found ?? path);
    }

    private static string? Path(CorpusServer server, string? path) => path is null ? null : $"{server.Chart}: {path}";

    private static string Multus(CorpusServer server)
    {
        server.HasMultus = true;
        server.SetOption("cni", $"\n- multus\n- {server.Plugin.OptionValue()}");
        return "cni";
    }
}
