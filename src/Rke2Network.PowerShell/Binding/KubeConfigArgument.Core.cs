using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Cluster.Connection;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Kubeconfigs as PowerShell means their paths.</summary>
internal static class KubeConfigArgument
{
    /// <summary>Which cluster is meant.</summary>
    internal static ConnectionRequest Request(string? kubeConfig, string? context, SessionState session) => new() { KubeConfig = Resolve(kubeConfig, session), Context = context };

    /// <summary>The kubeconfigs with their full paths; null where none is given.</summary>
    internal static string? Resolve(string? kubeConfig, SessionState session) => kubeConfig is null
        ? null
        : IsOnDrive(kubeConfig, session) ? PathArgument.Resolve(kubeConfig, session)
        : string.Join(Path.PathSeparator, kubeConfig.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(path => PathArgument.Resolve(path, session)));

    /// <summary>Outside Windows a colon separates paths, and ends the name of a drive of PowerShell.</summary>
    private static bool IsOnDrive(string path, SessionState session) =>
        Path.PathSeparator == ':' && path.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && session.Drive.GetAll().Any(drive => drive.Name.Equals(path[..end], StringComparison.OrdinalIgnoreCase));
}
