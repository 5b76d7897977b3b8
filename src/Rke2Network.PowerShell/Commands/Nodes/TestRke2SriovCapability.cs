using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <summary>Tells which NICs of nodes can have SR-IOV virtual functions, and what stands in the way of the others.</summary>
/// <remarks>
/// <para>A NIC is capable where it has virtual functions to make (sriov_totalvfs), a driver that makes them is bound to it,
/// and the node's IOMMU is on. Where one of these is not known, and none is missing, Capable is empty: unknown is not no.</para>
/// <para>What was found of each NIC stands in Findings, with the remedy: SR-IOV off in the firmware, which kernel arguments
/// turn the IOMMU on for this CPU and how this system sets them, a driver that is missing, a NIC that the SR-IOV operator
/// does not support, virtual functions that are on already, a NIC that carries the node's own network. Each finding is shown
/// once: errors and warnings on the warning stream, the rest on the information stream.</para>
/// <para>Facts are gathered by one read-only script for sh: on this machine (Linux), for folders that hold nodes' files
/// (-RootPath), or on nodes over ssh (-HostName). Nothing is changed, and root is not needed. With -NodeName the cluster is
/// asked instead, which tells what the SR-IOV operator found, and not the rest.</para>
/// <para>ssh is the client of this machine, with its configuration and agent. It asks no questions: a host whose key is not
/// known, or has changed, is an error. A node that fails is an error of its own, and the others go on.</para>
/// </remarks>
/// <returns>A physical NIC: where it is, what it is, and whether virtual functions can be made of it.</returns>
/// <returns>With -Quiet whether every node has a NIC that is capable.</returns>
/// <example>
/// <code>
/// Test-Rke2SriovCapability -WarningAction Ignore -ErrorAction Ignore |
///     Where-Object Capable
/// </code>
/// <para>Shows the NICs of this machine of which virtual functions can be made.</para>
/// </example>
/// <example>
/// <code>
/// $nics = Test-Rke2SriovCapability -Interface e* -WarningAction Ignore `
///     -ErrorAction Ignore
/// $nics | ForEach-Object { $_.Findings } | Get-Rke2Rule
/// </code>
/// <para>Shows which rules speak of this machine's NICs whose names begin with e.</para>
/// </example>
/// <example>
/// <code>
/// if (-not (Test-Rke2SriovCapability -Quiet -ErrorAction Ignore)) {
///     'SR-IOV cannot be used here.'
/// }
/// </code>
/// <para>Says so where no NIC of this machine is capable.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "Rke2SriovCapability", DefaultParameterSetName = LocalSet)]
[OutputType(typeof(SriovNic))]
[OutputType(typeof(bool))]
public sealed class TestRke2SriovCapability : NodeCmdlet
{
    private WildcardPattern[]? patterns;
    private bool areAllCapable = true;

    /// <summary>Only NICs of these interfaces, by name or by a pattern such as ens1*. NICs without an interface are shown where this is left out.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Interface { get; set; }

    /// <summary>Returns a boolean: whether every node has a capable NIC. What is not known counts as no, and so does a node that cannot be looked at. Findings are not shown.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrEnd(() =>
        patterns = Given(nameof(Interface), Interface)?.Select(text => Read(nameof(Interface), () => PatternArgument.Read(text.Trim()))).ToArray());

    /// <inheritdoc/>
    private protected override void ProcessNoFacts(string node) => areAllCapable = false;

    /// <inheritdoc/>
    private protected override void End()
    {
        if (Quiet)
        {
            WriteObject(areAllCapable);
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessFacts(NodeFacts facts)
    {
        var nics = SriovCapability.Judge(facts).Where(nic => patterns is null || patterns.Any(pattern => nic.Interface.Length > 0 && pattern.IsMatch(nic.Interface))).ToArray();
        areAllCapable &= nics.Any(nic => nic.Capable == true);
        if (!Quiet)
        {
            ShowFindings(SriovCapability.Check(facts, nics));
            WriteObject(nics, enumerateCollection: true);
        }

        foreach (var name in (Interface ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && facts.Interfaces is not null && !nics.Any(nic => string.Equals(nic.Interface, name.Trim(), StringComparison.OrdinalIgnoreCase))))
        {
            OrError(() => throw Missing(name, facts));
        }
    }

    private void ShowFindings(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Severity == FindingSeverity.Information)
            {
                WriteInformation(finding, ["Rke2Network", finding.Id]);
            }
            else
            {
                WriteWarning(finding.ToString());
            }
        }
    }

    private static InputException Missing(string name, NodeFacts facts) => new(
        "NoSuchInterface",
        name,
        facts.FindInterface(name) is { } other
            ? $"this interface of {facts.Node} is no NIC but {Words(other.Kind)}."
            : facts.HasAllInterfaces ? $"{facts.Node} has no such interface."
            : $"{facts.Node} has no such NIC among those that the SR-IOV operator supports, and a cluster tells of no others.",
        SriovCapability.Judge(facts).Where(nic => nic.Interface.Length > 0).Select(nic => nic.Interface).ToArray() is { Length: > 0 } names
            ? $"Its NICs are {string.Join(", ", names)}."
            : "It has no NIC with an interface.",
        nameof(Interface));

    private static string Words(NodeInterfaceKind kind) => kind switch
    {
        NodeInterfaceKind.VirtualFunction => "a virtual function of one",
        NodeInterfaceKind.Bond => "a bond",
        NodeInterfaceKind.Bridge => "a bridge",
        NodeInterfaceKind.Vlan => "a VLAN",
        NodeInterfaceKind.Loopback => "the loopback",
        NodeInterfaceKind.Virtual => "made by the kernel alone",
        _ => "of a kind that is not known",
    };
}
