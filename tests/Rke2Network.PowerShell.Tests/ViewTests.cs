using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>What users see of objects, on screens of 80 and 120 columns.</summary>
[Collection(nameof(Screen))]
public sealed class ViewTests
{
    private const string Sample = """
        $few = New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Values @{ flanel = @{ iface = 'eth1' } } -WindowsNodes -WarningAction Ignore
        $none = New-Rke2CniConfig Calico -Rke2Version v1.34.4
        $worse = New-Rke2CniConfig Flannel -Rke2Version v1.25.3 -WarningAction Ignore

        """;

    private const string Manifest = """
        'apiVersion: helm.cattle.io/v1', 'kind: HelmChartConfig', 'metadata:', '  name: rke2-canal', '  namespace: kube-system', 'spec:',
        '  valuesContent: |-', '    flanel:', '      iface: eth1'
        """;

    /// <summary>One object of every kind that has a view.</summary>
    public static TheoryData<string> Kinds =>
    [
        "$few",
        "$none | Set-Rke2DualStack",
        "$worse",
        "New-Rke2CniConfig None -Multus -Rke2Version v1.34.4",
        "New-Rke2CniConfig Canal -Multus -MultusIpam Whereabouts -Nftables -FailurePolicy Abort -UnderlayMtu 9000 -NodeCount 3 -NodeIp 10.0.0.1 -WarningAction Ignore",
        "$few | Test-Rke2CniConfig",
        "$worse | Test-Rke2CniConfig",
        "$few.HelmChartConfigs",
        "$few | Get-Rke2ChartValue",
        "New-Rke2CniConfig Flannel -Interface eth1 -Multus -MultusValues @{ a = @{ b = 'c' } } -WarningAction Ignore | Get-Rke2ChartValue",
        "New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict'; tunnel = 'vxlan' } -WarningAction Ignore | Compare-Rke2CniConfig v1.36.3",
        "Find-Rke2ChartValue cilium kubeProxyReplacement, tunnel, resources, hubble.relay.* -Rke2Version v1.36.3",
        "Get-Rke2Release v1.34*",
        "Get-Rke2Release v1.25.3",
        "Get-Rke2WindowsSupport Calico, None",
        "New-Rke2CniConfig Canal | Compare-Rke2CniConfig -DifferenceObject (New-Rke2CniConfig Cilium -Mtu 1400 -ClusterCidr 10.50.0.0/16)",
        "Get-Rke2Rule",
        SriovCapabilityTests.Objects + "$nics",
        "New-Rke2PodNetworkAnnotation apps/storage@eth1, lab",
        "New-Rke2SriovNetwork fast intelnics -NetworkNamespace a-namespace-of-a-name-as-long-as-it-may-be-or-nearly-so | New-Rke2PodNetworkAnnotation -MacAddress 02:00:5e:10:00:07 -WarningAction Ignore",
    ];

    [Fact]
    public void A_finding_at_80_columns()
    {
        var shown = Screen.Show(80, Sample + "$worse | Test-Rke2CniConfig; $few | Test-Rke2CniConfig");
        Assert.Equal(
            """

               Severity: Error

            RKE2NET101 cni
                RKE2 v1.25.3+rke2r1 does not bundle Flannel: the server refuses to start
                with this plugin.
                Remedy: Choose Canal, which uses Flannel between nodes, or a release from
                v1.26.14, v1.27.11, v1.28.7, v1.29.2 and every later minor.


               Severity: Warning

            RKE2NET301 rke2-canal: flanel
                rke2-canal v3.31.3-build2026020600 of RKE2 v1.34.4+rke2r1 knows no value
                flanel: helm ignores it in silence.
                Remedy: Write flannel.

            RKE2NET401 cni
                Canal does not run on Windows nodes: a Windows agent of RKE2
                v1.34.4+rke2r1 stops with 'unsupported CNI'.
                Remedy: Plugins that run on Windows nodes there: Calico, Flannel, None.



            """.Split('\n'),
            Trimmed(shown));
    }

    [Fact]
    public void A_finding_in_a_file_says_the_place_on_a_line_of_its_own()
    {
        var shown = Screen.Show(80, $"({Manifest} | ConvertFrom-Rke2Yaml -Rke2Version v1.34.4 -WarningAction Ignore).Findings");
        Assert.Contains("RKE2NET301 rke2-canal: flanel", shown);
        Assert.Contains("    line 8, column 5", shown);
    }

