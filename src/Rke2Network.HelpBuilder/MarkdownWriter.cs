using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.HelpBuilder;

/// <summary>Writes help as a page of docs/reference.</summary>
internal static class MarkdownWriter
{
    internal static string Write(HelpTopic topic) => string.Join("\n", Lines(topic)) + "\n";

    private static IEnumerable<string> Lines(HelpTopic topic) =>
    [
        "<!-- Generated from the XML comments of the cmdlet by the build; edit those. -->",
        $"# {topic.Name}",
        string.Empty,
        topic.Synopsis,
        string.Empty,
        "## Syntax",
        string.Empty,
        .. topic.Syntax.SelectMany(set => Code($"{topic.Name} {string.Join(" ", set.Select(Syntax))} [<CommonParameters>]")),
        "## Description",
        string.Empty,
        .. topic.Description.SelectMany(paragraph => new[] { paragraph, string.Empty }),
        "## Examples",
        string.Empty,
        .. topic.Examples.SelectMany(example => Code(example.Code).Concat([example.Explanation, string.Empty])),
        "## Parameters",
        string.Empty,
        "| parameter | type | default | pipeline | meaning |",
        "|---|---|---|---|---|",
        .. topic.Parameters.Select(Row),
        string.Empty,
        "## Inputs",
        string.Empty,
        .. Types(topic.Inputs),
        "## Outputs",
        string.Empty,
        .. Types(topic.Outputs),
        "## Related links",
        string.Empty,
        .. topic.Related.Select(Link),
    ];

    private static string[] Code(string text) => ["```powershell", text, "```", string.Empty];

    private static string Row(HelpParameter parameter)
    {
        var need = parameter.IsRequired ? " (required)" : string.Empty;
        var aliases = parameter.Aliases.Count == 0 ? string.Empty : $", alias {string.Join(", ", parameter.Aliases)}";
        var wildcards = parameter.TakesWildcards ? ", wildcards" : string.Empty;
        var values = parameter.Values.Count == 0 ? string.Empty : $" Accepted values: {string.Join(", ", parameter.Values)}.";
        return $"| `-{parameter.Name}`{need}{aliases} | {parameter.Type}{wildcards} | {parameter.Default} | {parameter.PipelineText} | {parameter.Description}{values} |";
    }

    private static IEnumerable<string> Types(IReadOnlyList<HelpType> types) =>
        types.Count == 0 ? ["None.", string.Empty] : types.SelectMany(type => new[] { $"**{type.Name}**: {type.Description}", string.Empty });

    private static string Link(string name) =>
        name.StartsWith("about_", StringComparison.Ordinal) ? $"- [{name}](../../module/en-US/{name}.help.txt)" : $"- [{name}]({name}.md)";

    private static string Syntax(HelpParameter parameter)
    {
        var name = parameter.Position >= 0 ? $"[-{parameter.Name}]" : $"-{parameter.Name}";
        var text = parameter.IsSwitch ? name : $"{name} <{parameter.Type}>";
        return parameter.IsRequired ? text : $"[{text}]";
    }
}
