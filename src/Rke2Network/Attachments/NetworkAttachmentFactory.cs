using System;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Addressing;
using Rke2Network.Clusters;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>
/// Makes NetworkAttachmentDefinitions. Sources: k8snetworkplumbingwg/network-attachment-definition-client
/// pkg/apis/k8s.cni.cncf.io/v1/types.go, artifacts/networks-crd.yaml; k8snetworkplumbingwg/multus-cni pkg/k8sclient/k8sclient.go.
/// </summary>
public static class NetworkAttachmentFactory
{
    /// <summary>The API that the definitions are of.</summary>
    public const string ApiVersion = "k8s.cni.cncf.io/v1";

    /// <summary>Their kind.</summary>
    public const string Kind = "NetworkAttachmentDefinition";

    /// <summary>The annotation that names the resource of a device plugin.</summary>
    public const string ResourceNameAnnotation = "k8s.v1.cni.cncf.io/resourceName";

    private static readonly Regex ResourceForm = new(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/[A-Za-z0-9]([A-Za-z0-9_.\-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant);

    /// <summary>Makes a definition.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="tell">Is told what was decided.</param>
    /// <returns>The NetworkAttachmentDefinition.</returns>
    /// <exception cref="InputException">The plugin, the kernel or Kubernetes refuses it.</exception>
    public static KubernetesResource Create(NetworkAttachmentRequest request, Action<string>? tell = null)
    {
        var name = PodNetworkNames.Network(request.Name, "Name");
        var place = request.Namespace is null ? null : NameCheck.Namespace(request.Namespace, "Namespace");
        var resource = request.ResourceName is null ? null : ResourceName(request.ResourceName);
        var config = request.Config is null ? Build(name, request, tell ?? (_ => { })) : AttachmentConfig.Read(name, request, tell ?? (_ => { }));
        return new KubernetesResource(new ResourceFields()
            .Add("apiVersion", ApiVersion)
            .Add("kind", Kind)
            .Add("metadata", new ResourceFields()
                .Add("name", name)
                .Add("namespace", place)
                .Add("annotations", resource is null ? null : new ResourceFields().Add(ResourceNameAnnotation, resource).ToMap())
                .ToMap())
            .Add("spec", new ResourceFields().Add("config", JsonWriter.Write(config)).ToMap())
            .ToMap());
    }

    private static YamlMap Build(string name, NetworkAttachmentRequest request, Action<string> tell)
    {
        var type = AttachmentChoices.Read("Type", request.Type ?? throw new InputException("MissingType", null, "the plugin is missing.", $"Name it: {AttachmentChoices.Or(AttachmentChoices.Types)}; or give a whole configuration with -Config.", "Type"));
        var version = request.CniVersion is null ? AttachmentChoices.DefaultCniVersion : AttachmentChoices.Read("CniVersion", request.CniVersion);
        var ipam = AttachmentIpam.Read(request, tell);
        var main = new ResourceFields().Add("type", type);
        foreach (var entry in AttachmentOptions.Read(type, request))
        {
            main.Add(entry.Key, entry.Value);
        }

        AttachmentRequirements.Check(type, request, ipam);
        if (request.Master is null && type is "macvlan" or "ipvlan")
        {
            tell("-Master: none is given, so each node takes the interface of its default route.");
        }

        main.Add("ipam", ipam).Add("dns", Dns(request)).Add("capabilities", Capabilities.Read(type, request.Capability, ipam));
        var chained = ChainedPlugins.Read(type, request, ipam is not null);
        if (chained.Any(plugin => (plugin.Find("type") as YamlScalar)?.Text == "vrf") && version == "0.3.0")
        {
            throw new InputException("VersionTooOld", version, "the plugin vrf takes 0.3.1 and later.", "Leave it out, or write 0.3.1.", "CniVersion");
        }

        var head = new ResourceFields().Add("cniVersion", version).Add("name", name);
        return chained.Count == 0
            ? new YamlMap(head.ToMap().Concat(main.ToMap()))
            : head.Add("plugins", new YamlList([main.ToMap(), .. chained])).ToMap();
    }

    private static YamlMap? Dns(NetworkAttachmentRequest request)
    {
        var servers = IpamRanges.Parts(request.DnsNameserver).Select(text => IpamRanges.Of("DnsNameserver", () => IpAddresses.Parse(text)).ToString()).ToArray();
        var search = IpamRanges.Parts(request.DnsSearch).Select(text => Domain(text, "DnsSearch")).ToArray();
        var fields = new ResourceFields()
            .Add("nameservers", servers.Length == 0 ? null : YamlList.OfStrings(servers))
            .Add("domain", request.DnsDomain is null ? null : Domain(request.DnsDomain, "DnsDomain"))
            .Add("search", search.Length == 0 ? null : YamlList.OfStrings(search));
        return fields.Count == 0 ? null : fields.ToMap();
    }

    private static string Domain(string text, string parameter)
    {
        try
        {
            return NameCheck.Subdomain(text.Trim().TrimEnd('.').ToLowerInvariant(), parameter, "example.com");
        }
        catch (InputException)
        {
            throw new InputException("InvalidDomain", text, "this is no domain.", "Write such as example.com.", parameter);
        }
    }

    private static string ResourceName(string text)
    {
        var name = text.Trim();
        return ResourceForm.IsMatch(name) && !name.StartsWith("kubernetes.io/", StringComparison.Ordinal) ? name : throw new InputException(
            "InvalidResourceName",
            text,
            name.IndexOf('/') < 0 ? "the prefix of the resource is missing." : "a resource of a device plugin has a domain, a slash, and a name of at most 63 letters, digits, '-', '_' and '.'.",
            name.IndexOf('/') < 0 ? $"Write it as pods ask for it, such as {SriovDefaults.ResourcePrefix}/{(name.Length == 0 ? "intelnics" : name)}." : $"Write such as {SriovDefaults.ResourcePrefix}/intelnics.",
            "ResourceName");
    }
}
