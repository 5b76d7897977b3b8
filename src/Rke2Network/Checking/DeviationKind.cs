namespace Rke2Network.Checking;

/// <summary>In which way a user's value differs from what a chart takes.</summary>
internal enum DeviationKind
{
    /// <summary>The chart knows no such value.</summary>
    Unknown,

    /// <summary>Another version of the chart knows it.</summary>
    OtherVersion,

    /// <summary>It is of a kind that the chart cannot use.</summary>
    WrongKind,

    /// <summary>A text stands where true or false is meant: templates take any text for true.</summary>
    TextForBoolean,

    /// <summary>It is none of the values that are taken.</summary>
    NotAllowed,

    /// <summary>values.yaml lists it, and no template reads it.</summary>
    NoEffect,

    /// <summary>The chart stops where it is set.</summary>
    Refused,

    /// <summary>RKE2 sets it, over what the user writes.</summary>
    SetByRke2,

    /// <summary>A list replaces the chart's own, and lacks entries of that.</summary>
    ListReplaced,

    /// <summary>It is what the chart takes anyway.</summary>
    Default,

    /// <summary>A member is missing that a Kubernetes API wants.</summary>
    MemberMissing,

    /// <summary>The chart stops over this combination of values.</summary>
    Stops,
}
