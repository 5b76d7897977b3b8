using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Nodes;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Sriov;

/// <content>NICs on the pipeline: what Test-Rke2SriovCapability gives, also out of a job, a remote session or a file.</content>
public sealed partial class NewRke2SriovNetworkNodePolicy
{
    private static readonly string[] Choosing = [nameof(PfName), nameof(RootDevice), nameof(NetFilter)];
    private static readonly string[] OfNics = [nameof(Interface), nameof(Node), nameof(PciAddress), nameof(Driver), nameof(Vendor), nameof(DeviceId), nameof(TotalVfs), nameof(Capable)];

    /// <summary>What the user gave for all input alike.</summary>
    private readonly HashSet<string> ofUser = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The interface of a NIC. With it the input is a NIC, and not a row that describes a policy.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Interface { get; set; }

    /// <summary>The node of the NIC, for messages.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Node { get; set; }

    /// <summary>The PCI address of the NIC, for messages.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PciAddress { get; set; }

    /// <summary>The driver of the NIC, for the names of policy and resource.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Driver { get; set; }

    /// <summary>How many virtual functions the NIC can have.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? TotalVfs { get; set; }

    /// <summary>Whether the NIC can have virtual functions for pods: true, false, or empty where it is not known.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Capable { get; set; }

    /// <summary>The NIC that the input is; null where it is none.</summary>
    private SriovNic? Nic()
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Interface)))
        {
            return null;
        }

        RequireNicAlone();
        return new SriovNic
        {
            Node = Node is { Length: > 0 } ? Node : "an unnamed node",
            Interface = Interface ?? string.Empty,
            PciAddress = TextOf(PciAddress),
            Driver = TextOf(Driver),
            Vendor = TextOf(Vendor),
            DeviceId = TextOf(DeviceId),
            TotalVfs = TotalVfs,
            Capable = IsCapable(),
        };
    }

    /// <summary>A NIC has a number of functions of its own, those that are on now; and what a row says for itself would not hold for its whole group.</summary>
    private void RequireNicAlone()
    {
        if (!ofUser.Contains(nameof(NumVfs)))
        {
            throw new InputException("ValueMissing", null, "for NICs it is not taken from the pipeline, where it says how many virtual functions are on now.", "Write -NumVfs 8 or another number.", nameof(NumVfs));
        }

        if (Choosing.FirstOrDefault(ofUser.Contains) is { } choosing)
        {
            throw new InputException("ParametersConflict", null, "what the policy is for is told by the NICs.", "Leave it out, or make the policy without NICs.", choosing);
        }

        if (MyInvocation.ExpectingInput && OfNics.FirstOrDefault(ofUser.Contains) is { } own)
        {
            throw new InputException("ParametersConflict", null, "each NIC on the pipeline has its own.", "Leave it out, or choose NICs with Where-Object.", own);
        }

        if (MyInvocation.BoundParameters.Keys.FirstOrDefault(name => !ofUser.Contains(name) && !OfNics.Contains(name)) is { } other)
        {
            throw new InputException("RowIsMixed", null, "the input has it, and an interface: it is either a NIC or describes a policy.", "Give it as a parameter for all NICs, or name the interface PfName.", other);
        }
    }

    private bool? IsCapable() => Capable is null || ObjectShapes.Unwrap(Capable) is not { } value || string.IsNullOrWhiteSpace(value.ToString()) ? null
        : bool.TryParse(value.ToString(), out var capable) ? capable
        : throw new InputException("NotBoolean", value.ToString(), "this is neither True nor False.", "Leave it empty where it is not known.", nameof(Capable));

    private T? OfUser<T>(string parameter, T? value)
        where T : class => ofUser.Contains(parameter) ? GivenOrInTable(parameter, value) : null;

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
