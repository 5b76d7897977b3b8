using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>A NetworkAttachmentDefinition: as a user of PowerShell gives it, and as it goes to the server.</summary>
internal sealed class ClusterObject
{
    internal const string Namespace = "benchmark";
    internal const string Plural = "network-attachment-definitions";
    internal const string Discovery = "apis/" + ApiVersion;
    private const string ApiVersion = "k8s.cni.cncf.io/v1";
    private const int Count = 100;

    private ClusterObject(int number)
    {
        var name = FormattableString.Invariant($"attachment-{number:000}");
        Path = $"{Discovery}/namespaces/{Namespace}/{Plural}/{name}";
        Given = new Hashtable
        {
            ["apiVersion"] = ApiVersion,
            ["kind"] = "NetworkAttachmentDefinition",
            ["metadata"] = new Hashtable { ["name"] = name, ["namespace"] = Namespace },
            ["spec"] = new Hashtable { ["config"] = FormattableString.Invariant($$"""{"cniVersion": "0.3.1", "name": "{{name}}", "type": "macvlan", "master": "eth1", "mode": "bridge", "mtu": 1500, "ipam": {"type": "whereabouts", "range": "10.56.{{number}}.0/24"} }""") },
        };
        Body = JsonSerializer.SerializeToUtf8Bytes(Given);
    }

    /// <summary>As many as are published at once.</summary>
    internal static IReadOnlyList<ClusterObject> All { get; } = [.. Enumerable.Range(0, Count).Select(number => new ClusterObject(number))];

    /// <summary>Its path, from the server's address.</summary>
    internal string Path { get; }

    /// <summary>The input of a cmdlet.</summary>
    internal Hashtable Given { get; }

    /// <summary>The body of a request.</summary>
    internal byte[] Body { get; }

    /// <summary>Writes all to a file, one JSON text after another, as kubectl takes them.</summary>
    internal static void WriteAll(string path) => File.WriteAllText(path, string.Join('\n', All.Select(each => Encoding.UTF8.GetString(each.Body))));
}