    [Theory]
    [InlineData(80, 1)]
    [InlineData(80, 5)]
    [InlineData(80, 30)]
    [InlineData(120, 1)]
    [InlineData(120, 5)]
    [InlineData(120, 30)]
    public void Findings_show_all_that_they_say(int width, int count)
    {
        var script = $$"""$values = [ordered]@{}; foreach ($i in 1..{{count}}) { $values["settingOfNobody$i"] = $i }; $found = New-Rke2CniConfig Canal -Values $values -WarningAction Ignore | Test-Rke2CniConfig;""";
        using var session = new Session();
        var told = session.Succeed(script + "foreach ($each in $found) { $each.Id; $each.Path; $each.Message; $each.Recommendation }").Output.Select(text => text.ToString()!).ToArray();
        Assert.Equal(4 * count, told.Length);
        foreach (var breaksBetweenWords in new[] { true, false })
        {
            var shown = Screen.Show(width, script + "$found", breaksBetweenWords: breaksBetweenWords);
            var all = WithoutBlanks(string.Concat(shown));
            Assert.All(told, text => Assert.Contains(WithoutBlanks(text), all));
            Assert.Single(shown, line => line == "   Severity: Warning");
            Assert.Equal(count, shown.Count(line => line.StartsWith("RKE2NET301 rke2-canal: settingOfNobody", StringComparison.Ordinal)));
            Assert.All(shown, line => Assert.InRange(line.Length, 0, width));
        }
    }

