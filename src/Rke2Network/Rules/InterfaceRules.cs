using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx, 507: names of interfaces that none can have.</summary>
internal static class InterfaceRules
{
    /// <summary>Linux names are shorter than this with their end. Source: Linux include/uapi/linux/if.h (IFNAMSIZ).</summary>
    private const int MaximumName = 15;

    private const string Iface = "flannel.iface";
    private const string Arguments = "flannel.args";
    private const string Argument = "--iface=";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET507",
            Title = "No interface can have the name",
            Severity = FindingSeverity.Error,
            Source = "flannel-io/flannel main.go, pkg/ipmatch/match.go; Linux include/uapi/linux/if.h",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config is { Plugin: CniPlugin.Canal or CniPlugin.Flannel, Values.IsEmpty: false } ? Find(context.Config) : [],
        },
    ];

    private static IEnumerable<RuleHit> Find(CniConfig config)
    {
        var chart = config.Plugin.ChartName()!;
        if (config.Plugin == CniPlugin.Canal && config.Values.Find(Iface) is YamlScalar iface && Fault(iface.Text) is { } fault)
        {
            yield return Hit(iface, iface.Text, fault, $"{chart}: {Iface}", string.Empty) with
            {
                Repair = fault.Name is null ? null : new Repair(RepairKind.SetValue, chart, Iface, fault.Name),
            };
        }

        foreach (var argument in (config.Values.Find(Arguments) as YamlList)?.OfType<YamlScalar>() ?? [])
        {
            if (argument.Text.StartsWith(Argument, StringComparison.Ordinal) && Fault(argument.Text.Substring(Argument.Length)) is { } wrong)
            {
                yield return Hit(argument, argument.Text.Substring(Argument.Length), wrong, $"{chart}: {Arguments}", Argument);
            }
        }
    }

    private static RuleHit Hit(YamlScalar value, string name, NameFault fault, string path, string before) => new(
        $"{ChartValueTexts.Quote(name)} is the name of no interface: {fault.Reason}. Flannel finds none and does not start.", fault.Advice(before), path, value.Text, value.Source);

    /// <summary>What is wrong with a name, or the address that Flannel takes in its place; null where nothing is.</summary>
    private static NameFault? Fault(string text)
    {
        if (text.Length == 0 || IPAddress.TryParse(text, out _))
        {
            return null;
        }

        var at = text.IndexOf('@');
        if (at > 0 && Fault(text.Substring(0, at)) is null)
        {
            var name = text.Substring(0, at);
            return new NameFault("what stands behind @ is how 'ip link' shows the other end, and no part of the name", name, before => $"Write {(before.Length == 0 ? "flannel.iface: " : before)}{name}");
        }

        return text.Any(letter => letter is ',' or '/' || char.IsWhiteSpace(letter)) ? new NameFault("it takes one name, and names have no commas, slashes and blanks", null, Alternatives)
            : text.Length > MaximumName ? new NameFault(FormattableString.Invariant($"names have at most {MaximumName} characters, and this has {text.Length}"), null, _ => "See the name with 'ip link', and write it without what stands behind @.")
            : null;
    }

    private static string Alternatives(string before) => before.Length == 0
        ? "Write one name; where nodes have different ones, leave it out and write flannel.regexIface, such as '^(eth1|ens192)$'"
        : "Write one name, and repeat --iface= for further ones, of which Flannel takes the first that is there.";

    private sealed record NameFault(string Reason, string? Name, Func<string, string> Advice);
}
