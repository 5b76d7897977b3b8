using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>
/// Which chart value a shortcut stands for, by plugin and release. Paths: rancher/rke2-charts charts/rke2-canal,
/// -calico, -cilium, -flannel (values.yaml and templates); operator.tigera.io Installation for Calico.
/// </summary>
internal static class ChartShortcuts
{
    private const int MinimumMtu = 576;
    private const int MaximumMtu = 65535;
    private const int MaximumInterfaceName = 15;
    private const int DefaultApiServerPort = 6443;

    /// <summary>RKE2's local load balancer: it answers on every node.</summary>
    private const string DefaultApiServerHost = "localhost";

    /// <summary>The arguments that rke2-flannel gives flanneld; a list is replaced as a whole, so they must be repeated.</summary>
    private static readonly string[] FlannelDefaultArguments = ["--ip-masq", "--kube-subnet-mgr"];

    /// <summary>The values of all shortcuts of a request.</summary>
    internal static IEnumerable<ShortcutValue> Of(CniConfigRequest request)
    {
        var plugin = request.Plugin ?? CniPlugin.Canal;
        var values = Enumerable.Empty<ShortcutValue>();
        if (request.Interface is not null)
        {
            values = values.Concat(Interface(plugin, request, CheckInterface(plugin, request.Interface)));
        }

        if (request.Mtu is { } mtu)
        {
            values = values.Concat(Mtu(plugin, request.Release, CheckMtu(mtu)));
        }

        if (request.Backend is not null)
        {
            values = values.Concat(Backend(plugin, request.Backend));
        }

        return values.Concat(ReplaceKubeProxy(plugin, request)).Concat(LeaveRoomForMultus(plugin, request));
    }

    private static IEnumerable<ShortcutValue> Interface(CniPlugin plugin, CniConfigRequest request, string name) => plugin switch
    {
        CniPlugin.Canal => [Value("-Interface", ["flannel", "iface"], YamlScalar.String(name))],
        // Calico stops on a node whose interface lacks an address of a family that it is told to look for.
        CniPlugin.Calico => (request.ClusterCidr?.Select(network => network.Family) ?? [IpFamily.IPv4])
            .Select(family => Value("-Interface", CalicoInterface(family), YamlScalar.String(name))),
        // The devices of the eBPF programs; the tunnels' way follows the nodes' addresses. A string is taken by every chart.
        CniPlugin.Cilium => [Value("-Interface", CiliumPaths.Of(request.Release, "devices"), YamlScalar.String(name))],
        CniPlugin.Flannel => [Value("-Interface", ["flannel", "args"], YamlList.OfStrings(FlannelDefaultArguments.Concat(["--iface=" + name])))],
        _ => throw WithoutChart("Interface"),
    };

    private static IEnumerable<ShortcutValue> Mtu(CniPlugin plugin, Rke2Version release, int mtu)
    {
        var value = YamlScalar.Integer(mtu);
        return plugin switch
        {
            CniPlugin.Canal => [Value("-Mtu", ["calico", "vethuMTU"], value)],
            CniPlugin.Calico => [Value("-Mtu", ["installation", "calicoNetwork", "mtu"], value)],
            CniPlugin.Cilium when CiliumPaths.Facts(release, "MTU") is not null => [Value("-Mtu", CiliumPaths.Of(release, "MTU"), value)],
            CniPlugin.Cilium => throw Unavailable("Mtu", plugin, $"rke2-cilium takes an MTU from {CiliumPaths.Since("MTU")}, not in {release}", "Take one of these releases; Cilium finds the MTU of the nodes' interfaces by itself."),
            CniPlugin.Flannel => [Value("-Mtu", ["flannel", "mtu"], value)],
            _ => throw WithoutChart("Mtu"),
        };
    }

    private static IEnumerable<ShortcutValue> Backend(CniPlugin plugin, string backend)
    {
        if (plugin is not (CniPlugin.Canal or CniPlugin.Flannel))
        {
            throw Unavailable("Backend", plugin, "backends are Flannel's", "Use it with Canal or Flannel.");
        }

        var known = FlannelBackends.Names.FirstOrDefault(name => name.Equals(backend, StringComparison.OrdinalIgnoreCase));
        return known is null
            ? throw new InputException("UnknownBackend", backend, "Flannel has no such backend.", $"Write one of {string.Join(", ", FlannelBackends.Names)}.", "Backend")
            : [Value("-Backend", ["flannel", "backend"], YamlScalar.String(known))];
    }

