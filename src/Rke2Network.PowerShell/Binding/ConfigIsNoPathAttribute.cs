using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Refuses a configuration where a path is meant; PowerShell would make a path of its text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigIsNoPathAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = inputData is null ? null : ObjectShapes.Unwrap(inputData);
        return (given is IEnumerable list and not string ? list.Cast<object?>() : [given]).Any(each => each is not null && ObjectShapes.Unwrap(each) is CniConfig)
            ? throw new ArgumentTransformationMetadataException("this is a configuration, which has its own plugin and release. Leave -Rke2Version and -Plugin out; -TargetVersion checks it under another release.")
            : inputData;
    }
}
