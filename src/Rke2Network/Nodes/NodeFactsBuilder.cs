using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Nodes;

/// <summary>Gathers the lines of a node's answer. Lines that it does not know, or that make no sense, add nothing.</summary>
internal sealed class NodeFactsBuilder
{
    private const int MaxUnknown = 256;
    private const int MaxInterfaces = 4096;
    private const int MaxNameLength = 15;
    private static readonly char[] Blanks = [' '];

    /// <summary>Lines of one value, of which the first counts.</summary>
    private static readonly HashSet<string> Singles = new(StringComparer.Ordinal)
    {
        "hostname", "kernel", "architecture", "system", "cpu", "cmdline", "ostree", "iommu", "interfaces", "bus", "addresses",
        "modules", "available", "sysctls", "networkmanager", "services", "programs", "config", "rke2",
    };

    private readonly Dictionary<string, string> single = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InterfaceLines> interfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InterfaceLines> nics = new(StringComparer.Ordinal);
    private readonly AddressLines addresses = new();
    private readonly PortLines ports = new();
    private readonly ServiceLines services = new();
    private readonly NetworkManagerLines networkManager = new();
    private readonly Dictionary<string, string> release = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sysctls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> programs = new(StringComparer.Ordinal);
    private readonly List<HostEntry> hosts = [];
    private readonly HashSet<string> loaded = new(StringComparer.Ordinal);
    private readonly HashSet<string> available = new(StringComparer.Ordinal);
    private readonly List<string> configFiles = [];
    private readonly List<string> unknown = [];
    private bool hasHosts;

    /// <summary>One line.</summary>
    internal void Add(string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = ProbeText.Clean(fields[i]);
        }

