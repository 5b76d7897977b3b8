using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Get-Rke2Rule.</summary>
[Collection(nameof(Screen))]
public sealed class RuleCmdletTests
{
    [Theory]
    [InlineData("RKE2NET301", "RKE2NET301")]
    [InlineData("rke2net301", "RKE2NET301")]
    [InlineData("301", "RKE2NET301")]
    [InlineData("52*", "RKE2NET520", "RKE2NET521")]
    [InlineData("*Net52?", "RKE2NET520", "RKE2NET521")]
    [InlineData("[56]01", "RKE2NET501", "RKE2NET601")]
    [InlineData("520, 301, 52*, 301", "RKE2NET520", "RKE2NET301", "RKE2NET521")]
    [InlineData("-Id 42[12] -Severity Warning", "RKE2NET421", "RKE2NET422")]
    [InlineData("51[0-2] -Severity Warning", "RKE2NET511", "RKE2NET512")]
    [InlineData("51[0-2] -MinimumSeverity Error", "RKE2NET512")]
    [InlineData("*01 -Area Windows, Multus", "RKE2NET401", "RKE2NET601")]
    [InlineData("301 -Area Windows")]
    [InlineData("90[12]", "RKE2NET901", "RKE2NET902")]
    [InlineData("99*")]
    public void Rules_are_named_in_full_or_in_part(string parameters, params string[] expected)
    {
        using var session = new Session();
        Assert.Equal(expected, session.Succeed($"Get-Rke2Rule {parameters} | ForEach-Object Id").Output.Select(id => id.ToString()));
    }

    [Fact]
    public void All_come_by_identifier_each_in_the_area_of_its_first_digit()
    {
        using var session = new Session();
        var run = session.Succeed("$all = Get-Rke2Rule; \"$(@($all).Count -ge 90)\"; $all | Where-Object { [int]$_.Area -ne [int]\"$($_.Id[7])\" }; $all.Id");
        var ids = run.Output.Skip(1).Select(id => id.ToString()).ToArray();
        Assert.Equal("True", run.Output[0].ToString());
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void What_a_rule_needs_is_told_in_words()
    {
        using var session = new Session();
        var run = session.Succeed("$rule = Get-Rke2Rule 601; $rule.Needs; $rule.Since; $rule.Source; $rule.HelpUri.Host; $rule.Severity; $rule.Area; \"$rule\"; (Get-Rke2Rule 301).Needs -eq ''; (Get-Rke2Rule).Needs -cmatch '[a-z][A-Z]'");
        Assert.Equal(
            ["cni, chart values", "v1.31.14, v1.32.10, v1.33.6, v1.34.2 and every later minor", "rancher/rke2#9040", "docs.rke2.io", "Error", "Multus", "RKE2NET601 Cilium removes Multus' configuration", "True"],
            run.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Findings_name_their_rules_each_once_also_those_of_another_session()
    {
        const string Found = "$found = New-Rke2CniConfig Canal -WindowsNodes -Values @{ a = 1; b = 2 } -WarningAction Ignore | Test-Rke2CniConfig;";
        using var session = new Session();
        Assert.Equal("RKE2NET301\nRKE2NET401", session.Succeed(Found + "($found | Get-Rke2Rule).Id").Text);
        Assert.Equal("RKE2NET301\nRKE2NET401", session.Succeed(Found + "($found | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) } | Get-Rke2Rule).Id").Text);
    }

    [Fact]
    public void A_rule_of_another_session_is_a_rule_still()
    {
        using var session = new Session();
        var run = session.Succeed("$rule = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-Rke2Rule 601))); \"$($rule.Id) $($rule.Severity) $($rule.Area) $($rule.Needs)\"; ($rule | Get-Rke2Rule).Title");
        Assert.Equal("RKE2NET601 Error Multus cni, chart values\nCilium removes Multus' configuration", run.Text);
    }

    [Theory]
    [InlineData("399", "NoSuchRule", ErrorCategory.ObjectNotFound, "-Id '399': no rule has this identifier. The nearest is RKE2NET401 The plugin does not run on Windows nodes. Get-Rke2Rule lists them all.")]
    [InlineData("RKE2NET600", "NoSuchRule", ErrorCategory.ObjectNotFound, "The nearest is RKE2NET601 Cilium removes")]
    [InlineData("wireguard", "NoSuchRule", ErrorCategory.ObjectNotFound, "-Id 'wireguard': no rule has this identifier. Get-Rke2Rule lists them all.")]
    [InlineData("''", "EmptyValue", ErrorCategory.InvalidArgument, "-Id")]
    [InlineData("'3['", "InvalidPattern", ErrorCategory.InvalidArgument, "-Id '3['")]
    public void What_is_no_rule_is_said(string parameters, string errorId, ErrorCategory category, string message)
    {
        using var session = new Session();
        var run = session.Invoke($"Get-Rke2Rule {parameters}");
        Assert.Empty(run.Output);
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.GetRke2Rule", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_no_rule_stops_no_other()
    {
        using var session = new Session();
        var run = session.Invoke("(Get-Rke2Rule 301, 999, 302).Id");
        Assert.Equal("RKE2NET301\nRKE2NET302", run.Text);
        Assert.Contains("999", Assert.Single(run.Errors).ToString());
    }

    [Theory]
    [InlineData("Get-Rke2Rule 52", "RKE2NET520", "RKE2NET521")]
    [InlineData("Get-Rke2Rule RKE2NET50", "RKE2NET501", "RKE2NET502", "RKE2NET503", "RKE2NET504", "RKE2NET506", "RKE2NET507", "RKE2NET508")]
    [InlineData("Get-Rke2Rule -Id strict", "RKE2NET422")]
    [InlineData("Get-Rke2Rule -Area W", "Windows")]
    [InlineData("Test-Rke2CniConfig -Include RKE2NET52", "RKE2NET520", "RKE2NET521")]
    [InlineData("Test-Rke2CniConfig -Exclude 52", "RKE2NET520", "RKE2NET521")]
    [InlineData("Repair-Rke2CniConfig -Include 52", "RKE2NET520", "RKE2NET521")]
    public void Tab_completes_identifiers_and_shows_titles(string input, params string[] expected)
    {
        using var session = new Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        var matches = CommandCompletion.CompleteInput(input, input.Length, null, shell).CompletionMatches;
        Assert.Equal(expected, matches.Select(match => match.CompletionText));
        Assert.All(matches.Where(match => match.CompletionText == "RKE2NET601"), match => Assert.Equal("Cilium removes Multus' configuration", match.ToolTip));
    }

    [Fact]
    public void Long_titles_go_on_below_themselves()
    {
        var shown = Screen.Show(80, "Get-Rke2Rule 216, 302, 401");
        Assert.All(shown, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(shown, line => line.StartsWith("RKE2NET401 Warning     The plugin does not run on Windows nodes", StringComparison.Ordinal));
        Assert.Equal(["   Area: Network", "   Area: Chart", "   Area: Windows"], shown.Where(line => line.Contains("Area:", StringComparison.Ordinal)).Select(line => line.TrimEnd()));
        Assert.Contains(shown, line => line.StartsWith("RKE2NET302 Warning     The release's chart does not take", StringComparison.Ordinal));
        Assert.Contains(shown, line => line.StartsWith(new string(' ', 23), StringComparison.Ordinal) && line.TrimEnd().EndsWith("does", StringComparison.Ordinal));
    }
}
