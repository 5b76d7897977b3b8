using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Rke2Network.PowerShell.Binding;

/// <summary>PowerShell's wrappers as plain objects, which is what the domain reads.</summary>
internal static class ObjectShapes
{
    // One view an object, so that whoever looks for cycles meets the same view again.
    private static readonly ConditionalWeakTable<PSObject, Properties> Views = new();

    /// <summary>A PSCustomObject becomes its properties, in order; everything else what it wraps.</summary>
    internal static object? Unwrap(object value)
    {
        if (value is not PSObject wrapped)
        {
            return value;
        }

        return wrapped.BaseObject is PSCustomObject ? Views.GetValue(wrapped, source => new Properties(source)) : wrapped.BaseObject;
    }

    private sealed class Properties(PSObject source) : IEnumerable<KeyValuePair<string, object?>>
    {
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
            source.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
