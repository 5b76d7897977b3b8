using Rke2Network.Clusters;
using Rke2Network.Sriov;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Sriov;

public sealed class SriovNetworkTests
{
    private static readonly SriovNetworkRequest Base = new() { Name = "storage", ResourceName = "intel_x710" };

    [Fact]
    public void A_network_has_what_was_asked_for_and_no_more() =>
        Assert.Equal("resourceName: intel_x710", SriovNetworkFactory.Create(Base).Spec.ToString());

    [Fact]
    public void All_fields_are_written_as_the_CRD_has_them() => Assert.Equal(
        string.Join(
            "\n",
            "resourceName: intel_x710",
            "networkNamespace: apps",
            "vlan: 4094",
            "vlanQoS: 7",
            "vlanProto: 802.1ad",
            "spoofChk: \"off\"",
            "trust: \"on\"",
            "linkState: enable",
            "minTxRate: 10",
            "maxTxRate: 10",
            "ipam: |-",
            "  {",
            "    \"type\": \"static\",",
            "    \"addresses\": [",
            "      {",
            "        \"address\": \"192.168.10.5/24\"",
            "      }",
            "    ],",
            "    \"routes\": []",
            "  }",
            "capabilities: |-",
            "  {",
            "    \"mac\": true",
            "  }",
            "metaPlugins: |-",
            "  {",
            "    \"type\": \"tuning\"",
            "  },",
            "  {",
            "    \"type\": \"vrf\",",
            "    \"table\": 5",
            "  }",
            "logLevel: debug",
            "logFile: /var/log/sriov.log"),
        SriovNetworkFactory.Create(Base with
        {
            NetworkNamespace = "apps",
            Vlan = 4094,
            VlanQos = 7,
            VlanProto = "802.1AD",
            SpoofChk = "OFF",
            Trust = "On",
            LinkState = "Enable",
            MinTxRate = 10,
            MaxTxRate = 10,
            Ipam = CniJson.ReadObject("""{"type":"static","addresses":[{"address":"192.168.10.5/24"}],"routes":[]}"""),
            Capabilities = YamlReader.ReadMap("mac: true"),
            MetaPlugins = CniJson.ReadObjects("""{"type":"tuning"},{"type":"vrf","table":5}"""),
            LogLevel = "DEBUG",
            LogFile = "/var/log/sriov.log",
        }).Spec.ToString());

