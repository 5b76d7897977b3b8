using System.Collections.Generic;
using Rke2Network.Cluster.Reading;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public sealed partial class GetRke2CniConfig
{
    private readonly List<string> piped = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        if (MyInvocation.ExpectingInput)
        {
            piped.AddRange(Context ?? []);
        }
        else
        {
            ReadEach(Context);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (piped.Count > 0)
        {
            OrEnd(() => ReadEach(piped));
        }
    }

    private void ReadEach(IEnumerable<string>? contexts) => ForEachCluster(contexts, async (connection, pump, cancellation) =>
    {
        var config = ClusterImport.Import(await ClusterReader.ReadAsync(connection, cancellation).ConfigureAwait(false));
        pump.Post(() =>
        {
            ShowFindings(config);
            WriteObject(config);
        });
    });
}
