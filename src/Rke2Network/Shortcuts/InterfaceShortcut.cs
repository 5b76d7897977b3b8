using System;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>
/// The nodes' interface that the plugin uses. Sources: rancher/rke2-charts charts/rke2-canal, -calico, -cilium, -flannel;
/// flannel-io/flannel main.go, pkg/ipmatch/match.go.
/// </summary>
internal static class InterfaceShortcut
{
    private const int MaximumInterfaceName = 15;
    private const string Advice = "Write a name such as eth1.";

    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.Interface),
        IsGiven = request => request.Interface is not null,
        Plugins =
        [
            (CniPlugin.Canal, context => [context.Value(Name(context), "flannel", IsPattern(context) ? "regexIface" : "iface")]),
            // Calico stops on a node whose interface lacks an address of a family that it is told to look for.
            (CniPlugin.Calico, context => context.Families.Select(family => context.Value(Name(context), CalicoPaths.Interface(family)))),
            // The devices of the eBPF programs; the tunnels' way follows the nodes' addresses. A string is taken by every chart.
            (CniPlugin.Cilium, context => [context.Value(Name(context), "devices")]),
            (CniPlugin.Flannel, context => [context.Value(FlannelArguments(context), "flannel", "args")]),
        ],
    };

    private static YamlScalar Name(ShortcutContext context) => YamlScalar.String(Check(context));

    private static bool IsPattern(ShortcutContext context) => !IsName(context.Request.Interface!);

    private static bool IsName(string name) => name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':');

    /// <summary>A list is replaced as a whole, so what the chart itself gives flanneld must be repeated.</summary>
    private static YamlList FlannelArguments(ShortcutContext context)
    {
        var defaults = context.Facts("flannel", "args")?.Default is { } list ? YamlReader.ReadAll(list).OfType<YamlList>().SelectMany(items => items) : [];
        var option = (IsPattern(context) ? "--iface-regex=" : "--iface=") + Check(context);
        return new YamlList([.. defaults, YamlScalar.String(option)]);
    }

    /// <summary>Cilium takes a name; the others a regular expression too, which may be longer than a name.</summary>
    private static string Check(ShortcutContext context)
    {
        var name = context.Request.Interface!;
        var at = name.IndexOf('@');
        if (at > 0)
        {
            throw Invalid(name, "the part from @ on is how 'ip link' shows the other end, no part of the name.", $"Write {name.Substring(0, at)}.");
        }

        if (name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || c == '/' || char.IsControl(c)))
        {
            throw Invalid(name, "a network interface of Linux has a name without blanks and slashes.", Advice);
        }

        if (IsName(name))
        {
            return name.Length <= MaximumInterfaceName ? name : throw Invalid(
                name, $"a network interface of Linux has a name of at most {MaximumInterfaceName} characters; this has {name.Length}.", Advice);
        }

        if (context.Plugin == CniPlugin.Cilium)
        {
            throw Invalid(name, "Cilium takes the name of one interface, not a pattern.", "Write a name such as eth1; Cilium's own form for several: -Values @{ devices = 'eth+' }.");
        }

        return IsExpression(name) ? name : throw Invalid(name, "this is neither a name nor a regular expression.", "Write a name such as eth1, or a regular expression such as eth.*.");
    }

    /// <summary>Kubernetes puts a variable in place of $(NAME) in a container's arguments, and no expression needs it.</summary>
    private static bool IsExpression(string text)
    {
        if (text.Contains("$("))
        {
            return false;
        }

        try
        {
            _ = new Regex(text, RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static InputException Invalid(string name, string reason, string advice) => new("InvalidInterface", name, reason, advice, nameof(CniConfigRequest.Interface));
}
