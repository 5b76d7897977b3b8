using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Rke2Network.PowerShell.Binding;

/// <summary>
/// One name of several, or a list of them, that a row of a table may give. An empty cell gives none, and what is no such
/// name is an error (PowerShell would leave the parameter out in silence).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TableNameAttribute(Type names) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is null ? null : ObjectShapes.Unwrap(inputData);
        return value switch
        {
            null => null,
            string text => OneOrMore(text.Split(',')),
            IEnumerable list => OneOrMore(list.Cast<object?>().Select(item => item is null ? string.Empty : ObjectShapes.Unwrap(item)?.ToString() ?? string.Empty).ToArray()),
            _ => OneOrMore([value.ToString()!]),
        };
    }

    private object? OneOrMore(string[] texts)
    {
        var found = texts.Select(text => text.Trim()).Where(text => text.Length > 0).Select(Named).ToArray();
        return found.Length switch
        {
            0 => null,
            1 => found[0],
            _ => found,
        };
    }

    /// <summary>Numbers are no names, though enumerations take them.</summary>
    private object Named(string text) => Enum.GetNames(names).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known
        ? Enum.Parse(names, known)
        : throw new ArgumentTransformationMetadataException($"'{text}': there is no such choice. Write {(Enum.GetNames(names).Length == 2 ? string.Join(" or ", Enum.GetNames(names)) : "one of " + string.Join(", ", Enum.GetNames(names)))}.");
}
