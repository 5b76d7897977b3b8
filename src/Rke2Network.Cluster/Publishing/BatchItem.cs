using Rke2Network.Clusters;
using Rke2Network.Publishing;

namespace Rke2Network.Cluster.Publishing;

/// <summary>What became of one object of several: a result, or why there is none.</summary>
/// <param name="Index">Its place among those that were given.</param>
/// <param name="Result">The result; null where it failed.</param>
/// <param name="Fault">Why it failed; null where it did not.</param>
public sealed record BatchItem(int Index, PublishResult? Result, ClusterException? Fault);
