using System;
using System.Management.Automation;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>
/// A switch that a row of a table may set: True or False. An empty cell leaves it off, and what is neither is an error
/// (PowerShell would leave the switch out in silence).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TableSwitchAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is null ? null : ObjectShapes.Unwrap(inputData);
        return value switch
        {
            SwitchParameter or bool => inputData,
            null => new SwitchParameter(false),
            string text when text.Trim().Length == 0 => new SwitchParameter(false),
            string text when bool.TryParse(text, out var on) => new SwitchParameter(on),
            MultusOptions => new SwitchParameter(true),
            int number when number is 0 or 1 => new SwitchParameter(number == 1),
            _ => throw new ArgumentTransformationMetadataException($"'{value}': this is neither True nor False."),
        };
    }
}
