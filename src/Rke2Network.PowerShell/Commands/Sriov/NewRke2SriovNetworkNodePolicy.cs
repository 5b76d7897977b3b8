using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Clusters;
using Rke2Network.Nodes;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Commands.Sriov;

/// <summary>Makes policies: how many virtual functions the SR-IOV operator makes of which NICs, and what for.</summary>
/// <remarks>
/// <para>A policy chooses NICs by vendor, device, interface or PCI address; what is given must all hold. Of an interface it may
/// take a part: ens1f0#0-3 is the first four functions. Policies that would claim the same functions are refused, as are
/// those that contradict themselves: the operator's own webhook does the same, where it runs.</para>
/// <para>NICs on the pipeline, as Test-Rke2SriovCapability gives them, make a policy for each model and interface, for all
/// nodes that have it. Those that are not capable are left out with a warning. Names are made of driver, device and
/// interface, unless there is one policy only, which -Name names; -ResourceName puts all of them under one resource.
/// -NumVfs may be no more than each of the NICs can have. NICs of Mellanox may have 128, whatever they can have now: the
/// operator sets their firmware.</para>
/// <para>Rows of a table, such as those of a CSV file, make a policy each.</para>
/// <para>Vendor and device are strings of four hex digits. A variable that holds the number 158 or 0x8086 is refused, as the
/// digits are lost.</para>
/// </remarks>
/// <returns>The SriovNetworkNodePolicy: one, or one for each model and interface on the pipeline.</returns>
/// <example>
/// <code>
/// $nic = @{ Vendor = '8086'; DeviceId = '1572'; PfName = 'ens1f0', 'ens1f1' }
/// New-Rke2SriovNetworkNodePolicy intel-x710 intel_x710 @nic -NumVfs 8
/// </code>
/// <para>Makes eight virtual functions of each of the two interfaces, on every node that is labelled as capable.</para>
/// </example>
/// <example>
/// <code>
/// $nic = @{ NumVfs = 8; Vendor = '15b3' }
/// New-Rke2SriovNetworkNodePolicy a mlx_a @nic -PfName 'ens2f0#0-3' -IsRdma
/// New-Rke2SriovNetworkNodePolicy b mlx_b @nic -PfName 'ens2f0#4-7'
/// </code>
/// <para>Divides the functions of one interface between two resources.</para>
/// </example>
/// <example>
/// <code>
/// Test-Rke2SriovCapability -WarningAction Ignore -ErrorAction Ignore |
///     New-Rke2SriovNetworkNodePolicy -NumVfs 8 -DeviceType vfio-pci
/// </code>
/// <para>Makes policies of the NICs of this machine that are capable, for programs in pods that drive the functions themselves.</para>
/// </example>
/// <example>
/// <code>
/// $nic = [pscustomobject]@{
///     Node = 'agent-1'; Interface = 'ens1f0'; Driver = 'i40e'
///     Vendor = '8086'; DeviceId = '1572'; TotalVfs = 64; Capable = $true
/// }
/// $nic | New-Rke2SriovNetworkNodePolicy -NumVfs 8
/// </code>
/// <para>Makes the policy i40e-1572-ens1f0 of what was noted of a NIC.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "Rke2SriovNetworkNodePolicy")]
[OutputType(typeof(KubernetesResource))]
public sealed partial class NewRke2SriovNetworkNodePolicy : SriovCmdlet
{
    private readonly List<SriovNic> nics = [];
    private readonly List<KubernetesResource> policies = [];

    /// <summary>The name of the policy. Not needed for NICs on the pipeline.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The name under which pods ask for the functions, without its prefix: letters, digits, '_' and '-'. Not needed for NICs on the pipeline.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? ResourceName { get; set; }

    /// <summary>How many virtual functions each NIC gets: also those that other policies take of it.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? NumVfs { get; set; }

    /// <summary>The labels of the nodes: a hashtable. By default feature.node.kubernetes.io/network-sriov.capable: "true".</summary>
    [Parameter]
    public object? NodeSelector { get; set; }

    /// <summary>The PCI vendor of the NICs: four hex digits, such as 8086 (Intel) or 15b3 (Mellanox).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Vendor { get; set; }

    /// <summary>The PCI device of the NICs: four hex digits, such as 1572.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DeviceId { get; set; }

    /// <summary>The interfaces of the NICs: ens1f0, or ens1f0#0-3 for the first four functions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? PfName { get; set; }

    /// <summary>The PCI addresses of the NICs, such as 0000:3b:00.0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? RootDevice { get; set; }

    /// <summary>The network of the cloud that a guest's functions are in, such as openstack/NetworkID: and its UUID. Excludes the other ways to choose NICs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NetFilter { get; set; }

    /// <summary>What drives the functions: netdevice (the kernel) or vfio-pci (a program in the pod, as with DPDK). By default netdevice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? DeviceType { get; set; }

