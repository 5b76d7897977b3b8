using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Rke2Network.HelpBuilder;

/// <summary>The help of one cmdlet.</summary>
internal sealed record HelpTopic(
    string Name,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<IReadOnlyList<HelpParameter>> Syntax,
    IReadOnlyList<HelpParameter> Parameters,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<HelpExample> Examples)
{
    private const int LeastExamples = 2;

    internal static HelpTopic Of(CmdletInfo command, CommentFile comments)
    {
        var type = command.ImplementingType;
        var comment = comments.Type(type);
        HelpParameter Parameter(CommandParameterInfo info) => HelpParameter.Of(info, comments.Property(type, info.Name), type);
        var sets = command.ParameterSets.Select(set => set.Parameters.Where(IsOurs).Select(Parameter).OrderBy(parameter => parameter.Order).ToArray()).ToArray();
        return new HelpTopic(
            command.Name,
            CommentFile.OneLine(comment?.Element("summary")),
            CommentFile.Paragraphs(comment?.Element("remarks")),
            sets,
            [.. sets.SelectMany(set => set).DistinctBy(parameter => parameter.Name).OrderBy(parameter => parameter.Order)],
            [.. sets.SelectMany(set => set).Where(parameter => parameter.ByValue).Select(parameter => parameter.FullType).Distinct().DefaultIfEmpty("Objects with properties named as the parameters")],
            [.. command.OutputType.Select(output => output.Name)],
            [.. (comment?.Elements("example") ?? []).Select(HelpExample.Of)]);
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

        if (Examples.Count < LeastExamples || Examples.Any(example => example.Code.Length == 0 || example.Explanation.Length == 0))
        {
            yield return $"{Name} needs {LeastExamples} examples, each with code and para";
        }

        foreach (var parameter in Parameters.Where(parameter => parameter.Description.Length == 0))
        {
            yield return $"{Name} -{parameter.Name} has no summary";
        }
    }

    private static bool IsOurs(CommandParameterInfo parameter) =>
        !Cmdlet.CommonParameters.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase);
}