        var first = fields.Length > 1 ? fields[1] : string.Empty;
        switch (fields[0])
        {
            case "nif" when fields.Length >= 4:
                AddTo(interfaces, IsName(first) ? first : null, fields);
                break;
            case "nic" when fields.Length >= 4:
                AddTo(nics, first, fields);
                break;
            case "os":
                AddRelease(first);
                break;
            case "hosts":
                hasHosts = true;
                AddHost(first);
                break;
            case "cpu":
                AddOnce("cpu", first.Substring(first.IndexOf(':') + 1).Trim());
                break;
            case "addr":
                addresses.AddAddress(first);
                break;
            case "route4":
                addresses.AddRoute4(first);
                break;
            case "route6":
                addresses.AddRoute6(first);
                break;
            case "routes":
                addresses.HasRoutes = true;
                break;
            case "module" when first.Length > 0:
                loaded.Add(first);
                break;
            case "available" when first == "1":
                AddOnce("available", first);
                break;
            case "available":
                AddAvailable(first);
                break;
            case "sysctl" when fields.Length >= 3:
                sysctls[first] = fields[2].Trim();
                break;
            case "nmfile":
                networkManager.AddFile(first);
                break;
            case "nm":
                networkManager.AddLine(first);
                break;
            case "unit":
                services.AddProperty(first);
                break;
            case "service" when fields.Length >= 3:
                services.AddState(first, fields[2]);
                break;
            case "program" when fields.Length >= 3:
                programs[first] = fields[2] == "absent" ? null : fields.Length > 3 ? fields[3] : string.Empty;
                break;
            case "tcp" or "tcp6" or "udp" or "udp6":
                ports.Add(fields[0], first);
                break;
            case "ports":
                ports.IsKnown = true;
                break;
            case "ss":
                ports.AddProcess(first);
                break;
            case "configfile" when first.Length > 0:
                configFiles.Add(first);
                break;
            case "unknown":
                AddUnknown(first, fields.Length > 2 ? fields[2] : string.Empty);
                break;
            default:
                if (fields.Length > 1)
                {
                    AddOnce(fields[0], first);
                }

                break;
        }
    }

    /// <summary>The facts.</summary>
    internal NodeFacts Build(string node, NodeFactsSource source)
    {
        if (!ports.IsKnown)
        {
            AddUnknown("listening ports", "/proc/net is not there");
        }

        if (Has("addresses") && !addresses.HasAddresses)
        {
            AddUnknown("addresses", "ip told none");
        }

        var isLinux = source != NodeFactsSource.Cluster && (Find("system") ?? "Linux") == "Linux";
        return new NodeFacts
        {
            Node = node,
            Source = source,
            HostName = Find("hostname"),
            OperatingSystem = isLinux ? "linux" : Find("system")?.ToLowerInvariant(),
            Distribution = ReleaseOf("ID"),
            DistributionLike = (ReleaseOf("ID_LIKE") ?? string.Empty).Split(Blanks, StringSplitOptions.RemoveEmptyEntries),
            DistributionVersion = ReleaseOf("VERSION_ID"),
            IsOstree = Find("ostree") is { } ostree ? ostree == "1" : null,
            SystemName = ReleaseOf("PRETTY_NAME"),
            KernelRelease = Find("kernel"),
            Architecture = Find("architecture"),
            CpuVendor = Find("cpu"),
            KernelArguments = Has("cmdline") ? KernelCommandLine.Split(single["cmdline"]) : null,
            IommuGroups = ProbeText.Number(Find("iommu")),
            Interfaces = Has("interfaces") ? Interfaces() : null,
            NicsWithoutInterface = Has("bus") ? [.. nics.OrderBy(nic => nic.Key, StringComparer.Ordinal).Select(nic => nic.Value.ToInterface(string.Empty))] : null,
            LoadedModules = Has("modules") ? loaded : null,
            AvailableModules = Has("available") ? available : null,
            Sysctls = Has("sysctls") ? sysctls : null,
            Hosts = hasHosts ? hosts : null,
            Services = Has("services") ? services.ToDictionary() : null,
            UnmanagedDevices = Has("networkmanager") && !networkManager.IsUnknown ? networkManager.UnmanagedDevices() : null,
            Programs = Has("programs") ? programs : null,
            ListeningPorts = ports.IsKnown ? ports.ToList(Find("architecture")) : null,
            ConfigFiles = Has("config") ? configFiles : null,
            HasRke2 = Find("rke2") switch
            {
                "1" => true,
                "0" => false,
                _ => null,
            },
            Unknown = unknown,
        };
    }

    private List<NodeInterface> Interfaces()
    {
        var found = interfaces.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value.ToInterface(each.Key) with
        {
            Addresses = Has("addresses") && addresses.HasAddresses ? addresses.Of(each.Key) : null,
            HasDefaultRoute = addresses.HasDefaultRoute(each.Key),
            HasAdvertisedRoute = addresses.HasAdvertisedRoute(each.Key),
        }).ToList();
        var kinds = new Dictionary<string, NodeInterfaceKind>(StringComparer.Ordinal);
        foreach (var each in found)
        {
            kinds[each.Name] = each.Kind;
        }

        return [.. found.Select(each => each.Master is { } master && kinds.TryGetValue(master, out var kind) ? each with { MasterKind = kind } : each)];
    }

    private void AddTo(Dictionary<string, InterfaceLines> all, string? name, string[] fields)
    {
        if (name is null)
        {
            AddUnknown("network interfaces", "one has a name that Linux does not give");
        }
        else if (all.TryGetValue(name, out var lines))
        {
            lines.Add(fields[2], fields[3]);
        }
        else if (all.Count < MaxInterfaces)
        {
            all.Add(name, lines = new InterfaceLines());
            lines.Add(fields[2], fields[3]);
        }
        else
        {
            AddUnknown("network interfaces", "there are too many");
        }
    }

    private void AddRelease(string line)
    {
        var equals = line.IndexOf('=');
        if (equals > 0 && line[0] != '#')
        {
            release[line.Substring(0, equals).Trim()] = ShellText.Unquote(line.Substring(equals + 1).Trim());
        }
    }

    private void AddHost(string line)
    {
        var comment = line.IndexOf('#');
        var words = (comment < 0 ? line : line.Substring(0, comment)).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
        {
            hosts.Add(new HostEntry(words[0], [.. words.Skip(1)]));
        }
    }

    private void AddAvailable(string path)
    {
        var file = path.Substring(path.LastIndexOf('/') + 1);
        var end = file.IndexOf(".ko", StringComparison.Ordinal);
        if (end > 0)
        {
            available.Add(file.Substring(0, end).Replace('-', '_'));
        }
    }

    private void AddUnknown(string subject, string reason)
    {
        if (subject.StartsWith("unmanaged devices", StringComparison.Ordinal))
        {
            networkManager.IsUnknown = true;
        }

        var text = reason.Length == 0 ? subject : $"{subject}: {reason}";
        if (unknown.Count < MaxUnknown && !unknown.Contains(text))
        {
            unknown.Add(text);
        }
    }

    private void AddOnce(string key, string value)
    {
        if (Singles.Contains(key) && !single.TryGetValue(key, out _))
        {
            single.Add(key, value);
        }
    }

    private bool Has(string key) => single.ContainsKey(key);

    private string? Find(string key) => single.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private string? ReleaseOf(string key) => release.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>What the kernel takes as a name: dev_valid_name in net/core/dev.c.</summary>
    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && name is not ("." or "..") && name.All(c => !char.IsWhiteSpace(c) && c is not ('/' or ':' or '\\'));
}
