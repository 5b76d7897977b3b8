namespace Rke2Network.Clusters;

/// <summary>A field that another field manager owns with another value.</summary>
/// <param name="Field">The field, such as <c>.spec.valuesContent</c>.</param>
/// <param name="Manager">Who owns it, such as <c>kubectl-edit</c>; empty where the server does not say.</param>
public sealed record FieldConflict(string Field, string Manager)
{
    /// <summary>The conflict in words.</summary>
    /// <returns>Field and owner.</returns>
    public override string ToString() => Manager.Length == 0 ? Field : $"{Field} (owned by {Manager})";
}
