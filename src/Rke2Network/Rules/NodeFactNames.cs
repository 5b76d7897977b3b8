using System;
using System.Linq;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>Facts of nodes in words, and why one is not known.</summary>
internal static class NodeFactNames
{
    /// <summary>The fact, and the reason where the source gave one.</summary>
    internal static string Of(NodeFact fact, NodeFacts facts)
    {
        var (name, subject) = fact switch
        {
            NodeFact.HostName => ("host name", "hostname"),
            NodeFact.Kernel => ("release of the kernel", "kernel"),
            NodeFact.Modules => ("modules of the kernel", "modules that can be loaded"),
            NodeFact.Sysctls => ("settings of the kernel", "sysctls"),
            NodeFact.SysctlFiles => ("files in /etc/sysctl.d", "files in /etc/sysctl.d"),
            NodeFact.Hosts => ("/etc/hosts", "/etc/hosts"),
            NodeFact.Services => ("services", "services"),
            NodeFact.UnmanagedDevices => ("files of NetworkManager", "unmanaged devices of NetworkManager"),
            NodeFact.Programs => ("programs", "programs"),
            NodeFact.Ports => ("listening ports", "listening ports"),
            NodeFact.Interfaces => ("network interfaces", "network interfaces"),
            NodeFact.Addresses => ("addresses", "addresses"),
            NodeFact.Routes => ("default routes", "routes"),
            NodeFact.HasRke2 => ("whether RKE2 has run", "whether RKE2 has run here"),
            NodeFact.WindowsBuild => ("build of Windows", "build of Windows"),
            _ => ("features of Windows", "features of Windows"),
        };
        var reason = facts.Unknown.FirstOrDefault(text => text.StartsWith(subject + ": ", StringComparison.Ordinal));
        return reason is null ? name : $"{name} ({reason.Substring(subject.Length + 2)})";
    }
}
