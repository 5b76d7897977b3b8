using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>An attachment of an example, with the cluster, the node and the pod that it is for, where these matter.</summary>
internal static class ExampleAttachment
{
    /// <summary>What is found of the first resource of the file; the others are there already.</summary>
    internal static IReadOnlyList<Finding> Check(ExampleSide side)
    {
        var attachments = YamlReader.ReadAll(side.Attachment!.Content, null).OfType<YamlMap>().Select(tree => NetworkAttachment.Of(new KubernetesResource(tree))).ToArray();
        if (side.Pod is { } pod)
        {
            return CheckPod(pod, attachments);
        }

        return AttachmentCheck.Check(attachments[0], new AttachmentSurroundings
        {
            Config = side.HasServer ? side.Import() : null,
            Nodes = side.Node is { } node ? NodeLinks.Of([ExampleNode.Read(node.Content)]) : [],
            Others = [.. attachments.Skip(1)],
            IsSingleNode = side.NodeCount == 1,
        });
    }

    private static IReadOnlyList<Finding> CheckPod(ExampleFile pod, NetworkAttachment[] attachments)
    {
        var networks = ((YamlList)JsonReader.Read(pod.Content)).Cast<YamlMap>().Select(network => Request(network, attachments)).ToArray();
        return AttachmentCheck.CheckPod(PodNetworkAnnotationFactory.Create(networks, new PodNetworkAnnotationOptions()).Networks);
    }

    private static PodNetworkRequest Request(YamlMap network, NetworkAttachment[] attachments) => PodNetworkRequest.Of(Array.Find(attachments, each => each.Name == Text(network, "name"))!) with
    {
        IPAddress = (network.Find("ips") as YamlList)?.Select(address => ((YamlScalar)address).Text).ToArray(),
        MacAddress = Text(network, "mac"),
    };

    private static string? Text(YamlMap map, string key) => (map.Find(key) as YamlScalar)?.Text;
}
