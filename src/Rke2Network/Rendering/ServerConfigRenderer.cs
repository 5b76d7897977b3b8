using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rendering;

/// <summary>Writes the server's options as config.yaml.</summary>
public static class ServerConfigRenderer
{
    /// <summary>Writes the options that were set. What is written is read again and compared before it is returned.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The text without a final newline; empty where no option was set.</returns>
    public static string Render(CniConfig config)
    {
        var options = ServerOptions.Of(config);
        if (options.Count == 0)
        {
            return string.Empty;
        }

        var tree = new YamlMap(options.Select(option => new KeyValuePair<string, YamlValue>(option.Name, Value(option))));
        var text = YamlWriter.Write(tree);
        return YamlReader.ReadMap(text).SameAs(tree)
            ? text
            : throw new InvalidOperationException("The server's options do not read back as what they were made from. This is a fault of Rke2Network: please report it.");
    }

    private static YamlValue Value(ServerOption option) => option switch
    {
        { IsSwitch: true } => YamlScalar.True,
        { IsRepeated: false, Values.Count: 1 } => YamlScalar.String(option.Values[0]),
        _ => YamlList.OfStrings(option.Values),
    };
}
