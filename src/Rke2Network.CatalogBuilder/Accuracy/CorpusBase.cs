using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>Servers as people set them up, with nothing wrong: the plugin's settings that the documentation speaks of, on releases that have them.</summary>
internal static class CorpusBase
{
    private static readonly CniPlugin[] Plugins = [CniPlugin.Canal, CniPlugin.Calico, CniPlugin.Cilium, CniPlugin.Flannel];

    /// <summary>Before these, charts and options differ in so much that a setting taken here and there would be no longer the same.</summary>
    private static readonly Rke2Version Oldest = Rke2Version.Parse("v1.24.4+rke2r1");

    private static readonly Rke2Version[] Releases = [.. ReleaseCatalog.Default.Releases.Where(release => release.CompareTo(Oldest) >= 0)];

    private static readonly string[] Interfaces = ["eth1", "ens192", "ens224", "enp3s0", "bond0"];

    private static readonly (string Pods, string Services)[] Networks =
    [
        ("10.42.0.0/16", "10.43.0.0/16"), ("10.244.0.0/16", "10.96.0.0/12"), ("172.16.0.0/16", "172.17.0.0/16"), ("10.100.0.0/14", "10.108.0.0/16"),
        ("192.168.0.0/17", "192.168.128.0/20"), ("100.64.0.0/12", "100.80.0.0/16"),
    ];

    /// <summary>Makes the server of a number.</summary>
    internal static CorpusServer Make(int number, SeededRandom random)
    {
        var plugin = Plugins[number % Plugins.Length];
        var releases = Releases.Where(release => ChartReleases.Default.Schema(release, plugin.ChartName()!) is not null).ToArray();
        var server = new CorpusServer($"server-{number:000}", releases[random.Next(releases.Length)], plugin);
        Options(server, random);
        switch (plugin)
        {
            case CniPlugin.Canal:
                Canal(server, random);
                break;
            case CniPlugin.Calico:
                Calico(server, random);
                break;
            case CniPlugin.Cilium:
                Cilium(server, random);
                break;
            default:
                Flannel(server, random);
                break;
        }

        return server;
    }

    private static void Options(CorpusServer server, SeededRandom random)
    {
        server.HasMultus = server.Plugin != CniPlugin.Cilium && random.Next(5) == 0;
        server.WindowsNodes = !server.HasMultus && server.Plugin is CniPlugin.Calico or CniPlugin.Flannel && random.Next(4) == 0;
        server.IsDualStack = !server.WindowsNodes && random.Next(4) == 0;
        var name = server.Plugin.OptionValue();
        server.SetOption("cni", server.HasMultus ? $"\n- multus\n- {name}" : name);
        server.SetOption("token", $"corpus-{random.Next(1_000_000)}");
        if (random.Next(2) == 0)
        {
            server.SetOption("tls-san", $"\n- rke2.example.com\n- 10.0.{random.Next(250)}.10");
        }

        if (random.Next(3) == 0)
        {
            server.SetOption("write-kubeconfig-mode", "\"0644\"");
        }

        if (random.Next(3) == 0)
        {
            server.SetOption("node-label", "\n- zone=a");
        }

        if (random.Next(2) == 0 || server.IsDualStack)
        {
            var (pods, services) = Networks[random.Next(Networks.Length)];
            server.SetOption("cluster-cidr", server.IsDualStack ? $"{pods},fd42::/56" : pods);
            server.SetOption("service-cidr", server.IsDualStack ? $"{services},fd43::/112" : services);
        }

        if (random.Next(4) == 0)
        {
            var host = 10 + random.Next(200);
            server.SetOption("node-ip", server.IsDualStack ? $"198.18.5.{host},2001:db8:5::{host}" : $"198.18.5.{host}");
        }
    }

    private static void Canal(CorpusServer server, SeededRandom random)
    {
        Sometimes(server, random, "flannel.iface", Interfaces[random.Next(Interfaces.Length)]);
        Sometimes(server, random, "calico.vethuMTU", $"{1400 - random.Next(100)}");
        Sometimes(server, random, "calico.felixFailsafeInboundHostPorts", "tcp:22");
        Always(server, "flannel.iface", "eth0");
    }

    private static void Calico(CorpusServer server, SeededRandom random)
    {
        const string Network = "installation.calicoNetwork.";
        if (!server.WindowsNodes)
        {
            Sometimes(server, random, Network + "mtu", $"{1400 - random.Next(100)}");
            Sometimes(server, random, Network + "nodeAddressAutodetectionV4", $"{{interface: {Interfaces[random.Next(Interfaces.Length)]}}}");
        }

        Sometimes(server, random, "installation.controlPlaneTolerations", "[{key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}]");
        Sometimes(server, random, "felixConfiguration.ipv6Support", server.IsDualStack ? "true" : "false");
        if (server.Values.IsEmpty)
        {
            server.Set(Network + "nodeAddressAutodetectionV4", "{cidrs: [198.18.0.0/15]}");
        }
    }

    private static void Cilium(CorpusServer server, SeededRandom random)
    {
        Sometimes(server, random, "MTU", $"{1450 - random.Next(100)}");
        if (random.Next(3) == 0)
        {
            server.Set("hubble.enabled", "true");
            server.Set("hubble.relay.enabled", "true");
            server.Set("hubble.ui.enabled", "true");
        }

        if (random.Next(3) == 0)
        {
            var replaces = server.Schema.Find(["kubeProxyReplacement"])!.Facts;
            server.Set("kubeProxyReplacement", replaces.Allowed.Contains("true") || replaces.Kinds.HasFlag(ValueKinds.Boolean) ? "true" : "strict");
            server.Set("k8sServiceHost", "127.0.0.1");
            server.Set("k8sServicePort", "6443");
            server.SetOption("disable-kube-proxy", "true");
        }

        Sometimes(server, random, "operator.replicas", "1");
        Sometimes(server, random, "bpf.masquerade", "false");
        Always(server, "operator.replicas", "2");
    }

    private static void Flannel(CorpusServer server, SeededRandom random)
    {
        Sometimes(server, random, "flannel.mtu", $"{1450 - random.Next(100)}");
        if (server.WindowsNodes && server.Schema.Find(["flannel", "vni"]) is { Facts.Default: null })
        {
            server.Set("flannel.vni", "4096");
        }

        Always(server, "flannel.args", "[--ip-masq, --kube-subnet-mgr, --iface=eth0]");
    }

    private static void Sometimes(CorpusServer server, SeededRandom random, string path, string yaml)
    {
        if (random.Next(2) == 0 && server.Takes(path))
        {
            server.Set(path, yaml);
        }
    }

    /// <summary>What a server has that would have no values else.</summary>
    private static void Always(CorpusServer server, string path, string yaml)
    {
        if (server.Values.IsEmpty)
        {
            server.Set(path, yaml);
        }
    }
}
