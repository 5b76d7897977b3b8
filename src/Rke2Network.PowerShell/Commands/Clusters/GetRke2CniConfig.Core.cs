using Rke2Network.Cluster.Reading;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public sealed partial class GetRke2CniConfig
{
    /// <inheritdoc/>
    protected override void Process() => ForEachCluster(async (connection, pump, cancellation) =>
    {
        var config = ClusterImport.Import(await ClusterReader.ReadAsync(connection, cancellation).ConfigureAwait(false));
        pump.Post(() =>
        {
            ShowFindings(config);
            WriteObject(config);
        });
    });
}
