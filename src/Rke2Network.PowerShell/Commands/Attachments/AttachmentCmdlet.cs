using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Commands.Attachments;

/// <summary>What the cmdlets for further networks of pods share: maps and JSON as users give them, and findings on the streams.</summary>
public abstract class AttachmentCmdlet : Rke2Cmdlet
{
    /// <summary>A hashtable or an object as a map; null where it was not given.</summary>
    private protected YamlMap? Map(string parameter, object? argument) => GivenOrInTable(parameter, argument) is { } given ? Read(parameter, () => AsMap(given)) : null;

    /// <summary>The same for what may also be JSON, in one text or in lines.</summary>
    private protected YamlMap? MapOrJson(string parameter, object? argument) => GivenOrInTable(parameter, argument) is { } given
        ? Read(parameter, () => Text(given) is { } json ? JsonReader.Read(json) as YamlMap ?? throw NotAMap(json) : AsMap(given))
        : null;

    /// <summary>Shows findings: errors and warnings on the warning stream, the rest on the information stream.</summary>
    private protected void ShowFindings(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Severity == FindingSeverity.Information)
            {
                WriteInformation(finding, ["Rke2Network", finding.Id]);
            }
            else
            {
                WriteWarning(finding.ToString());
            }
        }
    }

    private static string? Text(object given) => ObjectShapes.Unwrap(given) switch
    {
        string text => text,
        object[] lines when lines.Length > 0 && lines.All(line => ObjectShapes.Unwrap(line ?? string.Empty) is string) => string.Join("\n", lines.Select(line => line?.ToString())),
        _ => null,
    };

    private static YamlMap AsMap(object argument) => ObjectReader.Read(argument, ObjectShapes.Unwrap) as YamlMap ?? throw NotAMap(argument.ToString());

    private static InputException NotAMap(string? given) => new("NotAMap", given, "these are no names with values.", "Give a hashtable such as @{ type = 'macvlan'; master = 'eth1' }.");
}
