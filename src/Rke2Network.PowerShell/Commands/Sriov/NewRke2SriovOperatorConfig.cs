using System.Management.Automation;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Commands.Sriov;

/// <summary>Makes the configuration of the SR-IOV network operator.</summary>
/// <remarks>
/// <para>The operator works only with one SriovOperatorConfig, of the name default in its own namespace. Without it nothing
/// happens on any node.</para>
/// <para>Its daemons run on the nodes of -NodeSelector. The operator's own default, node-role.kubernetes.io/worker, is a label
/// that RKE2 agents do not have, so the default here is feature.node.kubernetes.io/network-sriov.capable: "true", which
/// node-feature-discovery sets.</para>
/// <para>Before the operator changes a node it drains it, which on a single node can never end: -SingleNode turns that
/// off. Pods that use virtual functions are then cut off when they are changed.</para>
/// <para>-EnableInjector and -EnableOperatorWebhook need certificates, which the chart makes only if its value
/// operator.admissionControllers.enabled is on: see New-Rke2SriovOperator.</para>
/// </remarks>
/// <returns>The SriovOperatorConfig.</returns>
/// <example>
/// <code>New-Rke2SriovOperatorConfig -SingleNode</code>
/// <para>Makes the configuration for a cluster of one node, which is not drained.</para>
/// </example>
/// <example>
/// <code>
/// $nodes = @{ 'node.example.com/pool' = 'radio' }
/// New-Rke2SriovOperatorConfig -NodeSelector $nodes -ConfigurationMode systemd
/// </code>
/// <para>Works on the nodes with a label of the user's own, and makes the virtual functions before the kubelet starts.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "Rke2SriovOperatorConfig")]
[OutputType(typeof(KubernetesResource))]
public sealed class NewRke2SriovOperatorConfig : SriovCmdlet
{
    /// <summary>The labels of the nodes that the operator works on: a hashtable. By default feature.node.kubernetes.io/network-sriov.capable: "true".</summary>
    [Parameter(Position = 0)]
    public object? NodeSelector { get; set; }

    /// <summary>The cluster has one node, which cannot be drained. The same as -DisableDrain.</summary>
    [Parameter]
    public SwitchParameter SingleNode { get; set; }

    /// <summary>Changes nodes without draining them: their pods with virtual functions are cut off meanwhile.</summary>
    [Parameter]
    public SwitchParameter DisableDrain { get; set; }

    /// <summary>Runs the webhook that writes what a pod's networks need into its requests of resources.</summary>
    [Parameter]
    public SwitchParameter EnableInjector { get; set; }

    /// <summary>Runs the webhook that checks policies.</summary>
    [Parameter]
    public SwitchParameter EnableOperatorWebhook { get; set; }

    /// <summary>Lets Open vSwitch hand its flows to the NICs.</summary>
    [Parameter]
    public SwitchParameter EnableOvsOffload { get; set; }

    /// <summary>How virtual functions are made again after a start of the node: daemon or systemd. By default daemon.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? ConfigurationMode { get; set; }

    /// <summary>Plugins of the daemons that are turned off: mellanox, which sets up the firmware of Mellanox NICs.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string[]? DisablePlugin { get; set; }

    /// <summary>Features that are turned on or off: a hashtable such as @{ parallelNicConfig = $true }.</summary>
    [Parameter]
    public object? FeatureGate { get; set; }

    /// <summary>How much the operator and its daemons log: 0 to 2. By default 0.</summary>
    [Parameter]
    public int? LogLevel { get; set; }

    /// <summary>Lets the device plugin hand devices out by the Container Device Interface.</summary>
    [Parameter]
    public SwitchParameter UseCdi { get; set; }

    /// <summary>The namespace of the operator. By default cattle-sriov-system.</summary>
    [Parameter]
    public string? Namespace { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Write(SriovOperatorConfigFactory.Create(new SriovOperatorConfigRequest
    {
        Namespace = NamespaceOr(Namespace),
        NodeSelector = Map(nameof(NodeSelector), NodeSelector),
        ConfigurationMode = GivenOrInTable(nameof(ConfigurationMode), ConfigurationMode),
        DisableDrain = SingleNode.IsPresent || DisableDrain.IsPresent,
        DisablePlugins = Given(nameof(DisablePlugin), DisablePlugin),
        EnableInjector = EnableInjector.IsPresent,
        EnableOperatorWebhook = EnableOperatorWebhook.IsPresent,
        EnableOvsOffload = EnableOvsOffload.IsPresent,
        FeatureGates = Map(nameof(FeatureGate), FeatureGate),
        LogLevel = LogLevel,
        UseCdi = UseCdi.IsPresent,
    }));
}