    [Fact]
    public void A_configuration_is_a_list()
    {
        var shown = Screen.Show(80, Sample + "$few | Set-Rke2ChartValue flanel.names a, b -WarningAction Ignore");
        Assert.Equal(
            """

            Plugin       : Canal
            Rke2Version  : v1.34.4+rke2r1
            ClusterCidr  : 10.42.0.0/16 (default)
            ServiceCidr  : 10.43.0.0/16 (default)
            ClusterDns   : 10.43.0.10 (default)
            WindowsNodes : True
            Values       : flanel:
                             iface: eth1
                             names:
                               - a
                               - b
            Findings     : Warning RKE2NET301
                           Warning RKE2NET401



            """.Split('\n'),
            Trimmed(shown));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Long_values_go_on_below_their_start(bool breaksBetweenWords)
    {
        var script = "$words = [string]::Join(' ', @(1..40)); New-Rke2CniConfig Canal -Values @{ a = @{ b = $words } } -WarningAction Ignore";
        var shown = Trimmed(Screen.Show(80, script, breaksBetweenWords: breaksBetweenWords));
        var at = Array.IndexOf(shown, "Values       : a:");
        Assert.StartsWith("                 b: 1 2 3 ", shown[at + 1], StringComparison.Ordinal);
        Assert.Matches(@"^ {15}[0-9 ]+ 40$", shown[at + 2]);
        Assert.All(shown, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void What_is_set_default_and_unknown_is_told_apart()
    {
        var shown = Screen.Show(80, $"{Manifest} | ConvertFrom-Rke2Yaml -WarningAction Ignore; New-Rke2CniConfig -ClusterCidr 10.1.0.0/16");
        Assert.Contains("ClusterCidr  : 10.42.0.0/16 (unknown)", shown);
        Assert.Contains("WindowsNodes : False (unknown)", shown);
        Assert.Contains("Plugin       : Canal", shown);
        Assert.Contains("Plugin       : Canal (default)", shown);
        Assert.Contains("ClusterCidr  : 10.1.0.0/16", shown);
    }

    [Fact]
    public void Equal_findings_of_a_configuration_are_counted()
    {
        var shown = Screen.Show(80, "New-Rke2CniConfig Canal -Values @{ a1b2 = 1; c3d4 = 2; e5f6 = 3 } -WindowsNodes -WarningAction Ignore");
        Assert.Contains("Findings     : Warning RKE2NET301, 3 times", shown);
        Assert.Contains("               Warning RKE2NET401", shown);
    }

    [Theory]
    [InlineData("$few; $few | Test-Rke2CniConfig; 'text'; $few.HelmChartConfigs; $none")]
    [InlineData("'text'; $few | Test-Rke2CniConfig; $few; $few.HelmChartConfigs; $none")]
    [InlineData("$few.HelmChartConfigs; 'text'; $few; $none; $few | Test-Rke2CniConfig")]
    public void Mixed_output_keeps_its_views(string script)
    {
        var shown = Screen.Show(80, Sample + script);
        Assert.Contains("Plugin       : Canal", shown);
        Assert.Contains("Plugin       : Calico", shown);
        Assert.Contains("   Severity: Warning", shown);
        Assert.Contains("RKE2NET301 rke2-canal: flanel", shown);
        Assert.Contains("    Remedy: Write flannel.", shown);
        Assert.Contains("Name         : rke2-canal", shown);
        Assert.Contains("text", shown);
        Assert.DoesNotContain(shown, line => line.Contains("HelpUri", StringComparison.Ordinal) || line.Contains("SetParts", StringComparison.Ordinal));
    }

    [Fact]
    public void Chart_values_that_are_set_make_a_table_for_each_chart()
    {
        var shown = Trimmed(Screen.Show(80, "New-Rke2CniConfig Flannel -Interface eth1 -Mtu 1400 -Multus -MultusValues @{ config = @{ logLevel = 'debug' } } -WarningAction Ignore | Get-Rke2ChartValue"));
        Assert.Contains("   Chart: rke2-flannel", shown);
        Assert.Contains("   Chart: rke2-multus", shown);
        Assert.Contains(shown, line => Regex.IsMatch(line, "^Path +Source +Value$"));
        Assert.Contains(shown, line => Regex.IsMatch(line, "^flannel.args +- \"--ip-masq\"$"));
        Assert.Contains(shown, line => Regex.IsMatch(line, "^ +- \"--iface=eth1\"$"));
        Assert.Contains(shown, line => Regex.IsMatch(line, "^flannel.mtu +1400$"));
    }

    [Fact]
    public void Chart_values_out_of_a_file_say_where_they_stand()
    {
        var file = System.IO.Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllText(file, "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    flannel:\n      iface: eth1\n");
            var shown = Screen.Show(80, $"Import-Rke2CniConfig '{file}' | Get-Rke2ChartValue");
            Assert.Contains("   Chart: rke2-canal, " + file, shown);
            Assert.Contains(shown, line => Regex.IsMatch(line, @"^flannel\.iface +9:14 +eth1$"));
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_wider_than_the_screen(string get)
    {
        foreach (var (width, breaksBetweenWords) in new[] { (80, true), (80, false), (120, true), (120, false) })
        {
            var shown = Screen.Show(width, Sample + get, breaksBetweenWords: breaksBetweenWords);
            Assert.True(shown.Count(line => line.Length > 0) > 1);
            Assert.All(shown, line => Assert.InRange(line.Length, 0, width));
            Assert.DoesNotContain(shown, line => line.Contains('\u2026', StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_comes_out_of_jobs_looks_the_same(string get)
    {
        const string Bag = " | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 1)) }";
        var live = Screen.Show(80, $"{Sample}$objects = @({get}); $objects");
        var bags = Screen.Show(80, $"{Sample}$objects = @({get}); $objects{Bag}");
        // The findings of a configuration are texts then, which tell errors alone.
        Assert.Equal(live.Select(WithoutWarning), bags);
    }

    [Theory]
    [InlineData("Ansi", false, true)]
    [InlineData("Ansi", true, true)]
    [InlineData("Host", false, false)]
    [InlineData("Host", true, false)] // The tests' own output is redirected.
    [InlineData("PlainText", true, false)]
    public void The_severity_alone_is_coloured_and_only_where_colour_is_wanted(string rendering, bool isTerminal, bool isColoured)
    {
        var shown = Screen.Show(80, $"$PSStyle.OutputRendering = '{rendering}'; try {{ {Sample} $worse | Test-Rke2CniConfig; $few | Test-Rke2CniConfig; $few }} finally {{ $PSStyle.OutputRendering = 'Host' }}", isTerminal);
        var coloured = shown.Where(line => line.Contains('\u001b', StringComparison.Ordinal));
        Assert.Equal(isColoured && isTerminal ? ["   Severity: \u001b[31;1mError\u001b[0m", "   Severity: \u001b[33;1mWarning\u001b[0m"] : [], coloured);
        Assert.Equal(isColoured && isTerminal, !shown.Contains("   Severity: Error"));
    }

    [Fact]
    public void Escape_sequences_out_of_a_file_are_shown_and_not_obeyed()
    {
        const string Script = """
            $values = [ordered]@{ "fla$([char]27)[31mnnel" = 1; flannel = @{ backend = "x$([char]27)]0;title$([char]7)" }; calico = @{ vethuMTU = "a$([char]27)[31m" } }
            $config = New-Rke2CniConfig Canal -Values $values -WarningAction Ignore
            
            """;
        string[] shown = [.. Screen.Show(80, Script + "$config; $config | Test-Rke2CniConfig", isTerminal: true), .. Screen.Show(80, Script + "$config | Get-Rke2ChartValue")];
        Assert.DoesNotContain(shown, line => line.Any(c => char.IsControl(c)));
        Assert.Contains("RKE2NET301 rke2-canal: \"fla\\x1B[31mnnel\"", shown);
        Assert.Contains(shown, line => line.Contains("not x\\x1B]0;title\\x07", StringComparison.Ordinal));
    }

    private static string[] Trimmed(string[] lines) => lines.Select(line => line.TrimEnd()).ToArray();

    private static string WithoutBlanks(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);

    private static string WithoutWarning(string line) => Regex.Replace(line, "(?<=^Findings     : |^ {15})(Warning|Information) (?=RKE2NET)", string.Empty);
}
