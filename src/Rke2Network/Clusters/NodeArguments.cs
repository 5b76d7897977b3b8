using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Clusters;

/// <summary>The arguments of a server as the options of config.yaml that would make them. Source: k3s-io/k3s pkg/configfilearg/parser.go.</summary>
internal static class NodeArguments
{
    /// <summary>Options and their values, in the order in which they first appear; one given several times has several.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Parse(IReadOnlyList<string> arguments)
    {
        var options = new List<(string Name, List<string> Values)>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!IsOption(arguments[i]))
            {
                continue; // the subcommand
            }

            var text = arguments[i].TrimStart('-');
            var at = text.IndexOf('=');
            var name = at < 0 ? text : text.Substring(0, at);
            var takesNext = at < 0 && i + 1 < arguments.Count && (!IsOption(arguments[i + 1]) || name.EndsWith("-arg", StringComparison.Ordinal));
            var value = at >= 0 ? text.Substring(at + 1) : takesNext ? arguments[++i] : YamlScalar.True.Text;
            if (options.FirstOrDefault(option => option.Name == name).Values is { } values)
            {
                values.Add(value);
            }
            else
            {
                options.Add((name, [value]));
            }
        }

        return [.. options.Select(option => (option.Name, (IReadOnlyList<string>)option.Values))];
    }

    private static bool IsOption(string argument) => argument.Length > 1 && argument[0] == '-';
}
