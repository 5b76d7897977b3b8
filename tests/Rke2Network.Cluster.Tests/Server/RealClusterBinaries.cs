using System;
using System.IO;
using System.Linq;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>Where kube-apiserver and etcd are: in KUBEBUILDER_ASSETS, as with envtest, or on the PATH.</summary>
public static class RealClusterBinaries
{
    /// <summary>Why there is no real cluster; null where there can be one.</summary>
    public static string? Missing => Find("kube-apiserver") is not null && Find("etcd") is not null
        ? null
        : "There is no kube-apiserver, or no etcd, in KUBEBUILDER_ASSETS or on the PATH.";

    /// <summary>The path of a program; null where it is not there.</summary>
    public static string? Find(string program) =>
        new[] { Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS"), Environment.GetEnvironmentVariable("PATH") }
            .SelectMany(folders => (folders ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
