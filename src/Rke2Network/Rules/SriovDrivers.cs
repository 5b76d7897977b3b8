using System;
using System.Collections.Generic;

namespace Rke2Network.Rules;

/// <summary>Drivers of NICs, by what they have to do with SR-IOV. Source: the struct pci_driver of each in torvalds/linux drivers.</summary>
internal static class SriovDrivers
{
    /// <summary>Those that make virtual functions when sriov_numvfs is written: they have sriov_configure.</summary>
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal)
    {
        "be2net", "bnx2x", "bnxt_en", "cxgb4", "ena", "fm10k", "funeth", "hinic", "hns3", "i40e", "ice", "idpf", "igb", "ionic", "ixgbe",
        "LiquidIO", "mlx5_core", "ngbe", "nfp", "octeon_ep", "qede", "qlcnic", "rvu_af", "rvu_nicpf", "sfc", "thunder-nic", "txgbe", "virtio-pci", "virtio_net",
    };

    /// <summary>Those that hand the whole device to somebody else: the kernel has no interface of it.</summary>
    private static readonly HashSet<string> Passers = new(StringComparer.Ordinal) { "vfio-pci", "uio_pci_generic", "igb_uio", "pci-stub", "pci-pf-stub", "pciback", "xen-pciback" };

    private static readonly HashSet<string> OfVirtualFunctions = new(StringComparer.Ordinal)
    {
        "cxgb4vf", "i40evf", "iavf", "igbvf", "ixgbevf", "LiquidIO_VF", "nicvf", "octeon_ep_vf", "rvu_nicvf", "thunder-nicvf",
    };

    private static readonly HashSet<string> OfHypervisors = new(StringComparer.Ordinal) { "ena", "gve", "hv_netvsc", "vif", "virtio-pci", "virtio_net", "vmxnet3", "xen-netfront" };

    internal static bool Makes(string driver) => Makers.Contains(driver);

    internal static bool PassesOn(string driver) => Passers.Contains(driver);

    internal static bool IsOfVirtualFunctions(string? driver) => driver is not null && OfVirtualFunctions.Contains(driver);

    internal static bool IsOfHypervisors(string? driver) => driver is not null && OfHypervisors.Contains(driver);
}