    public static TheoryData<string, string, string, SriovNetworkRequest> Refused => new()
    {
        { "InvalidName", "Name", "storage", Base with { Name = "Storage" } },
        { "InvalidResourceName", "ResourceName", "Write x.", Base with { ResourceName = "rancher.io/x" } },
        { "InvalidNamespace", "NetworkNamespace", "lower case", Base with { NetworkNamespace = "a.b" } },
        { "InvalidNamespace", "Namespace", "lower case", Base with { Namespace = "A" } },
        { "OutOfRange", "Vlan", "0 to 4094", Base with { Vlan = 4095 } },
        { "OutOfRange", "Vlan", "0 to 4094", Base with { Vlan = -1 } },
        { "OutOfRange", "VlanQoS", "0 to 7", Base with { Vlan = 5, VlanQos = 8 } },
        { "VlanMissing", "VlanQoS", "-Vlan", Base with { VlanQos = 1 } },
        { "VlanMissing", "VlanQoS", "-Vlan", Base with { Vlan = 0, VlanQos = 1 } },
        { "VlanMissing", "VlanProto", "-Vlan", Base with { VlanProto = "802.1AD" } },
        { "UnknownChoice", "VlanProto", "802.1q or 802.1ad", Base with { Vlan = 5, VlanProto = "802.1x" } },
        { "UnknownChoice", "SpoofChk", "on or off", Base with { SpoofChk = "True" } },
        { "UnknownChoice", "Trust", "on or off", Base with { Trust = "" } },
        { "UnknownChoice", "LinkState", "auto, enable or disable", Base with { LinkState = "up" } },
        { "UnknownChoice", "LogLevel", "warning", Base with { LogLevel = "trace" } },
        { "OutOfRange", "MinTxRate", "from 0 on", Base with { MinTxRate = -1 } },
        { "OutOfRange", "MaxTxRate", "from 0 on", Base with { MaxTxRate = -1 } },
        { "RatesCross", "MinTxRate", "-MaxTxRate", Base with { MinTxRate = 11, MaxTxRate = 10 } },
        { "TypeMissing", "Ipam", "host-local", Base with { Ipam = YamlReader.ReadMap("subnet: 10.0.0.0/8") } },
        { "TypeMissing", "Ipam", "host-local", Base with { Ipam = YamlMap.Empty } },
        { "TypeMissing", "MetaPlugins", "tuning", Base with { MetaPlugins = [YamlReader.ReadMap("mtu: 5")] } },
        { "NotBoolean", "Capabilities", "$true", Base with { Capabilities = YamlReader.ReadMap("mac: 'yes please'") } },
        { "InvalidLogFile", "LogFile", "/var/log", Base with { LogFile = "sriov.log" } },
        { "InvalidLogFile", "LogFile", "/var/log", Base with { LogFile = "/a'b" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_operator_or_the_plugin_refuses_is_refused(string errorId, string parameter, string advice, SriovNetworkRequest request)
    {
        var fault = Assert.Throws<InputException>(() => SriovNetworkFactory.Create(request));
        Assert.Equal((errorId, parameter), (fault.ErrorId, fault.Parameter));
        Assert.Contains(advice, fault.Message);
    }

    public static TheoryData<SriovNetworkRequest> Accepted => new()
    {
        Base with { Vlan = 0, VlanQos = 0 },
        Base with { VlanProto = "802.1q" },
        Base with { Vlan = 1, VlanProto = "802.1ad" },
        Base with { MinTxRate = 10, MaxTxRate = 0 },
        Base with { MinTxRate = 10 },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_is_just_within_the_limits_is_taken(SriovNetworkRequest request) => Assert.Equal("SriovNetwork", SriovNetworkFactory.Create(request).Kind);

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("  {\"a\": 1}\r\n")]
    [InlineData("{\n\t\"a\": 1\n}")]
    [InlineData("[{\"a\":1}]")]
    public void JSON_is_read_in_any_layout(string json) => Assert.Equal("{\n  \"a\": 1\n}", CniJson.Write(CniJson.ReadObject(json)));

    [Theory]
    [InlineData("")]
    [InlineData("host-local")]
    [InlineData("type: host-local")]
    [InlineData("[1]")]
    [InlineData("[]")]
    [InlineData("{\"a\": 1")]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    [InlineData("{\"a\": 1},{\"b\": 1}")]
    [InlineData("{\"a\": 1}]\n---\n[")]
    public void What_is_no_JSON_object_is_refused(string json) =>
        Assert.Equal("NotJson", Assert.Throws<InputException>(() => CniJson.ReadObject(json)).ErrorId);

    [Fact]
    public void JSON_survives_what_the_operator_does_to_it()
    {
        var ipam = new YamlMap([new("type", YamlScalar.String("x")), new("s", YamlScalar.String("it's a \"b\" \\ c\u0001é\n"))]);
        var text = KubernetesResource.Text(SriovNetworkFactory.Create(Base with { Ipam = ipam }).Spec, "ipam")!;

        // Blanks go, and it stands between single quotes of YAML.
        var rendered = string.Concat(text.Split([' ', '\n', '\t'], System.StringSplitOptions.RemoveEmptyEntries));
        var config = KubernetesResource.Text(YamlReader.ReadMap("config: '" + rendered + "'"), "config")!;
        Assert.True(CniJson.ReadObject(config).SameAs(ipam), config);
    }
}
