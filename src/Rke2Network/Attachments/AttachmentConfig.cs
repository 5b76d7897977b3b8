using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>
/// Whole configurations of CNI as users give them. Sources: containernetworking/cni SPEC.md (network configuration), libcni/conf.go,
/// pkg/utils/utils.go; k8snetworkplumbingwg/multus-cni pkg/types/conf.go (LoadDelegateNetConf).
/// </summary>
internal static class AttachmentConfig
{
    private static readonly Regex NetworkName = new(@"^[a-zA-Z0-9][a-zA-Z0-9_.\-]*\z", RegexOptions.CultureInvariant);

    /// <summary>The configuration with version and name in front; what is missing of these is added.</summary>
    /// <exception cref="InputException">This is no configuration of a network.</exception>
    internal static YamlMap Read(string name, NetworkAttachmentRequest request, Action<string> tell)
    {
        var config = request.Config!;
        var version = Version(config, request.CniVersion, tell);
        var inner = Text(config, "name") ?? name;
        if (!NetworkName.IsMatch(inner))
        {
            throw Fault(inner, "the network's name has letters, digits, '_', '.' and '-', and starts with a letter or digit", "Mend 'name', or leave it out.");
        }

        var (type, plugins) = (Text(config, "type"), config.Find("plugins"));
        if (type is not null == plugins is not null)
        {
            throw type is null
                ? Fault(null, "this names no plugin: there is neither 'type' nor 'plugins'", "Write such as @{ type = 'macvlan'; master = 'eth1' }.")
                : Fault(null, "this has 'type' and 'plugins', and is one plugin or a list of them", "Leave out one of them.");
        }

        if (plugins is null)
        {
            Plugin(config);
        }
        else if (plugins is not YamlList { Count: > 0 } list || !list.All(plugin => plugin is YamlMap))
        {
            throw Fault(null, "'plugins' is no list of plugins", "Write such as @{ plugins = @(@{ type = 'macvlan'; master = 'eth1' }, @{ type = 'tuning' }) }.");
        }
        else
        {
            list.Cast<YamlMap>().ToList().ForEach(Plugin);
        }

        return new YamlMap(new KeyValuePair<string, YamlValue>[] { new("cniVersion", YamlScalar.String(version)), new("name", YamlScalar.String(inner)) }
            .Concat(TypeFirst(config.Where(entry => entry.Key is not ("cniVersion" or "name"))).Select(entry =>
                entry.Value is YamlList list && entry.Key == "plugins" ? new("plugins", new YamlList(list.Cast<YamlMap>().Select(plugin => new YamlMap(TypeFirst(plugin))))) : entry)));
    }

    private static string Version(YamlMap config, string? asked, Action<string> tell)
    {
        var wanted = asked is null ? null : AttachmentChoices.Read("CniVersion", asked);
        if (config.Find("cniVersion") is not YamlScalar given)
        {
            tell($"-Config: cniVersion is missing, so it is {wanted ?? AttachmentChoices.DefaultCniVersion}.");
            return wanted ?? AttachmentChoices.DefaultCniVersion;
        }

        if (!AttachmentChoices.For("CniVersion").Concat(["0.1.0", "0.2.0"]).Contains(given.Text))
        {
            throw Fault(given.Text, "there is no such version of the CNI specification", $"Write cniVersion as one of {string.Join(", ", AttachmentChoices.For("CniVersion"))}.");
        }

        return wanted is null || wanted == given.Text ? given.Text : throw new InputException("SettingsContradict", wanted, $"the configuration has the version {given.Text}.", "Leave it out.", "CniVersion");
    }

    private static void Plugin(YamlMap plugin)
    {
        var type = Text(plugin, "type") ?? throw Fault(null, "a plugin has no 'type'", "Write the name of its program, such as macvlan.");
        if (type.IndexOfAny(['/', '\\']) >= 0 || type.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw Fault(type, "a plugin's type is the name of its program, without a path", "Write such as macvlan.");
        }

        foreach (var key in new[] { "master", "bridge", "device" })
        {
            if (Text(plugin, key) is { } link && AttachmentChoices.Types.Contains(type))
            {
                LinkNames.Read(link, "Config");
            }
        }

        if (plugin.Find("ipam") is { } ipam && (ipam is not YamlMap addresses || (addresses.Count > 0 && Text(addresses, "type") is null)))
        {
            throw Fault(null, $"the IPAM of {type} has no 'type'", "Write such as ipam = @{ type = 'dhcp' }.");
        }
    }

    private static IEnumerable<KeyValuePair<string, YamlValue>> TypeFirst(IEnumerable<KeyValuePair<string, YamlValue>> entries) => entries.OrderBy(entry => entry.Key != "type");

    private static string? Text(YamlMap map, string key) => map.Find(key) is YamlScalar { Kind: YamlScalarKind.String, Text.Length: > 0 } scalar ? scalar.Text : null;

    private static InputException Fault(string? value, string reason, string advice) => new("InvalidCniConfig", value, reason + ".", advice, "Config");
}
