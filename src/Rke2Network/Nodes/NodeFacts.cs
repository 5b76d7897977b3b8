using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Nodes;

/// <summary>
/// What is known of a node. Unknown is not "no": null means that the source did not tell, an empty list that there is nothing.
/// All texts come from the node and hold no control characters.
/// </summary>
public sealed record NodeFacts
{
    /// <summary>The name by which the node was asked for: the host, the folder, or the Node object.</summary>
    public required string Node { get; init; }

    /// <summary>Where the facts come from.</summary>
    public required NodeFactsSource Source { get; init; }

    /// <summary>The host name that the node has itself.</summary>
    public string? HostName { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>The distribution: ID of /etc/os-release, such as <c>sles</c>, <c>rhel</c>, <c>ubuntu</c>.</summary>
    public string? Distribution { get; init; }

    /// <summary>The distributions that it is like: ID_LIKE of /etc/os-release.</summary>
    public IReadOnlyList<string> DistributionLike { get; init; } = [];

    /// <summary>The distribution's version: VERSION_ID of /etc/os-release; on Windows the build, such as <c>10.0.20348.2113</c>.</summary>
    public string? DistributionVersion { get; init; }

    /// <summary>Whether the system is an OSTree image, whose kernel arguments rpm-ostree sets: /run/ostree-booted is there. Null where the source does not tell.</summary>
    public bool? IsOstree { get; init; }

    /// <summary>The system in words: PRETTY_NAME of /etc/os-release, or osImage of the Node object.</summary>
    public string? SystemName { get; init; }

    /// <summary>The release of the kernel, such as <c>5.14.0-427.el9.x86_64</c>.</summary>
    public string? KernelRelease { get; init; }

    /// <summary>The machine's architecture as the kernel names it, such as <c>x86_64</c> or <c>aarch64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The vendor of the CPU as the kernel names it: <c>GenuineIntel</c>, <c>AuthenticAMD</c>.</summary>
    public string? CpuVendor { get; init; }

    /// <summary>The arguments that the kernel was started with: /proc/cmdline.</summary>
    public IReadOnlyList<string>? KernelArguments { get; init; }

    /// <summary>How many IOMMU groups there are: those of /sys/kernel/iommu_groups. None: the IOMMU is off.</summary>
    public int? IommuGroups { get; init; }

    /// <summary>The network interfaces, by name.</summary>
    public IReadOnlyList<NodeInterface>? Interfaces { get; init; }

    /// <summary>
    /// NICs on the PCI bus that have no network interface: no driver is bound, or one that passes them on, such as vfio-pci.
    /// Their names are empty. Virtual functions are not among them.
    /// </summary>
    public IReadOnlyList<NodeInterface>? NicsWithoutInterface { get; init; }

    /// <summary>The modules that are loaded, as /proc/modules names them: with underscores, such as <c>vfio_pci</c>. Those built into the kernel are in <see cref="AvailableModules"/>.</summary>
    public IReadOnlyCollection<string>? LoadedModules { get; init; }

    /// <summary>Those of the modules the product asks for that can be loaded, or are built in: modules.dep and modules.builtin of the running kernel. With underscores, such as <c>vfio_pci</c>.</summary>
    public IReadOnlyCollection<string>? AvailableModules { get; init; }

    /// <summary>Kernel settings by name, such as <c>net.ipv6.conf.all.accept_ra</c>.</summary>
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    /// <summary>The lines of /etc/hosts: an address and its names.</summary>
    public IReadOnlyList<HostEntry>? Hosts { get; init; }

    /// <summary>System services that disturb, or are needed, by name: units without <c>.service</c>, such as <c>NetworkManager</c>; others in full, such as <c>nm-cloud-setup.timer</c>.</summary>
    public IReadOnlyDictionary<string, NodeServiceState>? Services { get; init; }

    /// <summary>The patterns of NetworkManager's <c>unmanaged-devices</c>, such as <c>interface-name:cali*</c>, from all its files.</summary>
    public IReadOnlyList<string>? UnmanagedDevices { get; init; }

    /// <summary>Programs that were looked for, with what they say of their version; null as text where the node has no such program, empty where it was not asked.</summary>
    public IReadOnlyDictionary<string, string?>? Programs { get; init; }

    /// <summary>What listens on ports.</summary>
    public IReadOnlyList<NodePort>? ListeningPorts { get; init; }

    /// <summary>The files of RKE2's configuration, by full path; contents, which may hold a token, are never read.</summary>
    public IReadOnlyList<string>? ConfigFiles { get; init; }

    /// <summary>Whether RKE2 has run here as server or agent already: /var/lib/rancher/rke2 holds something.</summary>
    public bool? HasRke2 { get; init; }

    /// <summary>The addresses of the node where no interface tells them: those of the Node object.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The labels of the Node object.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The release of RKE2 that runs on it, such as <c>v1.34.4+rke2r1</c>.</summary>
    public string? Rke2Version { get; init; }

    /// <summary>What the source should have told and did not, with the reason, such as <c>listening ports: ss is not installed</c>.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Whether the node runs Windows.</summary>
    public bool IsWindows => OperatingSystem == "windows";

    /// <summary>Whether <see cref="Interfaces"/> are all that the node has. A cluster tells those NICs only that the SR-IOV operator supports.</summary>
    public bool HasAllInterfaces => Interfaces is not null && Source != NodeFactsSource.Cluster;

    /// <summary>An interface by its name; null where there is none, or none is known.</summary>
    /// <param name="name">The name; case counts.</param>
    /// <returns>The interface.</returns>
    public NodeInterface? FindInterface(string name) => Interfaces?.FirstOrDefault(each => each.Name == name);

    /// <summary>The node.</summary>
    /// <returns>Its name.</returns>
    public override string ToString() => Node;
}
