using System;

namespace Rke2Network.Catalog;

/// <summary>The kinds of value that a chart value may have.</summary>
[Flags]
public enum ValueKinds
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>A map of keys.</summary>
    Map = 1,

    /// <summary>A list.</summary>
    List = 2,

    /// <summary>A text.</summary>
    String = 4,

    /// <summary>A whole number.</summary>
    Integer = 8,

    /// <summary>A number.</summary>
    Number = 16,

    /// <summary>True or false.</summary>
    Boolean = 32,

    /// <summary>Null, which takes the chart's own default away.</summary>
    Null = 64,
}
