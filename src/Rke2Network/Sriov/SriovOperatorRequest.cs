using Rke2Network.Model;

namespace Rke2Network.Sriov;

/// <summary>What a user asks of the installation of the SR-IOV network operator.</summary>
public sealed record SriovOperatorRequest
{
    /// <summary>The namespace that the operator runs in, which is made.</summary>
    public string Namespace { get; init; } = SriovDefaults.Namespace;

    /// <summary>The chart: an address that starts with oci://, or a name in <see cref="Repository"/>. Null for <see cref="SriovDefaults.Chart"/>.</summary>
    public string? Chart { get; init; }

    /// <summary>The chart of the CRDs in the same forms. Null for <see cref="SriovDefaults.CrdChart"/> beside the default chart, and for none beside another.</summary>
    public string? CrdChart { get; init; }

    /// <summary>The address of the charts' repository; null for charts of an OCI registry.</summary>
    public string? Repository { get; init; }

    /// <summary>The version of both charts. Null for <see cref="SriovDefaults.ChartVersion"/> of the default chart, and for the newest of another.</summary>
    public string? Version { get; init; }

    /// <summary>Values for the operator's chart.</summary>
    public ChartValues? Values { get; init; }
}
