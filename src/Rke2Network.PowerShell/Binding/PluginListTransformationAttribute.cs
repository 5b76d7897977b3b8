using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Plugins by name, also several in one text with commas, as a cell of a table has them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PluginListTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly PluginTransformationAttribute Single = new();

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
        {
            return null;
        }

        var value = ObjectShapes.Unwrap(inputData);
        var items = value is IEnumerable and not string ? ((IEnumerable)value).Cast<object>() : [inputData];
        return items
            .SelectMany(item => ObjectShapes.Unwrap(item) is string text ? text.Split(',') : (object[])[item])
            .Select(item => Single.Transform(engineIntrinsics, item))
            .OfType<CniPlugin>()
            .ToArray();
    }
}
