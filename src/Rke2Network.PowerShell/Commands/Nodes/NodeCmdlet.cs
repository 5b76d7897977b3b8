using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Nodes;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <summary>What the cmdlets share that look at nodes: where their facts come from, how many are asked at once, and an end at Ctrl+C.</summary>
public abstract partial class NodeCmdlet : Rke2Cmdlet, IDisposable
{
    internal const string LocalSet = "Local";
    internal const string RootPathSet = "RootPath";
    internal const string HostSet = "Host";
    internal const string NodeSet = "Node";

    private readonly CancellationTokenSource stop = new();

    /// <summary>Folders that hold the files of nodes, such as mounted images or unpacked support bundles: those in which etc and sys are; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RootPathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RootPath { get; set; } = null!;

    /// <summary>Nodes that are asked over ssh, by name or address, such as worker-1 or admin@192.0.2.11. Host keys are checked, and no password is asked for.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HostSet)]
    [Alias("ComputerName")]
    [ValidateNotNullOrEmpty]
    public string[] HostName { get; set; } = null!;

    /// <summary>The user to log in as over ssh; what ssh's configuration says where none is given.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNullOrEmpty]
    public string? UserName { get; set; }

    /// <summary>The port of ssh; what ssh's configuration says where none is given.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateRange(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The file of the private key for ssh; without it those of ssh-agent and ssh's configuration are tried.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNullOrEmpty]
    public string? KeyFilePath { get; set; }

    /// <summary>The host to go by to reach the nodes over ssh, such as admin@bastion:2222; several with commas between them.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNullOrEmpty]
    public string? JumpHost { get; set; }

    /// <summary>How long reaching a node over ssh may take, in seconds; its whole answer has twelve times as long.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 10;

    /// <summary>How many nodes are asked at once.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Nodes of a running cluster, by name, or by a pattern such as worker-*: its Node objects are read, and what the SR-IOV operator found. Needs PowerShell 7.4 or later.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NodeSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    public string[] NodeName { get; set; } = null!;

    /// <summary>With -NodeName the contexts of the kubeconfig, one for each cluster, by name, or by a pattern such as prod-*; the current one where none is given.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Context { get; set; }

    /// <summary>With -NodeName the kubeconfig, or several with ; between them on Windows and : elsewhere. Without it the variable KUBECONFIG holds, then ~/.kube/config.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KubeConfig { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the command holds.</summary>
    /// <param name="disposing">Whether it is asked for.</param>
    protected virtual void Dispose(bool disposing) => stop.Dispose();

    /// <summary>Whether nodes are looked at; not where the pipeline should have brought something, and did not.</summary>
    private protected virtual bool HasWork => true;

    /// <summary>Looks at a node; on the pipeline's thread, as facts come.</summary>
    private protected abstract void ProcessFacts(NodeFacts facts);

    /// <summary>A node gave no facts; the error is told already.</summary>
    /// <param name="node">What it was asked for by.</param>
    private protected virtual void ProcessNoFacts(string node)
    {
    }

    /// <summary>All nodes were looked at.</summary>
    private protected virtual void End()
    {
    }

    /// <inheritdoc/>
    protected override void Process()
    {
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => OrEnd(() =>
    {
        if (!HasWork)
        {
            return;
        }

        RefuseClusterOfNoNode();
        switch (ParameterSetName)
        {
            case RootPathSet:
                Gather(Folders(), 1, (folder, cancellation) => NodeProbe.RunAsync(folder, cancellation));
                break;
            case HostSet:
                var options = Options();
                SshProbe.Check(options); // What is wrong with these is wrong for all.
                Gather([.. HostName.Select(host => host.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)], ThrottleLimit, (host, cancellation) => SshProbe.RunAsync(host, options, cancellation));
                break;
            case NodeSet:
                GatherFromClusters();
                break;
            default:
                Gather(["this machine"], 1, (_, cancellation) => NodeProbe.RunAsync(null, cancellation));
                break;
        }

        End();
    });

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    /// <summary>
    /// -Context and -KubeConfig are for -NodeName. They are in every parameter set, as $PSDefaultParameterValues may give them to
    /// all cmdlets and would choose the set by that; who writes them here is told.
    /// </summary>
    private void RefuseClusterOfNoNode()
    {
        if (ParameterSetName != NodeSet && new[] { nameof(Context), nameof(KubeConfig) }.FirstOrDefault(name => MyInvocation.BoundParameters.ContainsKey(name) && !HasDefault(name)) is { } given)
        {
            throw new InputException("NeedsNodeName", null, "it says which cluster is asked for nodes, and no node of a cluster is named.", "Give -NodeName, or leave it out.", given);
        }

        bool HasDefault(string parameter) => GetVariableValue("PSDefaultParameterValues") is IDictionary defaults
            && defaults.Keys.Cast<object>().Any(key => key.ToString()?.EndsWith(":" + parameter, StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>The facts of nodes of clusters.</summary>
    partial void GatherFromClusters();

    private SshOptions Options() => new()
    {
        UserName = UserName,
        Port = Port,
        KeyFilePath = KeyFilePath is null ? null : Read(nameof(KeyFilePath), () => PathArgument.Resolve(KeyFilePath, SessionState)),
        JumpHost = JumpHost,
        ConnectTimeout = TimeSpan.FromSeconds(TimeoutSec),
        Timeout = TimeSpan.FromSeconds(TimeoutSec * 12.0),
    };

    private List<string> Folders()
    {
        var folders = new List<string>();
        foreach (var given in RootPath)
        {
            OrNone(given, () => folders.AddRange(WildcardPattern.ContainsWildcardCharacters(given) ? PathArgument.ResolveExisting(given, SessionState) : [PathArgument.Resolve(given, SessionState)]), nameof(RootPath));
        }

        return [.. folders.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Asks nodes, several at once. One that fails is an error of its own, and the others go on.</summary>
    private void Gather(List<string> nodes, int throttle, Func<string, CancellationToken, Task<NodeFacts>> ask)
    {
        var pump = new Pump();
        var progress = new NodeProgress(this, nodes.Count);
        pump.Run(
            async cancellation =>
            {
                using var slots = new SemaphoreSlim(throttle);
                await Task.WhenAll(nodes.Select(AskAsync)).ConfigureAwait(false);

                async Task AskAsync(string node)
                {
                    await slots.WaitAsync(cancellation).ConfigureAwait(false);
                    try
                    {
                        var facts = await ask(node, cancellation).ConfigureAwait(false);
                        pump.Post(() =>
                        {
                            ProcessFacts(facts);
                            progress.Done();
                        });
                    }
                    catch (InputException fault)
                    {
                        pump.Post(() =>
                        {
                            OrNone(node, () => throw fault);
                            progress.Failed();
                        });
                    }
                    finally
                    {
                        slots.Release();
                    }
                }
            },
            stop.Token);
        progress.End();
    }

    /// <summary>Works on one node; a fault of it is an error, and it gives no facts.</summary>
    private void OrNone(string node, Action action, string? parameter = null)
    {
        var isDone = false;
        OrError(() =>
        {
            _ = parameter is null ? Run() : Read(parameter, Run);
            isDone = true;
        });
        if (!isDone)
        {
            ProcessNoFacts(node);
        }

        bool Run()
        {
            action();
            return true;
        }
    }
}
