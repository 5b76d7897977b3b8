using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>One of an example's two configurations: files of a server, and what no file says.</summary>
/// <param name="Files">The files.</param>
/// <param name="Release">The release.</param>
/// <param name="WindowsNodes">Whether the cluster has Windows nodes; null where it is not told.</param>
/// <param name="NodeCount">How many nodes are planned; null where it is not told.</param>
/// <param name="Target">The release of an upgrade; null for none.</param>
internal sealed record ExampleSide(IReadOnlyList<ExampleFile> Files, Rke2Version Release, bool? WindowsNodes, int? NodeCount, Rke2Version? Target)
{
    /// <summary>The name under which an example gives what a running cluster holds.</summary>
    internal const string ClusterFile = "cluster.yaml";

    /// <summary>The name under which an example gives what a node tells of itself.</summary>
    internal const string NodeFile = "node.txt";

    /// <summary>The name under which an example gives NetworkAttachmentDefinitions.</summary>
    internal const string AttachmentFile = "attachment.yaml";

    /// <summary>The name under which an example gives what a pod asks of these, as its annotation has it.</summary>
    internal const string PodFile = "networks.json";

    /// <summary>The configuration of the cluster as it runs, for rules on changes; null for others.</summary>
    internal ExampleSide? Before { get; init; }

    /// <summary>Another server of the cluster, for rules on what servers must have alike; null for others.</summary>
    internal ExampleSide? Beside { get; init; }

    /// <summary>What a running cluster holds, for rules on these; null for others.</summary>
    internal ExampleFile? Cluster => Files.FirstOrDefault(file => file.Name == ClusterFile);

    /// <summary>What a node tells of itself, for rules on nodes; null for others.</summary>
    internal ExampleFile? Node => Files.FirstOrDefault(file => file.Name == NodeFile);

    /// <summary>The attachments, for rules on these; null for others.</summary>
    internal ExampleFile? Attachment => Files.FirstOrDefault(file => file.Name == AttachmentFile);

    /// <summary>What a pod asks of the attachments; null where none does.</summary>
    internal ExampleFile? Pod => Files.FirstOrDefault(file => file.Name == PodFile);

    /// <summary>Whether a server's files tell of the cluster.</summary>
    internal bool HasServer => ServerFiles.Any();

    /// <summary>Whether all that is found stands in a server's files.</summary>
    internal bool IsOfServer => Cluster is null && Node is null && Attachment is null;

    private IEnumerable<ExampleFile> ServerFiles => Files.Where(file => file.Name is not (ClusterFile or NodeFile or AttachmentFile or PodFile));

    /// <summary>The MTU of the nodes' network; null where it is not told.</summary>
    internal int? UnderlayMtu { get; init; }

    /// <summary>What the module finds in the files, without writing them anywhere.</summary>
    /// <exception cref="InputException">They cannot be read.</exception>
    internal IReadOnlyList<Finding> Check() => Cluster is { } cluster ? ExampleCluster.Check(cluster.Content)
        : Attachment is not null ? ExampleAttachment.Check(this)
        : Node is { } node ? (HasServer ? ExampleNode.Check(node.Content, Import(), Beside?.Node?.Content) : ExampleNode.Check(node.Content))
        : Check(Read());

    /// <summary>What the module finds in what was read.</summary>
    internal IReadOnlyList<Finding> Check(ServerSource source)
    {
        // Manifests that do not go together make no configuration; they are checked as files.
        if (source.Documents?.GroupBy(document => document.Name).Any(same => same.Count() > 1) == true)
        {
            return ManifestCheck.Run(source.Documents, Release);
        }

        var config = Import(source);
        return [.. Target is null ? config.Findings : RuleBook.CheckUpgrade(config, Target), .. Changes(config), .. Beside is null ? [] : ClusterCheck.Run([Beside.Import(), config])];
    }

    /// <summary>The configuration of the files.</summary>
    internal CniConfig Import() => Import(Read());

    /// <summary>What is told beside the files, in words.</summary>
    internal string Describe() => Attachment is not null && !HasServer ? Pod is null ? Node is null ? "The resource" : "The resource, and what a node tells" : "The resource, and the annotation of a pod"
        : Node is not null && !HasServer ? "What the node tells" : string.Join(
        ", ",
        new[]
        {
            $"RKE2 {Release}",
            Target is null ? null : $"to be upgraded to {Target}",
            WindowsNodes switch { true => "with Windows nodes", false => "without Windows nodes", _ => null },
            UnderlayMtu is { } mtu ? FormattableString.Invariant($"the nodes' network has an MTU of {mtu}") : null,
            NodeCount is { } count ? FormattableString.Invariant($"{count} nodes planned") : null,
            Node is not null ? "and what the node tells" : null,
        }.OfType<string>());

    private IEnumerable<Finding> Changes(CniConfig config) =>
        Before is null ? [] : ConfigComparison.Compare(Before.Import(), config).Select(difference => difference.Finding).OfType<Finding>();

    private CniConfig Import(ServerSource source)
    {
        var config = ManifestCheck.Import(Release, source, WindowsNodes, NodeCount);
        return UnderlayMtu is { } mtu ? RuleBook.WithFindings(config.WithUnderlayMtu(mtu)) : config;
    }

    private ServerSource Read()
    {
        var files = ServerFiles.OrderBy(file => file.Rank).ThenBy(file => file.Name, StringComparer.Ordinal).Select(file => file.AsSource()).ToArray();

        // A server has the folder of manifests, whether or not one lies in it.
        return ServerSource.Of(new ConfigOrigin(files, string.Empty, "server/manifests", HasManifests: true));
    }
}
