namespace Rke2Network.Checking;

/// <summary>Why a path is suggested.</summary>
internal enum SuggestionReason
{
    /// <summary>The key is written nearly so.</summary>
    Near,

    /// <summary>The key has points in it, where each stands for a level.</summary>
    Dotted,

    /// <summary>The values stand under the chart's name.</summary>
    UnderChartName,

    /// <summary>The value got another name.</summary>
    Renamed,

    /// <summary>The key belongs to another level or parent.</summary>
    ElsewhereInChart,

    /// <summary>Another chart takes this path.</summary>
    OtherChart,
}
