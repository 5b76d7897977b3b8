using System;
using System.Globalization;
using System.Management.Automation;

namespace Rke2Network.PowerShell.Binding;

/// <summary>
/// A number that a row of a table may give. An empty cell gives none (PowerShell would make 0 of it), and what is no
/// number is an error (PowerShell would leave the parameter out in silence).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TableNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null || ObjectShapes.Unwrap(inputData) is not string text)
        {
            return inputData;
        }

        if (text.Trim().Length == 0)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{text}': this is not a whole number. Write one such as 1450.");
    }
}
