using System.Text.RegularExpressions;

namespace Rke2Network.Attachments;

/// <summary>Names of networks as pods name them. Source: k8snetworkplumbingwg/multus-cni pkg/k8sclient/k8sclient.go (parsePodNetworkObjectName).</summary>
internal static class PodNetworkNames
{
    private const int MaximumLength = 63;
    private static readonly Regex Label = new(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant);

    /// <summary>Whether the short form of a pod's annotation can have a name or namespace.</summary>
    internal static bool IsLabel(string text) => text.Length <= MaximumLength && Label.IsMatch(text);

    /// <summary>The name of a network: an RFC 1123 label, as Multus takes it.</summary>
    internal static string Network(string? text, string parameter)
    {
        var name = (text ?? string.Empty).Trim();
        return IsLabel(name) ? name : throw new InputException(
            "InvalidName",
            text,
            name.IndexOf('.') >= 0
                ? "Multus takes no point in the name of a network."
                : $"the name has lower case letters, digits and '-', at most {MaximumLength} of them, and starts and ends with a letter or digit.",
            "Write a name such as storage.",
            parameter);
    }
}
