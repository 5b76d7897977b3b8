using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Rendering;

/// <summary>Writes the server's options as flags of <c>rke2 server</c>.</summary>
public static class CommandLineRenderer
{
    /// <summary>Writes the options that were set, each as an argument of its own. None that this module makes holds a blank or a quote.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>Such as <c>--cni=multus,canal</c>.</returns>
    public static IReadOnlyList<string> Render(CniConfig config) => ServerOptions.Of(config).SelectMany(Flags).ToArray();

    private static IEnumerable<string> Flags(ServerOption option) => option switch
    {
        { IsSwitch: true } => ["--" + option.Name],
        { IsRepeated: true } => option.Values.Select(value => $"--{option.Name}={value}"),
        _ => [$"--{option.Name}={string.Join(",", option.Values)}"],
    };
}
