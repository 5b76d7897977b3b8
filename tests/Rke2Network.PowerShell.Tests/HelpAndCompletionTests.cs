using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

public sealed class HelpAndCompletionTests
{
    public static TheoryData<string> Commands =>
        ["Compare-Rke2CniConfig", "ConvertFrom-Rke2Yaml", "ConvertTo-Rke2CommandLine", "ConvertTo-Rke2Yaml", "Export-Rke2CniConfig", "Find-Rke2ChartValue", "Get-Rke2ChartValue", "Get-Rke2Release", "Import-Rke2CniConfig", "New-Rke2CniConfig", "Remove-Rke2ChartValue", "Repair-Rke2CniConfig", "Set-Rke2ChartValue", "Set-Rke2DualStack", "Test-Rke2CniConfig"];

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
        var folder = Directory.CreateTempSubdirectory("rke2network");
        try
        {
            session.Runspace.SessionStateProxy.Path.SetLocation(folder.FullName);
            Assert.All(examples, example => session.Succeed(example));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var parameters = session.Succeed($"(Get-Help {command} -Parameter *) | ForEach-Object {{ \"$($_.name)=$($_.description.Text)\" }}").Output.Select(item => item.ToString()!).ToArray();
        Assert.All(parameters, parameter => Assert.True(parameter.Split('=', 2)[1].Length > 15, parameter));
        var own = session.Succeed($"(Get-Command {command}).Parameters.Keys | Where-Object {{ $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }}").Output.Select(name => name.ToString()!);
        Assert.Equal(own.Order(), parameters.Select(parameter => parameter.Split('=')[0]).Order());
    }

    [Fact]
    public void The_about_topic_is_found()
    {
        using var session = new Session();
        Assert.Contains("New-Rke2CniConfig", session.Succeed("Get-Help about_Rke2Network").Text);
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

    private static string Text(PSObject help, string property) => help.Properties[property].Value.ToString()!;
}
