using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>
/// What the command line that is being typed says of the configuration on its way: the New-Rke2CniConfig before the
/// command in the same pipeline. Nothing is run for it.
/// </summary>
internal sealed class PipelineConfig
{
    private const string Maker = "New-Rke2CniConfig";

    private PipelineConfig(CniPlugin plugin, bool hasMultus, string? release)
    {
        Charts = new[] { plugin.ChartName(), hasMultus ? CniPlugins.MultusChart : null }.OfType<string>().ToArray();
        Release = release;
    }

    /// <summary>The charts that it deploys, the plugin's first.</summary>
    internal IReadOnlyList<string> Charts { get; }

    /// <summary>The release as it is written; null where it is not, or is worked out.</summary>
    internal string? Release { get; }

    /// <summary>The configuration before a command; null where the line does not tell it.</summary>
    internal static PipelineConfig? Before(CommandAst command)
    {
        var maker = (command.Parent as PipelineAst)?.PipelineElements.TakeWhile(element => element != command).OfType<CommandAst>()
            .LastOrDefault(element => Maker.Equals(element.GetCommandName(), StringComparison.OrdinalIgnoreCase));
        if (maker is null)
        {
            return null;
        }

        var bound = StaticParameterBinder.BindCommand(maker).BoundParameters;
        string? Written(string parameter) => bound.TryGetValue(parameter, out var value) ? value.ConstantValue?.ToString() : null;
        var plugin = CniPlugin.Canal;
        return bound.ContainsKey("Plugin") && !Enum.TryParse(Written("Plugin"), ignoreCase: true, out plugin)
            ? null
            : new PipelineConfig(plugin, bound.ContainsKey("Multus"), Written("Rke2Version"));
    }

    /// <summary>The charts that a completion looks at: those that are named, else those on the way, else all.</summary>
    internal static IReadOnlyList<string> ChartsFor(IReadOnlyList<string> named, CommandAst command) =>
        named.Count > 0 ? named.Select(ChartValueSearch.ChartName).ToArray() : Before(command)?.Charts ?? ChartCatalog.Names;

    /// <summary>The release that a completion looks at: the one that is named, else the one on the way, else the newest.</summary>
    /// <exception cref="InputException">There is no such release.</exception>
    internal static Rke2Version ReleaseFor(string? named, CommandAst command) => ReleaseCatalog.Default.ResolveOrNewest(named ?? Before(command)?.Release);
}
