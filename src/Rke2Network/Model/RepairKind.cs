namespace Rke2Network.Model;

/// <summary>What a repair does.</summary>
public enum RepairKind
{
    /// <summary>Writes a chart value.</summary>
    SetValue,

    /// <summary>Gives a chart value another path; what stands below it goes with it.</summary>
    MoveValue,

    /// <summary>Writes a field of the HelmChartConfig itself, such as <c>metadata.name</c>.</summary>
    SetField,
}
