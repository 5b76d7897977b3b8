using Rke2Network.Model;

namespace Rke2Network.Windows;

/// <summary>One cell of the matrix: what Windows nodes of a release have with a plugin.</summary>
/// <param name="Rke2Version">The release.</param>
/// <param name="Plugin">The plugin.</param>
/// <param name="Feature">What is asked of the nodes.</param>
/// <param name="State">Whether they have it.</param>
/// <param name="Reason">Why, in whole sentences.</param>
/// <param name="Source">The public source: repository and path, or issue.</param>
public sealed record WindowsSupport(Rke2Version Rke2Version, CniPlugin Plugin, WindowsFeature Feature, WindowsSupportState State, string Reason, string Source)
{
    /// <summary>The releases from which they have it, or from which it is reported broken, in words; null where releases do not matter.</summary>
    public string? Since { get; init; }

    /// <summary>The rule that finds it in configurations; null where configurations do not tell of it.</summary>
    public string? RuleId { get; init; }

    /// <summary>The cell on one line.</summary>
    /// <returns>Plugin, feature and state.</returns>
    public override string ToString() => $"{Plugin} {Feature}: {State}";
}
