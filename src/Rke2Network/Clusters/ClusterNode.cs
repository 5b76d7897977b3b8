using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Clusters;

/// <summary>What a Node object tells of the network.</summary>
public sealed record ClusterNode
{
    private const string ArgumentsAnnotation = "rke2.io/node-args";
    private const string RoleLabel = "node-role.kubernetes.io/";
    private const string SystemLabel = "kubernetes.io/os";

    private ClusterNode(string name)
    {
        Name = name;
    }

    /// <summary>The node's name.</summary>
    public string Name { get; }

    /// <summary>Whether it is a server: it runs the control plane or etcd.</summary>
    public bool IsServer { get; init; }

    /// <summary>The release that runs on it, such as <c>v1.34.4+rke2r1</c>: <c>status.nodeInfo.kubeletVersion</c>.</summary>
    public string? Version { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>Its parts of the pods' networks, such as <c>10.42.3.0/24</c>.</summary>
    public IReadOnlyList<string> PodCidrs { get; init; } = [];

    /// <summary>The addresses by which the cluster knows it.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>
    /// The effective arguments of a server, from command line and files, with secrets starred out by RKE2; null for agents, and where the
    /// node bears none. Source: k3s-io/k3s pkg/nodeconfig/nodeconfig.go.
    /// </summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>The host name by which the cluster knows it; null where it bears none.</summary>
    public string? HostName { get; init; }

    /// <summary>The node as an object of its kind and name alone, for what is to be done with it.</summary>
    public KubernetesResource Reference => new(new YamlMap(new Dictionary<string, YamlValue>
    {
        ["apiVersion"] = YamlScalar.String("v1"),
        ["kind"] = YamlScalar.String("Node"),
        ["metadata"] = new YamlMap(new Dictionary<string, YamlValue> { ["name"] = YamlScalar.String(Name) }),
    }));

    /// <summary>Whether it runs Windows.</summary>
    public bool IsWindows => OperatingSystem == "windows";

    /// <summary>Reads a Node object.</summary>
    /// <param name="node">The object.</param>
    /// <returns>What matters of it.</returns>
    internal static ClusterNode Of(KubernetesResource node)
    {
        var info = node.Status.Find("nodeInfo") as YamlMap;
        var isServer = node.Label(RoleLabel + "control-plane") is not null || node.Label(RoleLabel + "etcd") is not null || node.Label(RoleLabel + "master") is not null;
        return new ClusterNode(node.Name)
        {
            IsServer = isServer,
            Version = KubernetesResource.Text(info, "kubeletVersion"),
            OperatingSystem = KubernetesResource.Text(info, "operatingSystem") ?? node.Label(SystemLabel),
            PodCidrs = Texts(node.Spec.Find("podCIDRs")) is { Length: > 0 } both ? both : Texts(node.Spec.Find("podCIDR")),
            Addresses = AddressesOf(node, "InternalIP"),
            HostName = AddressesOf(node, "Hostname").FirstOrDefault(),
            Arguments = isServer && node.Annotation(ArgumentsAnnotation) is { } arguments ? List(arguments) : null,
        };
    }

    /// <summary>The node.</summary>
    /// <returns>Its name.</returns>
    public override string ToString() => Name;

    /// <summary>Whether a text names the node: by its name, or by an address or host name that it has.</summary>
    /// <param name="text">The text; case counts in names, and not in host names.</param>
    /// <returns>True if it does.</returns>
    public bool IsNamed(string text) => text == Name || Addresses.Contains(text) || string.Equals(text, HostName, System.StringComparison.OrdinalIgnoreCase);

    private static string[] AddressesOf(KubernetesResource node, string type) =>
    [
        .. (node.Status.Find("addresses") as YamlList ?? new YamlList([])).OfType<YamlMap>()
            .Where(address => KubernetesResource.Text(address, "type") == type).Select(address => KubernetesResource.Text(address, "address")).OfType<string>(),
    ];

    /// <summary>JSON is YAML; an annotation that somebody broke counts as none.</summary>
    private static string[]? List(string json)
    {
        try
        {
            return YamlReader.ReadAll(json, null) is { Count: 1 } trees && trees[0] is YamlList list ? Texts(list) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static string[] Texts(YamlValue? value) => value switch
    {
        YamlList list => list.OfType<YamlScalar>().Select(item => item.Text).ToArray(),
        YamlScalar { Kind: not YamlScalarKind.Null } one => [one.Text],
        _ => [],
    };
}
