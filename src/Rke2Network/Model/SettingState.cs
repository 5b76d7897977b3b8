namespace Rke2Network.Model;

/// <summary>Where a part of a configuration comes from. Unknown is not default: a rule that needs the part does not run.</summary>
public enum SettingState
{
    /// <summary>Nothing was said of it: the configuration was read from a place that does not tell.</summary>
    Unknown,

    /// <summary>It was left at RKE2's default.</summary>
    Default,

    /// <summary>It was set.</summary>
    Set,
}
