using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Lists the rules by which configurations are checked, or describes those of findings.</summary>
/// <remarks>
/// <para>A rule is a fact about RKE2 networking that a configuration can break. It tells what it needs to know of the
/// cluster, the releases that matter, and where the fact comes from. Where something that it needs is unknown it is
/// silent.</para>
/// <para>Identifiers are what -Include and -Exclude of Test-Rke2CniConfig take. The first digit is the area. An identifier
/// keeps its meaning once it is published.</para>
/// </remarks>
/// <returns>The rules, by identifier, or in the order in which they were named; each once.</returns>
/// <example>
/// <code>Get-Rke2Rule 4* -Severity Warning</code>
/// <para>Lists what is a warning in clusters with Windows nodes.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -WindowsNodes -WarningAction Ignore |
///     Test-Rke2CniConfig | Get-Rke2Rule |
///     ForEach-Object { "$($_.Id): $($_.Source)" }
/// </code>
/// <para>Tells where the facts behind the findings come from.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "Rke2Rule")]
[OutputType(typeof(RuleDescription))]
public sealed class GetRke2Rule : Rke2Cmdlet
{
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>Identifiers such as RKE2NET301, also their digits alone; wildcards are taken. Findings and cells of Get-Rke2WindowsSupport on the pipeline name theirs. By default all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RuleId")]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Id { get; set; }

    /// <summary>The least severity of findings. By default Information, so that all rules are listed.</summary>
    [Parameter]
    [Alias("MinimumSeverity")]
    public FindingSeverity Severity { get; set; }

    /// <summary>What the rules are about: Server, Network, Chart, Windows, Dataplane, Multus, Sriov, Node, Cluster. By default all.</summary>
    [Parameter]
    public RuleArea[]? Area { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var areas = Given(nameof(Area), Area);
        foreach (var id in Given(nameof(Id), Id) ?? ["*"])
        {
            OrError(() =>
            {
                foreach (var rule in Read(nameof(Id), () => Named(id)))
                {
                    if (rule.Severity >= Severity && areas?.Contains(rule.Area) != false && written.Add(rule.Id))
                    {
                        WriteObject(rule);
                    }
                }
            });
        }
    }

    /// <summary>A pattern that fits nothing gives nothing.</summary>
    private static IEnumerable<RuleDescription> Named(string id)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(id))
        {
            return [RuleDescription.Find(id)];
        }

        var pattern = PatternArgument.Read(id);
        return RuleDescription.All.Where(rule => rule.IsNamed(pattern.IsMatch));
    }
}
