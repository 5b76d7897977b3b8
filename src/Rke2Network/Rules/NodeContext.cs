using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>What a rule on nodes may look at. Where it lacks a fact it says so, and finds nothing.</summary>
internal sealed class NodeContext
{
    private readonly CniConfig? config;
    private readonly Lazy<RuleContext> rules;
    private readonly HashSet<NodeFact> missing = [];

    /// <summary>Makes the context.</summary>
    /// <param name="config">The configuration; null where there is none.</param>
    /// <param name="facts">What is known of the node.</param>
    internal NodeContext(CniConfig? config, NodeFacts facts)
    {
        this.config = config;
        Facts = facts;
        Kernel = NodeKernel.Parse(facts.IsWindows ? null : facts.KernelRelease);
        rules = new Lazy<RuleContext>(() => new RuleContext(Config, ReleaseCatalog.Default));
    }

    /// <summary>The configuration; only for rules that need parts of it.</summary>
    internal CniConfig Config => config ?? throw new InvalidOperationException("The rule does not say that it needs the configuration.");

    /// <summary>The configuration with what its charts take.</summary>
    internal RuleContext Rules => rules.Value;

    /// <summary>What is known of the node.</summary>
    internal NodeFacts Facts { get; }

    /// <summary>The kernel; null where its release is not known or cannot be read.</summary>
    internal NodeKernel? Kernel { get; }

    /// <summary>The facts that rules lacked.</summary>
    internal IEnumerable<NodeFact> Missing => missing.OrderBy(fact => fact);

    /// <summary>Whether the pods have addresses of IPv6.</summary>
    internal bool HasIPv6 => Config.ClusterCidr.Of(IpFamily.IPv6) is not null;

    /// <summary>Whether the node runs as server or agent already.</summary>
    internal bool IsMember => Facts.Source == NodeFactsSource.Cluster || Service("rke2-server") == NodeServiceState.Running || Service("rke2-agent") == NodeServiceState.Running;

    /// <summary>Whether the node is, or is to be, an agent and no server; false where that is not known.</summary>
    internal bool IsAgent => Facts.Labels is { } labels
        ? !labels.Keys.Any(label => label is "node-role.kubernetes.io/control-plane" or "node-role.kubernetes.io/etcd" or "node-role.kubernetes.io/master")
        : IsOn("rke2-agent") && !IsOn("rke2-server");

    /// <summary>Says that a fact is not known; always false.</summary>
    internal bool Miss(NodeFact fact)
    {
        missing.Add(fact);
        return false;
    }

    /// <summary>Whether a service runs or starts with the system; false where it is not there, or where services are not known.</summary>
    internal bool IsOn(string service) => Service(service) is NodeServiceState.Enabled or NodeServiceState.Running;

    /// <summary>Whether the node has a program; null where that is not known.</summary>
    internal bool? Has(string program) => Facts.Programs is { } programs && programs.TryGetValue(program, out var version) ? version is not null : null;

    /// <summary>A setting of the kernel; null where it is not known, or the kernel has none such.</summary>
    internal string? Sysctl(string name) => Facts.Sysctls is { } sysctls && sysctls.TryGetValue(name, out var value) ? value : null;

    private NodeServiceState? Service(string name) => Facts.Services is { } services && services.TryGetValue(name, out var state) ? state : null;
}
