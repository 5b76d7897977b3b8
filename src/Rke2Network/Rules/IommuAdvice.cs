using System;
using System.Linq;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>
/// How the IOMMU is turned on for a CPU and a system. Sources: torvalds/linux Documentation/admin-guide/kernel-parameters.txt;
/// k8snetworkplumbingwg/sriov-network-operator pkg/plugins/generic/generic_plugin.go (addVfioDesiredKernelArg) and
/// bindata/scripts/kargs.sh.
/// </summary>
internal static class IommuAdvice
{
    private const string Intel = "GenuineIntel";
    private const string Amd = "AuthenticAMD";
    private static readonly string[] Off = ["intel_iommu=off", "amd_iommu=off", "iommu=off"];

    /// <summary>What to do on a node whose IOMMU is off.</summary>
    internal static string For(NodeFacts facts)
    {
        if (facts.Architecture is { } architecture && architecture is not ("x86_64" or "i686"))
        {
            return "Turn the IOMMU (SMMU) on in the node's firmware, and use a kernel that has its driver.";
        }

        var given = facts.KernelArguments ?? [];
        var off = given.Where(argument => Off.Contains(argument)).ToArray();
        var missing = Arguments(facts.CpuVendor).Where(argument => !given.Contains(argument)).ToArray();
        var firmware = facts.CpuVendor switch
        {
            Intel => "VT-d",
            Amd => "AMD-Vi (IOMMU)",
            _ => "VT-d or AMD-Vi",
        };
        return string.Join(" ", new[]
        {
            off.Length > 0 ? $"Take {string.Join(" and ", off)} out of the kernel's arguments." : null,
            facts.KernelArguments is not null && missing.Length == 0
                ? $"The kernel's arguments ask for it already: turn {firmware} on in the node's firmware and boot it again."
                : $"{(off.Length > 0 || IsDefault(facts) ? $"Turn {firmware} on in the node's firmware, and g" : "G")}ive the kernel {Words(missing.Length == 0 ? Arguments(facts.CpuVendor) : missing, facts.CpuVendor)}: {How(facts, missing)}",
            facts.KernelArguments is not null && missing.Length == 0 ? null : Operator(facts),
        }.OfType<string>());
    }

    /// <summary>On AMD the kernel uses an IOMMU that the firmware has on: where there is none, it is off there.</summary>
    private static bool IsDefault(NodeFacts facts) => facts.CpuVendor == Amd;

    private static string[] Arguments(string? vendor) => vendor == Amd ? ["iommu=pt"] : ["intel_iommu=on", "iommu=pt"];

    private static string Words(string[] arguments, string? vendor) =>
        (arguments.Length == 1 ? "the argument " : "the arguments ") + string.Join(" ", arguments) + (vendor is Intel or Amd ? string.Empty : " (on AMD iommu=pt alone)");

    /// <summary>How arguments are given to the kernel on the system.</summary>
    private static string How(NodeFacts facts, string[] missing)
    {
        var arguments = string.Join(" ", missing);
        return facts switch
        {
            { IsOstree: true } => $"rpm-ostree kargs{string.Concat(missing.Select(each => $" --append={each}"))}, and boot the node again.",
            _ when Is(facts, "sl-micro", "sle-micro", "suse-microos", "opensuse-microos", "sle-micro-rancher") || Has(facts, "transactional-update") =>
                $"add '{arguments}' to GRUB_CMDLINE_LINUX_DEFAULT in /etc/default/grub, run transactional-update grub.cfg, and boot the node again.",
            _ when Is(facts, "ubuntu", "debian") => $"add '{arguments}' to GRUB_CMDLINE_LINUX_DEFAULT in /etc/default/grub, run update-grub, and boot the node again.",
            _ when Has(facts, "grubby") || Is(facts, "rhel", "fedora", "centos", "rocky", "almalinux", "ol") => $"grubby --update-kernel=ALL --args='{arguments}', and boot the node again.",
            _ when Is(facts, "sles", "suse", "opensuse", "opensuse-leap", "opensuse-tumbleweed") =>
                $"add '{arguments}' to GRUB_CMDLINE_LINUX_DEFAULT in /etc/default/grub, run grub2-mkconfig -o /boot/grub2/grub.cfg, and boot the node again.",
            _ => "in the configuration of its boot loader, and boot the node again.",
        };
    }

    /// <summary>Whether the operator would do it; it does so for policies whose VFs are passed through, and leaves Ubuntu alone.</summary>
    private static string Operator(NodeFacts facts) => facts switch
    {
        _ when Is(facts, "ubuntu") => "The SR-IOV operator does not set kernel arguments on Ubuntu.",
        { IsOstree: true } => "The SR-IOV operator does the same with rpm-ostree for a policy of deviceType vfio-pci.",
        _ when Has(facts, "grubby") => "The SR-IOV operator does the same with grubby for a policy of deviceType vfio-pci.",
        { Programs: null } => "The SR-IOV operator does so by itself only where the node has rpm-ostree or grubby.",
        _ => "The SR-IOV operator cannot do so here: it needs rpm-ostree or grubby.",
    };

    private static bool Is(NodeFacts facts, params string[] distributions) =>
        (facts.Distribution is { } own && distributions.Contains(own, StringComparer.OrdinalIgnoreCase)) || facts.DistributionLike.Any(like => distributions.Contains(like, StringComparer.OrdinalIgnoreCase));

    private static bool Has(NodeFacts facts, string program) => facts.Programs is { } programs && programs.TryGetValue(program, out var version) && version is not null;
}
