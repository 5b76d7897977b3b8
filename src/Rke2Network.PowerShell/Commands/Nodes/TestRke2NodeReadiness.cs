using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <summary>Tells whether nodes are ready for a configuration, and returns what was found.</summary>
/// <remarks>
/// <para>Looked at are the host name and /etc/hosts, IPv6 and its settings, the kernel and its modules, services that get in
/// the way (NetworkManager, nm-cloud-setup, firewalld, ufw, Wicked), iptables and nft, the interfaces that the configuration
/// names with their addresses and MTU, the node's networks against those of pods and services, and ports that others have.
/// Of several nodes those are found that have the same host name or address. Findings are 8xx, and name their node in Node.</para>
/// <para>Without a configuration the rules run that need none. Of a configuration that was read from a HelmChartConfig alone
/// much is unknown; Import-Rke2CniConfig reads a server's folder as a whole.</para>
/// <para>Nothing found is not all right: where a fact is not known that the configuration asks for, one warning for the node
/// names it. An image or a support bundle has no listening ports, and a cluster tells of its nodes little more than their
/// kernel and addresses; ask the running nodes with -HostName. Nodes with the same facts missing share a warning.</para>
/// <para>Facts are gathered by one read-only script for sh: on this machine (Linux), for folders that hold nodes' files
/// (-RootPath), or on nodes over ssh (-HostName). Nothing is changed, and root is not needed; with it the programs that
/// listen on ports have names. With -NodeName the cluster is asked instead. A node that fails is an error of its own, and the
/// others go on.</para>
/// </remarks>
/// <returns>What was found, worst first for each node; nothing where there is nothing to say.</returns>
/// <returns>With -Quiet whether nothing of -Severity or worse was found on any node, and all could be looked at.</returns>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal |
///     Test-Rke2NodeReadiness -WarningAction Ignore -ErrorAction Ignore
/// </code>
/// <para>Shows what stands in the way of Canal on this machine. Leave -WarningAction out to see what could not be checked.</para>
/// </example>
/// <example>
/// <code>
/// $config = New-Rke2CniConfig Cilium -KubeProxyReplacement
/// Test-Rke2NodeReadiness $config -Severity Warning -WarningAction Ignore `
///     -ErrorAction Ignore | ForEach-Object { "$($_.Node): $($_.Id)" }
/// </code>
/// <para>Shows for each finding that should be mended the node and the rule.</para>
/// </example>
/// <example>
/// <code>
/// $quietly = @{ WarningAction = 'Ignore'; ErrorAction = 'Ignore' }
/// if (Test-Rke2NodeReadiness -Quiet @quietly) {
///     'No error was found on this machine.'
/// }
/// </code>
/// <para>Says so where no rule that needs no configuration finds an error.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "Rke2NodeReadiness", DefaultParameterSetName = LocalSet)]
[OutputType(typeof(Finding))]
[OutputType(typeof(bool))]
public sealed class TestRke2NodeReadiness : NodeCmdlet
{
    private const int NamedNodes = 3;

    private readonly List<CniConfig> configs = [];
    private readonly NodeNeighbours neighbours = new();
    private readonly List<(string Unknown, List<string> Nodes)> unknowns = [];
    private bool isReady = true;

    /// <summary>The configuration that the nodes shall be ready for, as New-Rke2CniConfig makes it or Import-Rke2CniConfig reads it. By default only the rules run that need none.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Config")]
    [DeserializedConfig]
    public CniConfig? InputObject { get; set; }

    /// <summary>The least severity that counts. By default Information, so that all are returned; with -Quiet Error.</summary>
    [Parameter]
    [Alias("MinimumSeverity")]
    public FindingSeverity? Severity { get; set; }

    /// <summary>Identifiers of the findings that count, such as RKE2NET841; wildcards are taken. By default all.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Include { get; set; }

    /// <summary>Identifiers of findings that do not count; wildcards are taken.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Exclude { get; set; }

    /// <summary>Returns one boolean for all nodes instead: whether nothing of -Severity or worse was found, and every node could be looked at. Facts that are not known are warned of, and do not count.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    private protected override bool HasWork => configs.Count > 0 || !MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (InputObject is not null)
        {
            configs.Add(InputObject);
        }
        else if (MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            throw new InputException("EmptyValue", null, "the value is empty.", "Leave it out, or give a configuration.", "Config");
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessNoFacts(string node) => isReady = false;

    /// <inheritdoc/>
    private protected override void ProcessFacts(NodeFacts facts)
    {
        var checks = configs.Count == 0 ? [NodeReadiness.Check(null, facts)] : configs.Select(config => NodeReadiness.Check(config, facts)).ToArray();
        var found = checks.SelectMany(check => check.Findings).Concat(neighbours.Add(facts)).Distinct().OrderByDescending(finding => finding.Severity).ToArray();
        var unknown = checks.SelectMany(check => check.Unknown).Distinct().ToArray();
        this.Tell(() => $"{facts.Node}: {(configs.Count == 0 ? "without a configuration" : string.Join(" and ", configs.Select(config => config.ToString())))}: "
            + $"{(found.Length == 0 ? "no findings" : FormattableString.Invariant($"{found.Length} finding{(found.Length == 1 ? string.Empty : "s")}"))}, "
            + $"{(unknown.Length == 0 ? "and all facts are known" : "and not known: " + string.Join(", ", unknown))}.");
        Remember(facts.Node, unknown);

        var least = Severity ?? (Quiet ? FindingSeverity.Error : FindingSeverity.Information);
        var selection = new FindingSelection(Include, Exclude);
        var counted = found.Where(finding => finding.Severity >= least && selection.Has(finding)).ToArray();
        isReady &= counted.Length == 0;
        if (!Quiet)
        {
            WriteObject(counted, enumerateCollection: true);
        }
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        foreach (var (unknown, nodes) in unknowns)
        {
            var names = nodes.Count <= NamedNodes ? string.Join(", ", nodes) : FormattableString.Invariant($"{string.Join(", ", nodes.Take(NamedNodes))} and {nodes.Count - NamedNodes} more");
            WriteWarning($"{names}: not all was checked, as this is not known: {unknown}.");
        }

        if (Quiet)
        {
            WriteObject(isReady);
        }
    }

    /// <summary>Keeps what is not known of a node, for one warning for all that lack the same.</summary>
    private void Remember(string node, string[] unknown)
    {
        if (unknown.Length == 0)
        {
            return;
        }

        var text = string.Join(", ", unknown);
        var index = unknowns.FindIndex(each => each.Unknown == text);
        if (index < 0)
        {
            unknowns.Add((text, [node]));
        }
        else
        {
            unknowns[index].Nodes.Add(node);
        }
    }
}
