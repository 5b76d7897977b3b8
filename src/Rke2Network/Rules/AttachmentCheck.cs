using System.Collections.Generic;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>Checks attachments, and pods that are attached, against what is known of the cluster.</summary>
public static class AttachmentCheck
{
    /// <summary>Checks an attachment.</summary>
    /// <param name="attachment">The attachment.</param>
    /// <param name="surroundings">What is known of its cluster.</param>
    /// <returns>The findings, worst first: 6xx.</returns>
    public static IReadOnlyList<Finding> Check(NetworkAttachment attachment, AttachmentSurroundings surroundings) => Ordered(
        AttachmentClusterRules.Check(attachment, surroundings)
            .Concat(AttachmentRules.Check(attachment, surroundings))
            .Concat(AttachmentNodeRules.Check(attachment, surroundings.Nodes)));

    /// <summary>Checks what a pod asks of the networks that it is attached to.</summary>
    /// <param name="networks">The networks.</param>
    /// <returns>The findings, worst first: 6xx.</returns>
    public static IReadOnlyList<Finding> CheckPod(IReadOnlyList<PodNetwork> networks) => Ordered(PodNetworkRules.Check(networks));

    private static Finding[] Ordered(IEnumerable<Finding> findings) => [.. findings.OrderByDescending(finding => finding.Severity)];
}
