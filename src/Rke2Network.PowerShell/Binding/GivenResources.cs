using System.Collections.Generic;
using Rke2Network.Clusters;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>The resources of one input object.</summary>
/// <param name="Name">What it is, for messages.</param>
/// <param name="Config">The configuration that they were made of; null where they came as they are.</param>
/// <param name="Resources">The resources.</param>
internal sealed record GivenResources(string Name, CniConfig? Config, IReadOnlyList<KubernetesResource> Resources);
