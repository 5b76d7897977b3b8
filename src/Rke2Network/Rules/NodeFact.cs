namespace Rke2Network.Rules;

/// <summary>What rules on nodes look at, and may find unknown.</summary>
internal enum NodeFact
{
    /// <summary>The host name.</summary>
    HostName,

    /// <summary>The release of the kernel.</summary>
    Kernel,

    /// <summary>The kernel's modules.</summary>
    Modules,

    /// <summary>The kernel's settings.</summary>
    Sysctls,

    /// <summary>The kernel's settings as they will be after a start, which are in files.</summary>
    SysctlFiles,

    /// <summary>/etc/hosts.</summary>
    Hosts,

    /// <summary>System services.</summary>
    Services,

    /// <summary>What NetworkManager leaves alone.</summary>
    UnmanagedDevices,

    /// <summary>Programs.</summary>
    Programs,

    /// <summary>Ports that something listens on.</summary>
    Ports,

    /// <summary>Network interfaces.</summary>
    Interfaces,

    /// <summary>Addresses of interfaces.</summary>
    Addresses,

    /// <summary>Default routes.</summary>
    Routes,

    /// <summary>Whether RKE2 has run on the node.</summary>
    HasRke2,

    /// <summary>The build of Windows.</summary>
    WindowsBuild,

    /// <summary>The features of Windows that are on.</summary>
    WindowsFeatures,
}
