using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Explains what is wrong with a plugin's name in RKE2's terms.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PluginTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null || ObjectShapes.Unwrap(inputData) is CniPlugin)
        {
            return inputData;
        }

        var value = ObjectShapes.Unwrap(inputData);
        var text = (value is IEnumerable and not string ? string.Join(",", ((IEnumerable)value).Cast<object>()) : value?.ToString() ?? string.Empty).Trim();
        if (Enum.GetNames(typeof(CniPlugin)).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return Enum.Parse(typeof(CniPlugin), known);
        }

        if (text.Length == 0)
        {
            return null;
        }

        if (text.IndexOf("multus", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            throw new ArgumentTransformationMetadataException($"'{text}': Multus is no plugin of its own; it stands before the one that gives pods their first interface. Name that one and add -Multus: New-Rke2CniConfig Canal -Multus.");
        }

        throw new ArgumentTransformationMetadataException($"'{text}': RKE2 has no such plugin. Write one of {string.Join(", ", Enum.GetNames(typeof(CniPlugin)))}.");
    }
}
