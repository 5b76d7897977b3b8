using System;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Clusters;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Attachments;

public sealed class PodNetworkAnnotationTests
{
    private static readonly PodNetworkRequest Storage = PodNetworkRequest.Parse("apps/storage");

    private static readonly (Action Make, string ErrorId, string Parameter, string Says)[] Refused =
    [
        (() => Make(), "NoNetwork", "InputObject", "apps/storage"),
        (() => PodNetworkRequest.Parse("Apps/storage"), "InvalidNetwork", string.Empty, "namespace/name@interface"),
        (() => PodNetworkRequest.Parse("a/b/c"), "InvalidNetwork", string.Empty, "namespace/name@interface"),
        (() => PodNetworkRequest.Parse(""), "InvalidNetwork", string.Empty, "namespace/name@interface"),
        (() => PodNetworkRequest.Parse("a.b"), "InvalidNetwork", string.Empty, "namespace/name@interface"),
        (() => PodNetworkRequest.Parse("a@b@c"), "InvalidInterfaceName", "InputObject", "ip link"),
        (() => PodNetworkRequest.Parse("a@"), "InvalidInterfaceName", "InputObject", "empty"),
        (() => Make(Storage with { InterfaceName = "sixteen-letters1" }), "InvalidInterfaceName", "InterfaceName", "at most 15"),
        (() => Make(Storage with { InterfaceName = "eth0" }), "InterfaceTaken", "InterfaceName", "already"),
        (() => Make(Storage with { InterfaceName = "lo" }), "InterfaceTaken", "InterfaceName", "already"),
        (() => Make(Storage with { InterfaceName = "a" }, Storage with { InterfaceName = "a" }), "StandsTwice", "InterfaceName", "twice"),
        (() => Make(Storage with { InterfaceName = "net2" }, Storage), "StandsTwice", "InterfaceName", "net2"),
        (() => Make(Storage with { IPAddress = ["10.0.0.5/24"] }, Storage with { IPAddress = ["10.0.0.5"] }), "StandsTwice", "IPAddress", "10.0.0.5"),
        (() => Make(Storage with { MacAddress = "02:00:00:00:00:01" }, Storage with { MacAddress = "02-00-00-00-00-01" }), "StandsTwice", "MacAddress", "02:00:00:00:00:01"),
        (() => Make(Storage with { DefaultRoute = ["10.0.0.1"] }, Storage with { DefaultRoute = ["10.0.0.2"] }), "StandsTwice", "DefaultRoute", "IPv4"),
        (() => Make(Storage with { DefaultRoute = ["10.0.0.1,10.0.0.2"] }), "StandsTwice", "DefaultRoute", "IPv4"),
        (() => Make(Storage with { DefaultRoute = ["10.0.0.0/8"] }), "InvalidAddress", "DefaultRoute", "0/8"),
        (() => Make(Storage with { IPAddress = ["10.0.0.0/24"] }), "NetworkAddress", "IPAddress", "10.0.0.2/24"),
        (() => Make(Storage with { IPAddress = ["10.0.0"] }), "InvalidAddress", "IPAddress", "four numbers"),
        (() => Make(Storage with { MacAddress = "ff:ff:ff:ff:ff:ff" }), "InvalidHardwareAddress", "MacAddress", "group"),
        (() => Make(Storage with { PortMapping = ["80"] }), "InvalidPortMapping", "PortMapping", "8080:80"),
        (() => Make(Storage with { PortMapping = ["8080:80/icmp"] }), "InvalidPortMapping", "PortMapping", "8080:80"),
        (() => Make(Storage with { PortMapping = ["0:80"] }), "OutOfRange", "PortMapping", "1 to 65535"),
        (() => Make(Storage with { PortMapping = ["8080:65536"] }), "OutOfRange", "PortMapping", "1 to 65535"),
        (() => Make(Storage with { PortMapping = ["10.0.0.300:8080:80"] }), "InvalidAddress", "PortMapping", "300"),
        (() => Make(Storage with { Bandwidth = YamlReader.ReadMap("{ingressRate: 1}") }), "SettingMissing", "Bandwidth", "together"),
        (() => Make(Storage with { Name = "a_b" }), "InvalidName", "InputObject", "lower case"),
        (() => Make(Storage with { Namespace = "a_b" }), "InvalidNamespace", "InputObject", "lower case"),
        (() => PodNetworkAnnotationFactory.Create([Storage], new PodNetworkAnnotationOptions { PodNamespace = "A" }), "InvalidNamespace", "PodNamespace", "lower case"),
        (() => PodNetworkAnnotationFactory.Create([Storage], new PodNetworkAnnotationOptions { Container = "a_b" }), "InvalidNamespace", "ContainerName", "lower case"),
        (() => PodNetworkAnnotationFactory.Create([Storage, Storage], new PodNetworkAnnotationOptions { IsDefault = true }), "SeveralNetworks", "Default", "one first network"),
        (() => PodNetworkAnnotationFactory.Create([PodNetworkRequest.Parse("a")], new PodNetworkAnnotationOptions { IsDefault = true }), "MissingNamespace", "InputObject", "kube-system"),
        (() => PodNetworkAnnotationFactory.Create([Storage with { InterfaceName = "a" }], new PodNetworkAnnotationOptions { IsDefault = true }), "InterfaceTaken", "InterfaceName", "eth0"),
        (() => Make(Known("static, with addresses of pods") with { IPAddress = ["10.0.0.5"] }), "MissingPrefix", "IPAddress", "10.0.0.5/24"),
        (() => PodNetworkRequest.Read(YamlReader.ReadMap("{Name: a, IPAdress: b}")), "UnknownSetting", string.Empty, "IPAddress"),
        (() => PodNetworkRequest.Read(YamlReader.ReadMap("{InterfaceName: b}")), "MissingName", string.Empty, "apps/storage"),
        (() => PodNetworkRequest.Read(YamlReader.ReadMap("{Name: [a, b]}")), "InvalidSetting", string.Empty, "several"),
        (() => PodNetworkRequest.Read(YamlReader.ReadMap("{Name: a, IPAddress: {b: c} }")), "InvalidSetting", string.Empty, "no text"),
        (() => PodNetworkRequest.Read(YamlReader.ReadMap("{Name: a, Bandwidth: 1}")), "InvalidSetting", string.Empty, "names with values"),
        (() => NetworkAttachment.Of(new KubernetesResource(YamlReader.ReadMap("{apiVersion: v1, kind: Pod, metadata: {name: a} }"))), "NotAnAttachment", string.Empty, "SriovNetwork"),
        (() => NetworkAttachment.Of(Definition("'{a}'")), "InvalidCniConfig", string.Empty, "line 1, column 2"),
        (() => NetworkAttachment.Of(Definition("'[]'")), "InvalidCniConfig", string.Empty, "no object"),
    ];

