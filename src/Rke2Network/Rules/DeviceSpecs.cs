using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.Rules;

/// <summary>
/// NetworkManager's lists of devices. Source: NetworkManager.conf(5), Device List Format: <c>interface-name:</c> takes * and ?,
/// a name alone does not; <c>except:</c> goes before all others, and alone means all but these.
/// </summary>
internal static class DeviceSpecs
{
    private const string Except = "except:";

    /// <summary>Whether a list names a device.</summary>
    /// <param name="specs">The list.</param>
    /// <param name="device">The name of its interface, its type as NetworkManager calls it, and its driver.</param>
    internal static bool Names(IReadOnlyList<string> specs, (string Name, string Type, string Driver) device)
    {
        var exceptions = specs.Where(IsException).ToArray();
        var others = specs.Where(spec => !IsException(spec)).ToArray();
        return !exceptions.Any(spec => Fits(spec.Substring(Except.Length).Trim(), device))
            && (others.Any(spec => Fits(spec, device)) || (others.Length == 0 && exceptions.Length > 0));
    }

    private static bool IsException(string spec) => spec.StartsWith(Except, StringComparison.Ordinal);

    private static bool Fits(string spec, (string Name, string Type, string Driver) device)
    {
        var colon = spec.IndexOf(':');
        if (colon < 0)
        {
            return spec == "*" || spec == device.Name;
        }

        var rest = spec.Substring(colon + 1).Trim();
        return spec.Substring(0, colon) switch
        {
            "interface-name" when rest.Length > 0 && rest[0] == '=' => rest.Substring(1) == device.Name,
            "interface-name" => Glob(rest.TrimStart('~'), device.Name),
            "type" => rest == device.Type,
            "driver" => Glob(rest, device.Driver),
            _ => false,
        };
    }

    private static bool Glob(string pattern, string text) => Regex.IsMatch(
        text, @"\A" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + @"\z", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}
