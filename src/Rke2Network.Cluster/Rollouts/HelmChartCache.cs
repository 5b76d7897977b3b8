using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Model;

namespace Rke2Network.Cluster.Rollouts;

/// <summary>
/// HelmCharts hold the charts' archives, hundreds of kilobytes: they are read again when their jobs or HelmChartConfigs have changed, as the
/// helm controller changes one with the other, and every few looks all the same.
/// </summary>
internal sealed class HelmChartCache(ResourceClient client)
{
    private const int LooksBetween = 5;

    private readonly Dictionary<string, (KubernetesResource? Chart, string Versions, int Looks)> known = [];

    internal static bool Keep(string key) => key is not ("chartContent" or "objectset.rio.cattle.io/applied");

    /// <summary>A chart as it is, or was a few looks ago.</summary>
    internal async Task<KubernetesResource?> FindAsync(string name, KubernetesResource? config, IReadOnlyList<KubernetesResource> jobs, CancellationToken cancellation)
    {
        var versions = string.Join(" ", jobs.Append(config).Select(each => each?.ResourceVersion));
        if (known.TryGetValue(name, out var last) && last.Chart is not null && last.Versions == versions && last.Looks < LooksBetween)
        {
            known[name] = last with { Looks = last.Looks + 1 };
            return last.Chart;
        }

        var chart = await client.FindAsync(ResourceTypes.HelmChart, CniPlugins.ChartNamespace, name, Keep, cancellation).ConfigureAwait(false);
        known[name] = (chart, versions, 0);
        return chart;
    }
}