    public static TheoryData<int> RefusedCases => [.. Enumerable.Range(0, Refused.Length)];

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void What_Multus_would_not_do_is_refused(int index)
    {
        var (make, id, parameter, says) = Refused[index];
        var fault = Assert.Throws<InputException>(make);
        Assert.Equal((id, parameter), (fault.ErrorId, fault.Parameter ?? string.Empty));
        Assert.Contains(says, fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null, "apps/storage,lab@eth1,apps/storage", "apps/storage", "lab@eth1", "apps/storage")]
    [InlineData("apps", "storage,lab", "apps/storage", "lab")]
    [InlineData("web", "apps/storage", " apps / storage ")]
    [InlineData("web", "a@fifteen-letters", "a@fifteen-letters")]
    public void The_short_form_says_it_where_it_can(string? place, string expected, params string[] networks) =>
        Assert.Equal(expected, PodNetworkAnnotationFactory.Create([.. networks.Select(PodNetworkRequest.Parse)], new PodNetworkAnnotationOptions { PodNamespace = place }).Value);

    [Fact]
    public void Interfaces_are_those_that_Multus_makes()
    {
        var annotation = Make(Storage, Storage with { InterfaceName = "eth1" }, Storage);
        Assert.Equal(["net1", "eth1", "net3"], annotation.Networks.Select(network => network.InterfaceName));
        Assert.Equal("apps/storage,apps/storage@eth1,apps/storage", annotation.Value);
        Assert.Equal("apps/storage@eth1", annotation.Networks[1].ToString());
    }

