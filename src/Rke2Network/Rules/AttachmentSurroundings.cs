using System.Collections.Generic;
using Rke2Network.Attachments;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>What is known of the cluster that an attachment is for. What is not known is not spoken of.</summary>
public sealed record AttachmentSurroundings
{
    /// <summary>The network configuration of the cluster.</summary>
    public CniConfig? Config { get; init; }

    /// <summary>The nodes whose interfaces are known.</summary>
    public IReadOnlyList<NodeLinks> Nodes { get; init; } = [];

    /// <summary>Whether pods with the attachment run on one node only.</summary>
    public bool IsSingleNode { get; init; }

    /// <summary>The other attachments that the cluster has.</summary>
    public IReadOnlyList<NetworkAttachment> Others { get; init; } = [];
}