    private static IEnumerable<ShortcutValue> ReplaceKubeProxy(CniPlugin plugin, CniConfigRequest request)
    {
        if (!request.KubeProxyReplacement)
        {
            return request.ApiServerHost is null && request.ApiServerPort is null
                ? []
                : throw new InputException(
                    "ApiServerWithoutReplacement", null, "the API server's address is needed only where the plugin replaces kube-proxy.", "Add -KubeProxyReplacement, or leave it out.", request.ApiServerHost is null ? "ApiServerPort" : "ApiServerHost");
        }

        const string Name = "-KubeProxyReplacement";
        var host = YamlScalar.String(CheckHost(request.ApiServerHost ?? DefaultApiServerHost));
        var port = CheckPort(request.ApiServerPort ?? DefaultApiServerPort);
        switch (plugin)
        {
            case CniPlugin.Cilium:
                // Where both are taken, true: it goes on working after an upgrade.
                var taken = CiliumPaths.Facts(request.Release, "kubeProxyReplacement")?.Allowed;
                YamlScalar replacement = taken?.Contains(YamlScalar.True.Text) == false ? YamlScalar.String("strict") : YamlScalar.True;
                return
                [
                    Value(Name, CiliumPaths.Of(request.Release, "kubeProxyReplacement"), replacement),
                    Value(Name, CiliumPaths.Of(request.Release, "k8sServiceHost"), host),
                    Value(Name, CiliumPaths.Of(request.Release, "k8sServicePort"), YamlScalar.Integer(port)),
                ];
            case CniPlugin.Calico when !Gates.CalicoBpf.IsOpenFor(request.Release):
                throw Unavailable("KubeProxyReplacement", plugin, $"RKE2 supports Calico's eBPF dataplane from {Gates.CalicoBpf}, not in {request.Release}", "Take one of these releases, or Cilium.");
            case CniPlugin.Calico:
                return
                [
                    Value(Name, ["installation", "calicoNetwork", "linuxDataplane"], YamlScalar.String("BPF")),
                    Value(Name, ["installation", "calicoNetwork", "kubeProxyManagement"], YamlScalar.String("Enabled")),
                    Value(Name, ["kubernetesServiceEndpoint", "host"], host),
                    Value(Name, ["kubernetesServiceEndpoint", "port"], YamlScalar.Integer(port)),
                ];
            default:
                throw Unavailable("KubeProxyReplacement", plugin, "it cannot replace kube-proxy", "Use Cilium, or Calico with its eBPF dataplane.");
        }
    }

    /// <summary>Source: rancher/rke2#9040.</summary>
    private static IEnumerable<ShortcutValue> LeaveRoomForMultus(CniPlugin plugin, CniConfigRequest request) =>
        plugin == CniPlugin.Cilium
        && request.Multus is not null
        && CiliumPaths.Facts(request.Release, "cni", "exclusive")?.Default == YamlScalar.True.Text
            ? [Value("-Multus", CiliumPaths.Of(request.Release, "cni", "exclusive"), YamlScalar.False)]
            : [];

    /// <summary>Where Calico's operator reads how to find a node's address of a family.</summary>
    internal static string[] CalicoAutodetection(IpFamily family) =>
        ["installation", "calicoNetwork", family == IpFamily.IPv6 ? "nodeAddressAutodetectionV6" : "nodeAddressAutodetectionV4"];

    /// <summary>One way of it: the interface that bears the address.</summary>
    internal static string[] CalicoInterface(IpFamily family) => [.. CalicoAutodetection(family), "interface"];

    private static ShortcutValue Value(string shortcut, IReadOnlyList<string> path, YamlValue value) => new(shortcut, path, value);

    /// <summary>Calico takes a regular expression, which may be longer than a name; the others a name.</summary>
    private static string CheckInterface(CniPlugin plugin, string name)
    {
        const string Advice = "Write a name such as eth1.";
        var at = name.IndexOf('@');
        if (at > 0)
        {
            throw new InputException("InvalidInterface", name, "the part from @ on is how 'ip link' shows the other end, no part of the name.", $"Write {name.Substring(0, at)}.", "Interface");
        }

        if (name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || c == '/' || char.IsControl(c)))
        {
            throw new InputException("InvalidInterface", name, "a network interface of Linux has a name without blanks and slashes.", Advice, "Interface");
        }

        var isName = name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
        if (!isName && plugin != CniPlugin.Calico)
        {
            throw new InputException(
                "InvalidInterface",
                name,
                $"{plugin} takes the name of one interface, not a pattern.",
                plugin == CniPlugin.Canal ? "Write a name such as eth1; for a pattern: -Values @{ flannel = @{ regexIface = 'eth.*' } }." : Advice,
                "Interface");
        }

        return isName && name.Length > MaximumInterfaceName
            ? throw new InputException("InvalidInterface", name, $"a network interface of Linux has a name of at most {MaximumInterfaceName} characters; this has {name.Length}.", Advice, "Interface")
            : name;
    }

    private static int CheckMtu(int mtu) => mtu is >= MinimumMtu and <= MaximumMtu
        ? mtu
        : throw new InputException("InvalidMtu", FormattableString.Invariant($"{mtu}"), $"an MTU is {MinimumMtu} to {MaximumMtu} bytes.", "Write for example 1450, or 9000 for jumbo frames.", "Mtu");

    private static int CheckPort(int port) => port is >= 1 and <= 65535
        ? port
        : throw new InputException("InvalidPort", FormattableString.Invariant($"{port}"), "a port is 1 to 65535.", "Write for example 6443.", "ApiServerPort");

    private static string CheckHost(string host) => Uri.CheckHostName(host) != UriHostNameType.Unknown && host.IndexOf('%') < 0
        ? host
        : throw new InputException("InvalidHost", host, "this is neither a host name nor an address.", "Write for example 10.0.0.5, api.example.org or localhost, without scheme and port.", "ApiServerHost");

    private static InputException Unavailable(string parameter, CniPlugin plugin, string reason, string advice) =>
        new("ShortcutUnavailable", null, $"not with {plugin}: {reason}.", advice, parameter);

    private static InputException WithoutChart(string parameter) =>
        new("ShortcutUnavailable", null, "not with None: RKE2 deploys no chart that could take it.", "Configure your own plugin, or choose Canal, Calico, Cilium or Flannel.", parameter);
}