    [Fact]
    public void What_the_short_form_cannot_say_is_JSON()
    {
        var annotation = Make(
            Storage with { InterfaceName = "eth1", IPAddress = ["192.168.10.7/24", "2001:db8:0::7"], MacAddress = "02-00-5E-10-00-07", DefaultRoute = ["192.168.10.1", "2001:db8::1"] },
            PodNetworkRequest.Parse("lab") with { PortMapping = ["8080:80", "192.0.2.1:53:5353/UDP", "[2001:db8::2]:443:8443/sctp"], Bandwidth = YamlReader.ReadMap("{ingressRate: 1, ingressBurst: 2}") });
        Assert.Equal(
            """
            [{"name": "storage", "namespace": "apps", "interface": "eth1", "ips": ["192.168.10.7/24", "2001:db8::7"], "mac": "02:00:5e:10:00:07", "default-route": ["192.168.10.1", "2001:db8::1"]}, {"name": "lab", "portMappings": [{"hostPort": 8080, "containerPort": 80, "protocol": "tcp"}, {"hostPort": 53, "containerPort": 5353, "protocol": "udp", "hostIP": "192.0.2.1"}, {"hostPort": 443, "containerPort": 8443, "protocol": "sctp", "hostIP": "2001:db8::2"}], "bandwidth": {"ingressRate": 1, "ingressBurst": 2}}]
            """,
            JsonWriter.WriteCompact(JsonReader.Read(annotation.Value)));
        Assert.Equal("k8s.v1.cni.cncf.io/networks", annotation.Name);
    }

    [Fact]
    public void JSON_is_written_where_it_is_asked_for_or_a_name_needs_it()
    {
        Assert.Equal("""[{"name": "storage", "namespace": "apps"}]""", Compact(PodNetworkAnnotationFactory.Create([Storage], new PodNetworkAnnotationOptions { IsJson = true })));
        Assert.Equal("""[{"name": "a.b"}]""", Compact(Make(new PodNetworkRequest { Name = "a.b" })));
    }

    [Fact]
    public void The_first_network_has_its_namespace_written()
    {
        var annotation = PodNetworkAnnotationFactory.Create([Storage], new PodNetworkAnnotationOptions { IsDefault = true, PodNamespace = "apps" });
        Assert.Equal(("v1.multus-cni.io/default-network", "apps/storage", "eth0"), (annotation.Name, annotation.Value, Assert.Single(annotation.Networks).InterfaceName));
    }

    [Fact]
    public void Devices_are_counted_and_stand_in_the_template()
    {
        var fast = PodNetworkRequest.Of(NetworkAttachment.Of(SriovNetworkFactory.Create(new SriovNetworkRequest { Name = "fast", ResourceName = "intelnics", NetworkNamespace = "apps" })));
        var device = PodNetworkRequest.Of(NetworkAttachment.Of(NetworkAttachmentFactory.Create(AttachmentSamples.Find("host-device by resource") with { Namespace = "apps" })));
        var annotation = PodNetworkAnnotationFactory.Create([fast, device, fast], new PodNetworkAnnotationOptions { PodNamespace = "apps", Container = "dpdk" });
        Assert.Equal(["example.com/nic 1", "rancher.io/intelnics 2"], annotation.ResourceRequests.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key} {each.Value}"));
        Assert.Equal(
            """
            metadata:
              annotations:
                k8s.v1.cni.cncf.io/networks: fast,net,fast
            spec:
              containers:
                - name: dpdk
                  resources:
                    requests:
                      example.com/nic: "1"
                      rancher.io/intelnics: "2"
                    limits:
                      example.com/nic: "1"
                      rancher.io/intelnics: "2"
            """.Replace("\r\n", "\n"),
            annotation.Yaml);
        Assert.Equal(annotation.Value, annotation.ToString());
        Assert.Equal("example.net/intelnics", NetworkAttachment.Of(SriovNetworkFactory.Create(new SriovNetworkRequest { Name = "fast", ResourceName = "intelnics" }), "example.net").ResourceName);
    }

    [Fact]
    public void JSON_stands_in_the_template_as_a_block()
    {
        var annotation = Make(Storage with { MacAddress = "02:00:5e:10:00:07" });
        Assert.Equal(
            """
            metadata:
              annotations:
                k8s.v1.cni.cncf.io/networks: |-
                  [
                    {
                      "name": "storage",
                      "namespace": "apps",
                      "mac": "02:00:5e:10:00:07"
                    }
                  ]
            """.Replace("\r\n", "\n"),
            annotation.Yaml);
    }

