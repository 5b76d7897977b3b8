using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

[Collection(nameof(Screen))]
public sealed class HelpAndCompletionTests
{
    private static readonly string[] Names =
        ["Add-Rke2SriovNodeLabel", "Compare-Rke2CniConfig", "ConvertFrom-Rke2Yaml", "ConvertTo-Rke2CommandLine", "ConvertTo-Rke2Yaml", "Export-Rke2CniConfig", "Find-Rke2ChartValue", "Get-Rke2ChartValue", "Get-Rke2CniConfig", "Get-Rke2Context", "Get-Rke2Release", "Get-Rke2Rule", "Get-Rke2SriovNetworkNodeState", "Get-Rke2WindowsSupport", "Import-Rke2CniConfig", "New-Rke2CniConfig", "New-Rke2NetworkAttachmentDefinition", "New-Rke2PodNetworkAnnotation", "New-Rke2SriovNetwork", "New-Rke2SriovNetworkNodePolicy", "New-Rke2SriovOperator", "New-Rke2SriovOperatorConfig", "Publish-Rke2Resource", "Remove-Rke2ChartValue", "Remove-Rke2SriovNodeLabel", "Repair-Rke2CniConfig", "Set-Rke2ChartValue", "Set-Rke2DualStack", "Test-Rke2CniConfig", "Test-Rke2NodeReadiness", "Test-Rke2SriovCapability", "Undo-Rke2Resource", "Unpublish-Rke2Resource", "Wait-Rke2Rollout"];

    public static TheoryData<string> Commands => [.. Names];

