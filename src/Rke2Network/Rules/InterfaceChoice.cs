using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>
/// A place where a configuration names interfaces of nodes, of which a node must have one. Sources: flannel-io/flannel
/// pkg/ipmatch/match.go, main.go; projectcalico/calico node/pkg/lifecycle/startup/autodetection; cilium/cilium
/// Documentation/network (devices).
/// </summary>
/// <param name="Path">The value.</param>
/// <param name="Text">What it says.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Owner">The program that looks for it.</param>
/// <param name="Families">The families of which the program needs an address there.</param>
/// <param name="Takes">Whether it takes an interface; null where that is not known.</param>
internal sealed record InterfaceChoice(string Path, string Text, SourceLocation? Source, string Owner, IReadOnlyList<IpFamily> Families, Func<NodeInterface, bool?> Takes)
{
    private const string Iface = "--iface=";
    private const string IfaceRegex = "--iface-regex=";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly char[] Separators = [' ', ','];

    /// <summary>The places of a configuration.</summary>
    internal static IEnumerable<InterfaceChoice> Of(CniConfig config) => config.Plugin switch
    {
        CniPlugin.Canal => Flannel(config, ("flannel.iface", Iface), ("flannel.regexIface", IfaceRegex)),
        CniPlugin.Flannel => Flannel(config),
        CniPlugin.Calico => Calico(config),
        CniPlugin.Cilium => Cilium(config),
        _ => [],
    };

    /// <summary>The interfaces that it takes.</summary>
    internal IReadOnlyList<NodeInterface> In(IReadOnlyList<NodeInterface> interfaces) => [.. interfaces.Where(each => Takes(each) == true)];

    /// <summary>Flannel tries each name, then each expression, and takes the first that there is: all are one place.</summary>
    private static IEnumerable<InterfaceChoice> Flannel(CniConfig config, params (string Path, string Argument)[] values)
    {
        var given = values.Select(each => (each.Path, each.Argument, Value: config.Values.Find(each.Path) as YamlScalar)).Where(each => each.Value is { Kind: not YamlScalarKind.Null, Text.Length: > 0 })
            .Select(each => (each.Path, each.Argument, Value: each.Value!, each.Value!.Text))
            .Concat(((config.Values.Find("flannel.args") as YamlList)?.OfType<YamlScalar>() ?? []).SelectMany(value => new[] { Iface, IfaceRegex }
                .Where(argument => value.Text.StartsWith(argument, StringComparison.Ordinal) && value.Text.Length > argument.Length)
                .Select(argument => (Path: "flannel.args", Argument: argument, Value: value, Text: value.Text.Substring(argument.Length)))))
            .ToArray();
        var tests = given.Select(each => each.Argument == Iface ? ByName(each.Text) : ByExpression(each.Text, withAddresses: true)).ToArray();
        if (tests.Length > 0 && tests.All(test => test is not null))
        {
            yield return new InterfaceChoice(
                $"{config.Plugin.ChartName()}: {given[0].Path}",
                string.Join(", ", given.Select(each => each.Text)),
                given[0].Value.Source,
                "Flannel",
                [.. config.ClusterCidr.Select(network => network.Family)],
                each => Any(tests.Select(test => test!(each))));
        }
    }

    private static IEnumerable<InterfaceChoice> Calico(CniConfig config)
    {
        foreach (var family in config.ClusterCidr.Select(network => network.Family))
        {
            var path = CalicoPaths.Interface(family);
            if (config.Values.Find(path) is YamlScalar { Kind: not YamlScalarKind.Null, Text.Length: > 0 } value
                && value.Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(text => ByExpression(text, withAddresses: false)).ToArray() is var tests && tests.All(test => test is not null))
            {
                yield return new InterfaceChoice("rke2-calico: " + ValuePath.Format(path), value.Text, value.Source, "Calico", [family], each => Any(tests.Select(test => test!(each))));
            }
        }
    }

    /// <summary>Names, of which those that end in + are beginnings.</summary>
    private static IEnumerable<InterfaceChoice> Cilium(CniConfig config)
    {
        var path = CiliumPaths.Of(config.Rke2Version, "devices");
        var given = config.Values.Find(path) switch
        {
            YamlScalar { Kind: not YamlScalarKind.Null } text => [text],
            YamlList list => list.OfType<YamlScalar>(),
            _ => [],
        };
        foreach (var value in given)
        {
            foreach (var name in value.Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(name => name[0] != '!'))
            {
                var beginning = name.TrimEnd('+');
                yield return new InterfaceChoice(
                    "rke2-cilium: " + ValuePath.Format(path), name, value.Source, "Cilium", [], each => beginning.Length < name.Length ? each.Name.StartsWith(beginning, StringComparison.Ordinal) : each.Name == name);
            }
        }
    }

    /// <summary>Flannel takes an address in place of a name.</summary>
    private static Func<NodeInterface, bool?>? ByName(string text) => IPAddress.TryParse(text, out var address)
        ? each => each.Addresses?.Any(own => NodeAddresses.Address(own)?.Equals(address) == true)
        : each => each.Name == text;

    /// <summary>Null for an expression that cannot be read.</summary>
    private static Func<NodeInterface, bool?>? ByExpression(string text, bool withAddresses)
    {
        Regex expression;
        try
        {
            expression = new Regex(text, RegexOptions.CultureInvariant, Limit);
        }
        catch (ArgumentException)
        {
            return null;
        }

        return each => IsMatch(expression, each.Name) || (withAddresses && each.Addresses?.Any(own => IsMatch(expression, NodeAddresses.Address(own)?.ToString() ?? string.Empty)) == true) ? true
            : withAddresses && each.Addresses is null ? null
            : false;
    }

    private static bool IsMatch(Regex expression, string text)
    {
        try
        {
            return text.Length > 0 && expression.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool? Any(IEnumerable<bool?> answers)
    {
        var isUnknown = false;
        foreach (var answer in answers)
        {
            if (answer == true)
            {
                return true;
            }

            isUnknown |= answer is null;
        }

        return isUnknown ? null : false;
    }
}
