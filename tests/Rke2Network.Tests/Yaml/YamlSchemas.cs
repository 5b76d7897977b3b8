using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;
using Rke2Network.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rke2Network.Tests.Yaml;

/// <summary>
/// The scalar types of YAML 1.1 (yaml.org/type) and of the core schema of YAML 1.2 (chapter 10.3), written down here a
/// second time so that the product's own reading does not vouch for its writing.
/// </summary>
internal static class YamlSchemas
{
    /// <summary>What a plain scalar means: null, bool, BigInteger, double, DateTime for dates, or string.</summary>
    internal delegate object? Resolver(string plain);

    internal static object? Yaml11(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
        "<<" or "=" => throw new InvalidDataException($"'{plain}' is a key of its own in YAML 1.1"),
        _ when Regex.IsMatch(plain, @"^[-+]?(0b[0-1_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)$") => throw new InvalidDataException($"'{plain}' is a number of another base"),
        _ when Regex.IsMatch(plain, @"^[-+]?(0|[1-9][0-9_]*)$") => BigInteger.Parse(plain.Replace("_", string.Empty), CultureInfo.InvariantCulture),
        _ when Regex.IsMatch(plain, @"^[-+]?([0-9][0-9_]*)?\.[0-9_]*([eE][-+][0-9]+)?$") && plain.Any(char.IsDigit) => double.Parse(plain.Replace("_", string.Empty), CultureInfo.InvariantCulture),
        _ when Regex.IsMatch(plain, @"^([-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$") => throw new InvalidDataException($"'{plain}' is a special number"),
        _ when Regex.IsMatch(plain, @"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?$") => throw new InvalidDataException($"'{plain}' is a date"),
        _ => plain,
    };

    internal static object? Yaml12Core(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when Regex.IsMatch(plain, "^[-+]?[0-9]+$") => BigInteger.Parse(plain, CultureInfo.InvariantCulture),
        _ when Regex.IsMatch(plain, "^(0o[0-7]+|0x[0-9a-fA-F]+)$") => throw new InvalidDataException($"'{plain}' is a number of another base"),
        _ when Regex.IsMatch(plain, @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$") => double.Parse(plain, CultureInfo.InvariantCulture),
        _ when Regex.IsMatch(plain, @"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$") => throw new InvalidDataException($"'{plain}' is a special number"),
        _ => plain,
    };

    internal static object? Load(string yaml, Resolver resolver)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(stream.Documents.Single().RootNode, resolver);
    }

    internal static bool Same(object? read, YamlValue written) => written switch
    {
        YamlMap map => read is Dictionary<string, object?> dictionary
            && dictionary.Count == map.Count
            && map.All(entry => dictionary.TryGetValue(entry.Key, out var value) && Same(value, entry.Value)),
        YamlList list => read is List<object?> items && items.Count == list.Count && list.Zip(items, (item, value) => Same(value, item)).All(same => same),
        YamlScalar { Kind: YamlScalarKind.Null } => read is null,
        YamlScalar { Kind: YamlScalarKind.Boolean } scalar => read is bool value && value == (scalar.Text == "true"),
        YamlScalar { Kind: YamlScalarKind.Integer } scalar => read is BigInteger number && number == BigInteger.Parse(scalar.Text, CultureInfo.InvariantCulture),
        YamlScalar { Kind: YamlScalarKind.Float } scalar => Number(read) == double.Parse(scalar.Text, CultureInfo.InvariantCulture),
        YamlScalar scalar => read is string text && text == scalar.Text,
        _ => false,
    };

    /// <summary>A float beyond 64 bits is written in digits, which these schemas read as an integer of any size.</summary>
    private static double? Number(object? read) => read switch { double number => number, BigInteger whole => double.Parse(whole.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), _ => null };

    private static object? Convert(YamlNode node, Resolver resolver) => node switch
    {
        YamlMappingNode map => map.Children.ToDictionary(
            entry => Convert(entry.Key, resolver) as string ?? throw new InvalidDataException("a key is not a string"),
            entry => Convert(entry.Value, resolver)),
        YamlSequenceNode list => list.Children.Select(item => Convert(item, resolver)).ToList(),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => resolver(plain.Value ?? string.Empty),
        YamlScalarNode scalar => scalar.Value,
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
