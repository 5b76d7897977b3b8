namespace Rke2Network.Model;

/// <summary>The one certain answer to a finding, in a form that a program can carry out.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Chart">The chart whose value it is; for a field of a resource the kind of the resource.</param>
/// <param name="Path">The path of the value or field, as users write it.</param>
/// <param name="Argument">The new value as YAML, or the new path.</param>
public sealed record Repair(RepairKind Kind, string Chart, string Path, string Argument)
{
    /// <summary>The repair in words.</summary>
    /// <returns>Such as <c>rke2-canal: flanel becomes flannel</c>.</returns>
    public override string ToString() => Kind switch
    {
        RepairKind.MoveValue => $"{Chart}: {Path} becomes {(Argument.Length == 0 ? "the top level" : Argument)}",
        _ => $"{Chart}: {Path} = {Argument}",
    };
}