    /// <summary>The kind of the link: eth or ib (InfiniBand, which brings -IsRdma).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? LinkType { get; set; }

    /// <summary>The mode of the NIC's switch: legacy or switchdev.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? EswitchMode { get; set; }

    /// <summary>Makes vDPA devices of the functions: virtio or vhost. Needs a NIC of Mellanox and -EswitchMode switchdev.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? VdpaType { get; set; }

    /// <summary>Gives pods RDMA with the functions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter IsRdma { get; set; }

    /// <summary>Gives pods /dev/vhost-net with the functions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter NeedVhostNet { get; set; }

    /// <summary>The MTU of the functions in bytes: 68 to 65535.</summary>
    [Parameter]
    public int? Mtu { get; set; }

    /// <summary>Which policy wins where several select a NIC: 0, the highest, to 99. By default 99.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? Priority { get; set; }

    /// <summary>Keeps the NUMA node of the functions from the scheduler.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter ExcludeTopology { get; set; }

    /// <summary>Something else makes the functions: the operator only hands them out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter ExternallyManaged { get; set; }

    /// <summary>The namespace of the operator. By default cattle-sriov-system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Namespace { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => ofUser.UnionWith(MyInvocation.BoundParameters.Keys);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Nic() is { } nic)
        {
            nics.Add(nic);
            return;
        }

        Make(Request(
            GivenOrInTable(nameof(Name), Name) ?? throw Missing(nameof(Name), "intel-x710"),
            GivenOrInTable(nameof(ResourceName), ResourceName) ?? throw Missing(nameof(ResourceName), "intel_x710")));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (nics.Count > 0)
        {
            OrEnd(MakeOfNics);
        }
    }

    private void MakeOfNics()
    {
        var groups = SriovNicGroup.Of(nics, WriteWarning);
        var name = OfUser(nameof(Name), Name);
        if (name is not null && groups.Count > 1)
        {
            throw new InputException(
                "OneNameForMany", name, $"the NICs make {groups.Count} policies ({string.Join(", ", groups.Select(group => group.Name))}), and each needs a name of its own.", "Leave it out, or choose the NICs of one of them.", nameof(Name));
        }

        foreach (var group in groups)
        {
            this.Tell(() => $"{group.Name}: {group}.");
            OrError(() =>
            {
                group.RequireRoom(NumVfs!.Value);
                Make(Request(name ?? group.Name, OfUser(nameof(ResourceName), ResourceName) ?? group.ResourceName) with
                {
                    Vendor = group.Vendor,
                    DeviceId = group.DeviceId,
                    PfNames = [group.Interface],
                });
            });
        }
    }

    private void Make(SriovNetworkNodePolicyRequest request)
    {
        var policy = SriovNetworkNodePolicyFactory.Create(request, WriteVerbose);
        SriovPolicyOverlap.Check(policy, policies);
        Write(policy, policies);
        policies.Add(policy);
    }

    private SriovNetworkNodePolicyRequest Request(string name, string resourceName) => new()
    {
        Name = name,
        ResourceName = resourceName,
        NumVfs = GivenOrInTable(nameof(NumVfs), NumVfs) ?? throw Missing(nameof(NumVfs), "8"),
        Namespace = NamespaceOr(Namespace),
        NodeSelector = Map(nameof(NodeSelector), NodeSelector),
        Vendor = GivenOrInTable(nameof(Vendor), Vendor),
        DeviceId = GivenOrInTable(nameof(DeviceId), DeviceId),
        PfNames = Split(GivenOrInTable(nameof(PfName), PfName)),
        RootDevices = Split(GivenOrInTable(nameof(RootDevice), RootDevice)),
        NetFilter = GivenOrInTable(nameof(NetFilter), NetFilter),
        DeviceType = GivenOrInTable(nameof(DeviceType), DeviceType),
        LinkType = GivenOrInTable(nameof(LinkType), LinkType),
        EswitchMode = GivenOrInTable(nameof(EswitchMode), EswitchMode),
        VdpaType = GivenOrInTable(nameof(VdpaType), VdpaType),
        IsRdma = MyInvocation.BoundParameters.ContainsKey(nameof(IsRdma)) ? IsRdma.IsPresent : null,
        NeedVhostNet = NeedVhostNet.IsPresent,
        Mtu = Mtu,
        Priority = GivenOrInTable(nameof(Priority), Priority),
        ExcludeTopology = ExcludeTopology.IsPresent,
        ExternallyManaged = ExternallyManaged.IsPresent,
    };

    /// <summary>The cell of a table may hold several.</summary>
    private static string[]? Split(string[]? texts) => texts?.SelectMany(text => text.Split(',')).ToArray();

    private static InputException Missing(string parameter, string example) =>
        new("ValueMissing", null, "it is needed for a policy that is not made of NICs on the pipeline.", $"Write one such as {example}.", parameter);
}