    [Theory]
    [InlineData("New-Rke2CniConfig Ca", "Calico", "Canal")]
    [InlineData("New-Rke2CniConfig -Plugin ", "Calico", "Canal", "Cilium", "Flannel", "None")]
    [InlineData("New-Rke2CniConfig Canal -Backend w", "wireguard")]
    [InlineData("New-Rke2CniConfig Canal -Rke2Version v1.30.14", "v1.30.14+rke2r1", "v1.30.14+rke2r2", "v1.30.14+rke2r4")]
    [InlineData("New-Rke2CniConfig Canal -Rke2Version 1.36.3", "v1.36.3+rke2r1")]
    [InlineData("New-Rke2CniConfig Canal | ConvertTo-Rke2Yaml -As ", "Manifest", "ServerConfig")]
    [InlineData("New-Rke2CniConfig Canal -KubeP", "-KubeProxyReplacement")]
    public void Tab_completes(string input, params string[] expected)
    {
        using var session = new Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        var completions = CommandCompletion.CompleteInput(input, input.Length, null, shell).CompletionMatches.Select(match => match.CompletionText);
        Assert.Equal(expected, completions.Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_is_complete_and_its_examples_run(string command)
    {
        using var session = new Session();
        var help = session.Succeed($"Get-Help {command} -Full").Output[0];
        Assert.True(Text(help, "Synopsis").Length > 20);
        Assert.NotEmpty(session.Succeed($"(Get-Help {command}).description.Text").Text);
        var examples = session.Succeed($"(Get-Help {command}).examples.example.code").Output.Select(code => code.ToString()!).ToArray();
        Assert.True(examples.Length >= 2, "two examples");
        ExampleRun.Run(examples);

        var parameters = session.Succeed($"(Get-Help {command} -Parameter *) | ForEach-Object {{ \"$($_.name)=$($_.description.Text)\" }}").Output.Select(item => item.ToString()!).ToArray();
        Assert.All(parameters, parameter => Assert.True(parameter.Split('=', 2)[1].Length > 15, parameter));
        var own = session.Succeed($"(Get-Command {command}).Parameters.Keys | Where-Object {{ $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }}").Output.Select(name => name.ToString()!);
        Assert.Equal(own.Order(), parameters.Select(parameter => parameter.Split('=')[0]).Order());
    }

    /// <summary>What Get-Help prints is what users copy: the code of it, as printed on 80 columns, runs.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_run_as_printed(string command)
    {
        using var session = new Session();
        var written = session.Succeed($"(Get-Help {command}).examples.example.code").Output.Select(code => code.ToString()!).ToArray();
        var printed = PrintedExamples(Screen.Show(80, $"Get-Help {command} -Examples")).ToArray();
        Assert.Equal(written, printed);
        ExampleRun.Run(printed);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_fits_80_columns_and_leads_on(string command)
    {
        var shown = Screen.Show(80, $"Get-Help {command} -Full");
        Assert.All(shown, line => Assert.InRange(line.Length, 0, 80));
        var links = shown.SkipWhile(line => line != "RELATED LINKS").Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        Assert.Equal("about_Rke2Network", links[^1]);
        Assert.True(links.Length > 1, "another cmdlet");
        Assert.Empty(links[..^1].Except(Names));
        Assert.DoesNotContain(command, links);
        var outputs = shown.SkipWhile(line => line != "OUTPUTS").Skip(1).ToArray();
        Assert.StartsWith("    ", outputs[0], System.StringComparison.Ordinal);
        Assert.Matches("^        [A-Z].+", outputs[1]);
    }

    [Theory]
    [InlineData("Test-Rke2CniConfig", "LiteralPath", "Aliases                      PSPath, FullName")]
    [InlineData("Test-Rke2CniConfig", "Path", "Accept wildcard characters?  true")]
    [InlineData("Test-Rke2CniConfig", "Severity", "    Accepted values: Information, Warning, Error.")]
    [InlineData("Test-Rke2CniConfig", "Severity", "Default value                Information")]
    [InlineData("Test-Rke2CniConfig", "InputObject", "Accept pipeline input?       true (ByValue)")]
    [InlineData("New-Rke2CniConfig", "Plugin", "    Accepted values: Canal, Calico, Cilium, Flannel, None.")]
    [InlineData("New-Rke2CniConfig", "Plugin", "Default value                Canal")]
    [InlineData("New-Rke2CniConfig", "ApiServerHost", "Default value                localhost")]
    [InlineData("New-Rke2CniConfig", "ClusterCidr", "Default value                10.42.0.0/16")]
    [InlineData("New-Rke2CniConfig", "MultusIpam", "    Accepted values: Whereabouts, Dhcp.")]
    [InlineData("ConvertTo-Rke2Yaml", "As", "Default value                Manifest")]
    [InlineData("Export-Rke2CniConfig", "Force", "Default value                False")]
    public void Help_of_a_parameter_tells(string command, string parameter, string line)
    {
        Assert.Contains(Screen.Show(80, $"Get-Help {command} -Parameter {parameter}"), shown => shown.TrimEnd().EndsWith(line, System.StringComparison.Ordinal));
    }

    [Fact]
    public void The_about_topic_is_found()
    {
        using var session = new Session();
        var text = session.Succeed("Get-Help about_Rke2Network").Text;
        Assert.All(Names, command => Assert.Contains(command, text));
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 79));
        Assert.InRange(text.Split('\n').Length, 60, 160);
    }

    [Fact]
    public void The_about_topics_examples_run()
    {
        using var session = new Session();
        var lines = session.Succeed("Get-Help about_Rke2Network").Text.Split('\n').Select(line => line.TrimEnd()).ToArray();
        var examples = CodeOf(lines).ToArray();
        Assert.InRange(examples.Length, 5, 16);
        ExampleRun.Run(examples);
    }

    [Fact]
    public void Reference_pages_say_the_same_as_the_code()
    {
        var generated = Path.Combine(StagedModule.RepositoryRoot, "out", "reference");
        var kept = Path.Combine(StagedModule.RepositoryRoot, "docs", "reference");
        Assert.Equal(Directory.GetFiles(generated).Select(path => Path.GetFileName(path)).Order(), Directory.GetFiles(kept).Select(path => Path.GetFileName(path)).Order());
        Assert.All(Directory.GetFiles(generated), path =>
            Assert.True(File.ReadAllText(path) == File.ReadAllText(Path.Combine(kept, Path.GetFileName(path))), $"docs/reference/{Path.GetFileName(path)} is old: copy it from out/reference."));
    }

    /// <summary>The code below each heading: from the first line to the empty one, without the page's indentation.</summary>
    private static IEnumerable<string> PrintedExamples(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Contains("-- Example ", System.StringComparison.Ordinal))
            {
                yield return string.Join("\n", lines.Skip(i + 1).SkipWhile(IsEmpty).TakeWhile(line => !IsEmpty(line)).Select(line => line[4..].TrimEnd()));
            }
        }
    }

    /// <summary>The blocks that stand out by their indentation of eight.</summary>
    private static IEnumerable<string> CodeOf(IEnumerable<string> lines)
    {
        var block = new List<string>();
        foreach (var line in lines.Append(string.Empty))
        {
            if (line.StartsWith("        ", System.StringComparison.Ordinal))
            {
                block.Add(line[8..]);
            }
            else if (block.Count > 0)
            {
                yield return string.Join("\n", block);
                block.Clear();
            }
        }
    }

    private static bool IsEmpty(string line) => string.IsNullOrWhiteSpace(line);

    private static string Text(PSObject help, string property) => help.Properties[property].Value.ToString()!;
}
