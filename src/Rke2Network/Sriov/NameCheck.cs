using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>Names and labels of Kubernetes. Source: kubernetes/apimachinery pkg/util/validation/validation.go.</summary>
internal static class NameCheck
{
    private const int MaximumLabel = 63;
    private const int MaximumSubdomain = 253;
    private static readonly Regex LabelPattern = new(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant);
    private static readonly Regex QualifiedPattern = new(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant);

    /// <summary>The name of a resource: an RFC 1123 subdomain.</summary>
    internal static string Subdomain(string? name, string parameter, string example) =>
        name is { Length: > 0 and <= MaximumSubdomain } && name.Split('.').All(IsLabel) ? name : throw new InputException(
            "InvalidName",
            name,
            $"a resource of Kubernetes has a name of lower case letters, digits, '-' and '.', of at most {MaximumSubdomain} characters, that starts and ends with a letter or digit.",
            $"Write a name such as {example}.",
            parameter);

    /// <summary>The name of a namespace: an RFC 1123 label.</summary>
    internal static string Namespace(string? name, string parameter) =>
        name is { Length: <= MaximumLabel } && IsLabel(name) ? name : throw new InputException(
            "InvalidNamespace",
            name,
            $"a namespace has a name of lower case letters, digits and '-', of at most {MaximumLabel} characters, that starts and ends with a letter or digit.",
            $"Write a name such as {SriovDefaults.Namespace}.",
            parameter);

    /// <summary>The labels that nodes must have: all values as strings, which YAML's true would not be.</summary>
    internal static YamlMap Labels(YamlMap? labels, string parameter)
    {
        if (labels is null)
        {
            return new YamlMap([new(SriovDefaults.CapableLabel, YamlScalar.String("true"))]);
        }

        return labels.Count > 0 ? new YamlMap(labels.Select(label => new KeyValuePair<string, YamlValue>(Key(label.Key, parameter), Value(label, parameter)))) : throw new InputException(
            "EmptySelector", null, "a selector without labels means every node, also those without such a NIC.", $"Leave it out, or give labels such as @{{ '{SriovDefaults.CapableLabel}' = 'true' }}.", parameter);
    }

    private static string Key(string key, string parameter)
    {
        var at = key.IndexOf('/');
        var name = key.Substring(at + 1);
        var isValid = (at < 0 || (at is > 0 and <= MaximumSubdomain && key.Substring(0, at).Split('.').All(IsLabel))) && name.Length <= MaximumLabel && QualifiedPattern.IsMatch(name);
        return isValid ? key : throw new InputException(
            "InvalidLabel", key, "this is no key of a label.", $"Write a key such as {SriovDefaults.CapableLabel}.", parameter);
    }

    private static YamlScalar Value(KeyValuePair<string, YamlValue> label, string parameter)
    {
        var text = label.Value is YamlScalar scalar ? scalar.Kind == YamlScalarKind.Null ? string.Empty : scalar.Text : null;
        return text is { Length: <= MaximumLabel } && (text.Length == 0 || QualifiedPattern.IsMatch(text)) ? YamlScalar.String(text) : throw new InputException(
            "InvalidLabel",
            $"{label.Key}: {label.Value}",
            $"the value of a label has letters, digits, '-', '_' and '.', and at most {MaximumLabel} of them.",
            "Write one value, such as 'true'.",
            parameter);
    }

    private static bool IsLabel(string text) => LabelPattern.IsMatch(text);
}
