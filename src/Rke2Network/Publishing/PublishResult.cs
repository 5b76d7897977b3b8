using System.Collections.Generic;
using Rke2Network.Clusters;

namespace Rke2Network.Publishing;

/// <summary>What became of one object that was published, put back or unpublished.</summary>
public sealed record PublishResult
{
    /// <summary>The kubeconfig context of the cluster.</summary>
    public required string Context { get; init; }

    /// <summary>The kubeconfig that has the context, as it was given; null for those that kubectl would take.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>What became of it.</summary>
    public required PublishOutcome Outcome { get; init; }

    /// <summary>The object as the cluster holds it now; as it was last where it is gone.</summary>
    public required KubernetesResource Resource { get; init; }

    /// <summary>The object as it was before; null where there was none. Undo-Rke2Resource puts it back.</summary>
    public KubernetesResource? Previous { get; init; }

    /// <summary>The fields that changed.</summary>
    public IReadOnlyList<FieldDifference> Changes { get; init; } = [];

    /// <summary>The kind.</summary>
    public string Kind => Resource.Kind;

    /// <summary>The namespace; null for what has none.</summary>
    public string? Namespace => Resource.Namespace;

    /// <summary>The name.</summary>
    public string Name => Resource.Name;

    /// <summary>The version of the object in its cluster, which every change raises.</summary>
    public string? ResourceVersion => Resource.ResourceVersion;

    /// <summary>The result on one line.</summary>
    /// <returns>Object, outcome and context.</returns>
    public override string ToString() => $"{Resource}: {Outcome} ({Context})";
}