    [Fact]
    public void Wishes_come_as_names_with_values()
    {
        var request = PodNetworkRequest.Read(YamlReader.ReadMap("{name: apps/storage@eth1, INTERFACENAME: eth2, IPAddress: [10.0.0.5/24], MacAddress: '', DefaultRoute: 10.0.0.1, PortMapping: , Bandwidth: {ingressRate: 1, ingressBurst: 1} }"));
        Assert.Equal(("storage", "apps", "eth2", "10.0.0.5/24", null, "10.0.0.1", null, 2), (request.Name, request.Namespace, request.InterfaceName, string.Join(" ", request.IPAddress!), request.MacAddress, string.Join(" ", request.DefaultRoute!), request.PortMapping, request.Bandwidth!.Count));
    }

    [Fact]
    public void Resources_tell_what_they_are()
    {
        var chained = Attachment("chained");
        Assert.Equal(("bridge", "bridge vrf sbr tuning bandwidth portmap", "host-local", "10.1.0.0/24", "ips bandwidth portMappings"), (chained.Type, string.Join(" ", chained.Plugins), chained.Ipam, string.Join(" ", chained.Subnets), string.Join(" ", chained.Capabilities)));
        Assert.Equal("192.168.10.0/24 2001:db8::/64", string.Join(" ", Attachment("whereabouts of both families").Subnets));
        Assert.Equal("10.1.0.0/24 2001:db8::/64", string.Join(" ", Attachment("ipvlan").Subnets));
        Assert.Null(Attachment("macvlan of a pod").Master);
        Assert.Equal(("bond0", 1500), (Attachment("ptp").Master ?? "bond0", Attachment("ptp").Mtu + 100));
        var file = NetworkAttachment.Of(new KubernetesResource(YamlReader.ReadMap("{apiVersion: k8s.cni.cncf.io/v1, kind: NetworkAttachmentDefinition, metadata: {name: a, namespace: b} }")));
        Assert.Equal(("b/a", null, null), (file.ToString(), file.Type, file.Ipam));
        var older = NetworkAttachment.Of(Definition("'{\"type\": \"macvlan\", \"ipam\": {\"type\": \"whereabouts\", \"range\": \"10.0.0.5-10.0.0.0/24\", \"subnet\": \"nonsense\"}}'"));
        Assert.Equal("10.0.0.0/24", string.Join(" ", older.Subnets));
    }

    [Fact]
    public void A_network_of_the_operator_tells_what_it_makes()
    {
        var network = NetworkAttachment.Of(SriovNetworkFactory.Create(new SriovNetworkRequest
        {
            Name = "fast",
            ResourceName = "intelnics",
            Ipam = YamlReader.ReadMap("{type: whereabouts, range: 10.5.0.0/24}"),
            Capabilities = YamlReader.ReadMap("{mac: true, ips: false}"),
            MetaPlugins = [YamlReader.ReadMap("{type: tuning, capabilities: {bandwidth: true} }"), YamlReader.ReadMap("{type: sbr}")],
        }));
        Assert.Equal(("sriov tuning sbr", "whereabouts", "10.5.0.0/24", "mac bandwidth", "cattle-sriov-system/fast"), (string.Join(" ", network.Plugins), network.Ipam, string.Join(" ", network.Subnets), string.Join(" ", network.Capabilities), network.ToString()));
    }

    private static KubernetesResource Definition(string config) => new(YamlReader.ReadMap($"{{apiVersion: k8s.cni.cncf.io/v1, kind: NetworkAttachmentDefinition, metadata: {{name: a}}, spec: {{config: {config} }} }}"));

    private static NetworkAttachment Attachment(string title) => NetworkAttachment.Of(NetworkAttachmentFactory.Create(AttachmentSamples.Find(title)));

    private static PodNetworkRequest Known(string title) => PodNetworkRequest.Of(Attachment(title));

    private static PodNetworkAnnotation Make(params PodNetworkRequest[] requests) => PodNetworkAnnotationFactory.Create(requests, new PodNetworkAnnotationOptions());

    private static string Compact(PodNetworkAnnotation annotation) => JsonWriter.WriteCompact(JsonReader.Read(annotation.Value));
}
