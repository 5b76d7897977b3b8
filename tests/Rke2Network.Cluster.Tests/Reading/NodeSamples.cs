using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rke2Network.Cluster.Tests.Reading;

/// <summary>Nodes as clusters hold them: most of what they hold says nothing of the network.</summary>
internal static class NodeSamples
{
    internal const string Version = "v1.34.4+rke2r1";

    internal static string Server(string name, params string[] arguments) => Node(name, "linux", arguments).ToJsonString();

    internal static string Agent(string name, string system = "linux") => Node(name, system, null).ToJsonString();

    /// <summary>An agent of the size that they have in practice: about 12 kB.</summary>
    internal static string LargeAgent(int number)
    {
        var node = Node($"node-{number:0000}", "linux", null);
        node["metadata"]!["labels"]!["test.example/many"] = "true";
        node["spec"] = new JsonObject { ["podCIDR"] = $"10.{64 + (number / 256)}.{number % 256}.0/24", ["podCIDRs"] = new JsonArray($"10.{64 + (number / 256)}.{number % 256}.0/24") };
        node["status"]!["images"] = new JsonArray([.. Enumerable.Range(0, 50).Select(image => new JsonObject
        {
            ["names"] = new JsonArray($"registry.example/some/image-{image}@sha256:{new string('a', 64)}", $"registry.example/some/image-{image}:v1.2.{image}"),
            ["sizeBytes"] = 123456789 + image,
        })]);
        return node.ToJsonString();
    }

    private static JsonObject Node(string name, string system, string[]? arguments)
    {
        var (labels, annotations) = (new JsonObject { ["kubernetes.io/os"] = system }, new JsonObject());
        if (arguments is not null)
        {
            labels["node-role.kubernetes.io/control-plane"] = "true";
            annotations["rke2.io/node-args"] = JsonSerializer.Serialize(arguments);
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Node",
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = labels, ["annotations"] = annotations },
            ["status"] = new JsonObject
            {
                ["nodeInfo"] = new JsonObject
                {
                    ["kubeletVersion"] = Version,
                    ["operatingSystem"] = system,
                    ["architecture"] = "amd64",
                    ["bootID"] = "",
                    ["containerRuntimeVersion"] = "containerd://2",
                    ["kernelVersion"] = "6.1",
                    ["kubeProxyVersion"] = "",
                    ["machineID"] = "",
                    ["osImage"] = "Linux",
                    ["systemUUID"] = "",
                },
                ["addresses"] = new JsonArray(new JsonObject { ["type"] = "InternalIP", ["address"] = "10.1.1.1" }, new JsonObject { ["type"] = "Hostname", ["address"] = name }),
            },
        };
    }
}
