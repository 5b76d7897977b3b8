using System.Linq;
using Rke2Network.Rules;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>The page that lists all rules.</summary>
internal static class RuleIndex
{
    private const string Introduction = """
        # Rules

        Made by `dotnet run --project src/Rke2Network.CatalogBuilder -- rules` from the rules and the files in
        [examples](examples); the examples are tests.

        A rule speaks only where what it needs is known: of a lone HelmChartConfig nobody knows the cluster's networks. Errors:
        RKE2, helm or the kernel refuse it, or the network will not work. Warnings: it will silently not do what was asked, or
        it is unsupported. Information: worth knowing. An identifier keeps its meaning once it is published.

        Choose by identifier, with wildcards, also without `RKE2NET`, or by severity:

        ```powershell
        Get-Rke2Rule 4*                                         # the rules themselves
        Test-Rke2CniConfig ./manifests -Include 3*              # findings on chart values only
        Test-Rke2CniConfig ./manifests -Exclude RKE2NET316, 5*  # all but these
        Test-Rke2CniConfig ./manifests -Severity Warning        # what should be mended
        ```

        A finding that is right where it stands is accepted by a comment: behind a value for its line and what is nested below
        it, on a line of its own for the next line, and with `ignore-file` for the whole file. One that accepts nothing is
        found (RKE2NET140), and `-IncludeSuppressed` shows what is accepted.

        ```yaml
        flanel: # rke2network:ignore RKE2NET301 a fork of the chart reads it
        # rke2network:ignore-file RKE2NET103, RKE2NET316 no policies here; defaults are written out
        ```

        """;

    private const string Form = """

        ## The form of an example

        ```yaml
        why: |
          What really happens and why it matters.
        release: v1.34.4          # the newest known otherwise
        windowsNodes: true        # where the rule needs it
        nodeCount: 300            # where the rule needs it
        underlayMtu: 1500         # the MTU of the nodes' network, where the rule needs it
        target: v1.36.3           # the release of an upgrade
        before:                   # the cluster as it runs, for rules on changes
          config.yaml: |
            cni: canal
        beside:                   # another server, for rules on what servers must have alike
          config.yaml: |
            cni: canal
        also: [RKE2NET203]        # rules that speak of the right side too, where it cannot be helped
        wrong:
          config.yaml: |
            cni: canal
        right:
          release: v1.36.3        # a side's own goes before
          server/manifests/rke2-canal-config.yaml: |
            ...
        ```

        `<900 characters>` in a file stands for that many. A side of rules on nodes has a file `node.txt`: the lines that a
        node's script answers, with blanks for the tabs between their fields; for 8xx it stands beside the files of a server,
        and may have a line `runs` with the release that the node runs. A side of rules on attachments has
        `attachment.yaml`, whose first resource is checked, and where the rule needs it the files of a server, `node.txt`, or
        `networks.json`: what a pod's annotation asks for.

        """;

    /// <summary>Writes the page.</summary>
    internal static string Write()
    {
        var areas = RuleDescription.All.GroupBy(rule => rule.Area).Select(area => string.Join(
            "\n",
            [$"\n## {(int)area.Key}xx: {Title(area.Key)}\n\n| id | severity | finds |\n|---|---|---|", .. area.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity} | {rule.Title} |"), string.Empty]));
        return (Introduction + string.Concat(areas) + Form).Replace("\r\n", "\n");
    }

    /// <summary>An area as a heading.</summary>
    internal static string Title(RuleArea area) => area switch
    {
        RuleArea.Server => "plugin, options of the server, files",
        RuleArea.Network => "networks and addresses",
        RuleArea.Chart => "chart values and HelmChartConfigs",
        RuleArea.Windows => "Windows nodes",
        RuleArea.Cluster => "running clusters",
        RuleArea.Sriov => "SR-IOV of nodes",
        RuleArea.Node => "nodes",
        RuleArea.Dataplane => "kube-proxy, dataplane, encryption",
        _ => "Multus",
    };
}
