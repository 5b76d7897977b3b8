using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Rke2Network.HelpBuilder;

/// <summary>The help of one cmdlet.</summary>
internal sealed record HelpTopic(string Name, string Synopsis, IReadOnlyList<string> Description)
{
    private const int LeastExamples = 2;
    private const string About = "about_Rke2Network";

    internal required IReadOnlyList<IReadOnlyList<HelpParameter>> Syntax { get; init; }

    internal required IReadOnlyList<HelpParameter> Parameters { get; init; }

    internal required IReadOnlyList<HelpType> Inputs { get; init; }

    internal required IReadOnlyList<HelpType> Outputs { get; init; }

    internal required IReadOnlyList<HelpExample> Examples { get; init; }

    /// <summary>The cmdlets that the help speaks of, and the topic on the module.</summary>
    internal IReadOnlyList<string> Related { get; private init; } = [About];

    internal static HelpTopic Of(CmdletInfo command, CommentFile comments)
    {
        var type = command.ImplementingType;
        var comment = comments.Type(type);
        HelpParameter Parameter(CommandParameterInfo info) => HelpParameter.Of(info, comments.Property(type, info.Name), type);
        var sets = command.ParameterSets.Select(set => set.Parameters.Where(IsOurs).Select(Parameter).OrderBy(parameter => parameter.Order).ToArray()).ToArray();
        var all = sets.SelectMany(set => set).DistinctBy(parameter => parameter.Name).OrderBy(parameter => parameter.Order).ToArray();
        var returns = comment?.Elements("returns").Select(CommentFile.OneLine).ToArray() ?? [];
        return new HelpTopic(command.Name, CommentFile.OneLine(comment?.Element("summary")), CommentFile.Paragraphs(comment?.Element("remarks")))
        {
            Syntax = sets,
            Parameters = all,
            Inputs = [.. InputsOf(all)],
            Outputs = [.. command.OutputType.Select((output, at) => new HelpType(output.Name, returns.ElementAtOrDefault(at) ?? string.Empty))],
            Examples = [.. (comment?.Elements("example") ?? []).Select(HelpExample.Of)],
        };
    }

    /// <summary>The topic with links to those of the others that it speaks of, in its own order.</summary>
    internal HelpTopic Linked(IEnumerable<string> commands)
    {
        var text = string.Join("\n", Description.Concat(Examples.SelectMany(example => new[] { example.Code, example.Explanation })).Concat(Parameters.Select(parameter => parameter.Description)));
        return this with
        {
            Related = [.. commands.Where(name => name != Name && text.Contains(name, StringComparison.Ordinal)).OrderBy(name => text.IndexOf(name, StringComparison.Ordinal)), About],
        };
    }

    /// <summary>What is missing: a build without complete help fails.</summary>
    internal IEnumerable<string> Gaps()
    {
        if (Synopsis.Length == 0)
        {
            yield return $"{Name} has no summary";
        }

        if (Description.Count == 0)
        {
            yield return $"{Name} has no remarks";
        }

        if (Examples.Count < LeastExamples)
        {
            yield return $"{Name} needs {LeastExamples} examples";
        }

        foreach (var gap in Examples.Select(example => example.Gap()).OfType<string>())
        {
            yield return $"{Name} needs examples with {gap}";
        }

        foreach (var parameter in Parameters.Where(parameter => parameter.Description.Length == 0))
        {
            yield return $"{Name} -{parameter.Name} has no summary";
        }

        foreach (var output in Outputs.Where(output => output.Description.Length == 0))
        {
            yield return $"{Name} has no returns for {output.Name}: one for each OutputType, in their order";
        }
    }

    private static IEnumerable<HelpType> InputsOf(IReadOnlyList<HelpParameter> parameters)
    {
        foreach (var type in parameters.Where(parameter => parameter.ByValue).GroupBy(parameter => parameter.FullType))
        {
            yield return new HelpType(type.Key, string.Join(" ", type.Select(parameter => $"To -{parameter.Name}. {parameter.Description}")));
        }

        var byName = parameters.Where(parameter => parameter is { ByPropertyName: true, ByValue: false }).Select(parameter => parameter.Name).ToArray();
        if (byName.Length > 0)
        {
            yield return new HelpType("System.Object", $"Objects with properties that are named as parameters: {string.Join(", ", byName)}.");
        }
    }

    private static bool IsOurs(CommandParameterInfo parameter) =>
        !Cmdlet.CommonParameters.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase);
}
