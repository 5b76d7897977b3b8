using System;
using System.Collections.Generic;
using Rke2Network.Model;

namespace Rke2Network.Catalog;

/// <summary>A release of RKE2 and the network charts that it ships. Source: rancher/rke2 charts/chart_versions.yaml of its tag, in older tags the Dockerfile.</summary>
public sealed class Rke2Release
{
    private readonly Dictionary<string, string> charts;

    internal Rke2Release(Rke2Version version, Dictionary<string, string> charts)
    {
        Version = version;
        this.charts = charts;
    }

    /// <summary>The release.</summary>
    public Rke2Version Version { get; }

    /// <summary>The version of rke2-canal.</summary>
    public string? Canal => ChartVersion("rke2-canal");

    /// <summary>The version of rke2-calico.</summary>
    public string? Calico => ChartVersion("rke2-calico");

    /// <summary>The version of rke2-calico-crd, which holds the schemas of Calico's resources.</summary>
    public string? CalicoCrd => ChartVersion("rke2-calico-crd");

    /// <summary>The version of rke2-cilium.</summary>
    public string? Cilium => ChartVersion("rke2-cilium");

    /// <summary>The version of rke2-flannel; null in releases that do not bundle Flannel alone.</summary>
    public string? Flannel => ChartVersion("rke2-flannel");

    /// <summary>The version of rke2-multus.</summary>
    public string? Multus => ChartVersion("rke2-multus");

    /// <summary>The version of a chart that the release ships.</summary>
    /// <param name="chart">The chart's name, such as <c>rke2-canal</c>.</param>
    /// <returns>The version, or null where the release does not ship the chart.</returns>
    public string? ChartVersion(string chart) => charts.TryGetValue(chart, out var version) ? version : null;

    /// <summary>The release.</summary>
    /// <returns>Its version.</returns>
    public override string ToString() => Version.ToString();

    /// <summary>Reads a line of the catalog: the version, then <c>chart=version</c> for each chart.</summary>
    internal static Rke2Release Parse(string line)
    {
        var words = line.Split(' ');
        var charts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < words.Length; i++)
        {
            var at = words[i].IndexOf('=');
            charts.Add(words[i].Substring(0, at), words[i].Substring(at + 1));
        }

        return new Rke2Release(Rke2Version.Parse(words[0]), charts);
    }
}
