using System;
using System.Management.Automation;

namespace Rke2Network.PowerShell.Binding;

/// <summary>An empty cell of a table is no number: without this PowerShell makes 0 of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmptyAsNullAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is not null && ObjectShapes.Unwrap(inputData) is string text && text.Trim().Length == 0 ? null : inputData;
}
