using System;
using System.Linq;
using System.Text;

namespace Rke2Network.Attachments;

/// <summary>Names of Linux network interfaces. Source: torvalds/linux net/core/dev.c (dev_valid_name), include/uapi/linux/if.h (IFNAMSIZ).</summary>
internal static class LinkNames
{
    internal const int MaximumLength = 15;

    /// <summary>Reads the name of an interface.</summary>
    /// <param name="text">The name.</param>
    /// <param name="parameter">The parameter that gave it.</param>
    /// <param name="example">A right one.</param>
    /// <exception cref="InputException">No interface can have the name.</exception>
    internal static string Read(string text, string parameter, string example = "eth1")
    {
        var name = text.Trim();
        var advice = $"Write a name such as {example}.";
        if (name.Length == 0)
        {
            throw new InputException("InvalidInterfaceName", text, "the name is empty.", advice, parameter);
        }

        var marked = name.IndexOf('@');
        if (marked > 0)
        {
            throw new InputException(
                "InvalidInterfaceName", text, "this is the notation of 'ip link', which shows behind the @ what the interface stands on.", $"Write the interface alone: {name.Substring(0, marked)}.", parameter);
        }

        if (name is "." or ".." || name.IndexOfAny(['/', ':', '@', ',']) >= 0 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw new InputException("InvalidInterfaceName", text, "an interface of Linux has no blank, no comma and none of '/', ':' and '@' in its name.", advice, parameter);
        }

        return Encoding.UTF8.GetByteCount(name) <= MaximumLength
            ? name
            : throw new InputException("InvalidInterfaceName", text, FormattableString.Invariant($"an interface of Linux has at most {MaximumLength} characters in its name."), advice, parameter);
    }
}
