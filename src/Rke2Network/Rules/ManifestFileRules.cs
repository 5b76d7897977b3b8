using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Manifests;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>1xx, from 120: the names of the files in server/manifests. RKE2 makes an AddOn of each, named by what stands before the first point.</summary>
internal static class ManifestFileRules
{
    private const string Source = "k3s-io/k3s pkg/deploy/controller.go; rancher/rke2-docs docs/install/packaged_components.md";

    private static readonly Rule Name = Describe("RKE2NET120", "The file's name makes no name of an AddOn");
    private static readonly Rule Twice = Describe("RKE2NET121", "Two files make the same AddOn");
    private static readonly Rule Packaged = Describe("RKE2NET122", "The file bears the name of an AddOn of RKE2's own");

    /// <summary>The AddOns that releases from v1.21.2 on bring along. Source: rancher/rke2 charts/chart_versions.yaml, in older tags the Dockerfile.</summary>
    private static readonly HashSet<string> PackagedAddOns = new(
        [
            "harvester-cloud-provider", "harvester-csi-driver", "rancher-vsphere-cpi", "rancher-vsphere-csi", "rke2-calico", "rke2-calico-crd",
            "rke2-canal", "rke2-cilium", "rke2-coredns", "rke2-flannel", "rke2-ingress-nginx", "rke2-kube-proxy", "rke2-metrics-server", "rke2-multus",
            "rke2-ovirt-csi-driver", "rke2-runtimeclasses", "rke2-security-responder", "rke2-snapshot-controller", "rke2-snapshot-controller-crd",
            "rke2-snapshot-validation-webhook", "rke2-traefik", "rke2-traefik-crd",
        ],
        StringComparer.Ordinal);

    private static readonly Regex ObjectName = new("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", RegexOptions.CultureInvariant);

    internal static IReadOnlyList<Rule> All { get; } = [Name, Twice, Packaged];

    /// <summary>What is wrong with the names of files in a folder server/manifests; elsewhere names do not matter.</summary>
    internal static IEnumerable<Finding> Check(IReadOnlyList<ManifestDocument> documents)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in documents.Select(document => document.Source?.File).OfType<string>().Distinct(StringComparer.Ordinal).Where(IsDeployed))
        {
            var file = Path.GetFileName(path);
            var addOn = file.Split('.')[0];
            var place = new SourceLocation(path, 1, 1);
            if (!ObjectName.IsMatch(addOn))
            {
                yield return Name.Finding(new RuleHit(
                    $"RKE2 makes an AddOn {ChartValueTexts.Quote(addOn)} of the file {file}, and the Kubernetes API takes small letters, digits and hyphens only: nothing in it is applied.",
                    $"Rename it to {Renamed(addOn)}{Path.GetExtension(file)}.",
                    "file",
                    file,
                    place));
            }
            else if (PackagedAddOns.Contains(addOn))
            {
                yield return Packaged.Finding(new RuleHit(
                    file == addOn + ".yaml"
                        ? $"{file} is a file of RKE2's own: it is written anew or deleted whenever RKE2 starts, and what stands in it is lost."
                        : $"RKE2 makes an AddOn {addOn} of the file {file}, and has one of that name itself: what one applies the other removes.",
                    $"Rename it to {addOn}-config.yaml.",
                    "file",
                    file,
                    place));
            }
            else if (first.TryGetValue(addOn, out var other))
            {
                yield return Twice.Finding(new RuleHit(
                    $"RKE2 makes the AddOn {addOn} of this file and of {other}: what one applies the other removes.", $"Rename one of them, such as to {addOn}-2.yaml.", "file", file, place));
            }
            else
            {
                first.Add(addOn, path);
            }
        }
    }

    private static bool IsDeployed(string path)
    {
        var folders = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return Enumerable.Range(1, Math.Max(0, folders.Length - 2)).Any(i => folders[i - 1] == "server" && folders[i] == "manifests");
    }

    private static string Renamed(string addOn)
    {
        var name = Regex.Replace(addOn.ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-');
        return name.Length == 0 ? "network-config" : PackagedAddOns.Contains(name) ? name + "-config" : name;
    }

    private static Rule Describe(string id, string title) => new()
    {
        Id = id,
        Title = title,
        Severity = FindingSeverity.Error,
        Source = Source,
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Manifests,
    };
}
