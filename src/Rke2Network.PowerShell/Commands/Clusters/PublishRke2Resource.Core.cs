using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Reading;
using Rke2Network.Cluster.Rollouts;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Publishing;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public sealed partial class PublishRke2Resource
{
    private string? kubeConfig;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var given in Input.Where(given => given.Config is not null && given.Resources.Count == 0))
        {
            WriteWarning($"{given.Name}: no chart values are set, so there is no HelmChartConfig to publish. Options of the servers belong into their config.yaml: Export-Rke2CniConfig.");
        }

        if (Input.Any(given => given.Resources.Count > 0))
        {
            OrEnd(() =>
            {
                kubeConfig = Read(nameof(KubeConfig), () => KubeConfigArgument.Resolve(KubeConfig, SessionState));
                ForEachCluster(Context, PublishAsync);
            });
        }
    }

    private async Task PublishAsync(ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        var resources = await AcceptedAsync(connection, pump, cancellation).ConfigureAwait(false);
        var hashes = Wait ? await new RolloutWatcher(connection).HashesAsync(RolloutCharts.Of(resources), cancellation).ConfigureAwait(false) : new Dictionary<string, string>();
        var publisher = new ResourcePublisher(connection);
        var batch = new BatchRun(this, pump, ThrottleLimit) { Verb = "Publish", Complete = result => result with { KubeConfig = kubeConfig } };
        var results = await batch.RunAsync(
            connection.Context,
            resources,
            (i, isDry, token) => publisher.PublishAsync(resources[i], new PublishOptions { DryRun = isDry, Force = Force, TakeOwnership = TakeOwnership }, token),
            cancellation).ConfigureAwait(false);
        if (Wait && RolloutCharts.Of(results) is { Count: > 0 } published)
        {
            // The hash stays where the values do.
            var changed = RolloutCharts.Of(results.Where(result => result.Changes.Any(change => change.Path.StartsWith("spec.values", StringComparison.Ordinal))));
            var options = new RolloutOptions { Timeout = TimeSpan.FromSeconds(TimeoutSec), PreviousHashes = hashes.Where(hash => changed.Contains(hash.Key)).ToDictionary() };
            await new RolloutRun(this, pump).WaitAsync(connection, published, options, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What nothing speaks against; what is wrong with the rest is said.</summary>
    private async Task<IReadOnlyList<KubernetesResource>> AcceptedAsync(ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        if (!Input.SelectMany(given => given.Resources).Any(resource => resource.Kind == HelmChartConfig.Kind))
        {
            return [.. Input.SelectMany(given => given.Resources)];
        }

        CniConfig running;
        try
        {
            running = ClusterImport.Import(await ClusterReader.ReadServersAsync(connection, cancellation).ConfigureAwait(false));
        }
        catch (ClusterException fault) when (Force && fault.ErrorId == "Forbidden")
        {
            pump.Post(() => WriteWarning($"{fault.Message} So nothing is checked against the running cluster."));
            return [.. Input.SelectMany(given => given.Resources)];
        }

        var accepted = new List<KubernetesResource>();
        foreach (var given in Input)
        {
            var findings = given.Config is { } config ? PublishCheck.Run(config, running) : PublishCheck.Run(given.Resources, running);
            pump.Post(() => Tell(given, running, findings));
            accepted.AddRange(findings.Count == 0 || Force ? given.Resources : []);
        }

        return accepted;
    }

    private void Tell(GivenResources given, CniConfig running, IReadOnlyList<Finding> findings)
    {
        if (given.Config is { } config)
        {
            if (config.Rke2Version != running.Rke2Version)
            {
                WriteWarning($"{given.Name} was made for another release than {running.Cluster} runs, {running.Rke2Version}: it was checked for that.");
            }

            foreach (var option in PublishCheck.Unpublished(config, running))
            {
                WriteWarning($"{option.Path} is an option of the servers, which is not published: {running.Cluster} has {option.Before ?? "none"}, the configuration {option.After ?? "none"}. Write it to config.yaml of the servers: Export-Rke2CniConfig.");
            }
        }

        if (findings.Count > 0 && Force)
        {
            foreach (var finding in findings)
            {
                WriteWarning(finding.ToString());
            }
        }
        else if (findings.Count > 0)
        {
            OrError(() => throw new InputException(
                "ErrorFindings",
                given.Name,
                $"{findings.Count} finding{(findings.Count == 1 ? " speaks" : "s speak")} against publishing it to {running.Cluster}, and nothing of it was: {string.Join(" ", findings.Select(finding => finding.ToString()))}",
                "Mend it, or use -Force to publish it all the same."));
        }
    }
}
