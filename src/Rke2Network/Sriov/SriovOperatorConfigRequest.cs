using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>What a user asks of the operator's configuration; null leaves a thing at the operator's default.</summary>
public sealed record SriovOperatorConfigRequest
{
    /// <summary>The namespace that the operator runs in: elsewhere it does not look.</summary>
    public string Namespace { get; init; } = SriovDefaults.Namespace;

    /// <summary>The labels of the nodes that the operator works on. Null for <see cref="SriovDefaults.CapableLabel"/>.</summary>
    public YamlMap? NodeSelector { get; init; }

    /// <summary>How virtual functions are made again at boot: <c>daemon</c> or <c>systemd</c>.</summary>
    public string? ConfigurationMode { get; init; }

    /// <summary>Whether nodes are changed without draining them.</summary>
    public bool DisableDrain { get; init; }

    /// <summary>The plugins of the config daemon that are off.</summary>
    public IReadOnlyList<string>? DisablePlugins { get; init; }

    /// <summary>Whether the webhook runs that writes the resources of a pod's networks into its requests.</summary>
    public bool EnableInjector { get; init; }

    /// <summary>Whether the webhook runs that checks policies.</summary>
    public bool EnableOperatorWebhook { get; init; }

    /// <summary>Whether Open vSwitch hands its flows to the NIC.</summary>
    public bool EnableOvsOffload { get; init; }

    /// <summary>Features by name, each true or false.</summary>
    public YamlMap? FeatureGates { get; init; }

    /// <summary>How much the operator logs: 0 to 2.</summary>
    public int? LogLevel { get; init; }

    /// <summary>Whether the device plugin hands devices out by the Container Device Interface.</summary>
    public bool UseCdi { get; init; }
}
