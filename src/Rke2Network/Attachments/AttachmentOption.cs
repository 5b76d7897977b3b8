using System;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>A parameter that becomes a key of the plugin's configuration.</summary>
/// <param name="Parameter">The parameter, without a dash.</param>
/// <param name="Types">The plugins that take it, with blanks between them.</param>
/// <param name="Key">The key.</param>
/// <param name="IsGiven">Whether it was given.</param>
/// <param name="Read">Its value, checked, for a plugin.</param>
internal sealed record AttachmentOption(string Parameter, string Types, string Key, Func<NetworkAttachmentRequest, bool> IsGiven, Func<NetworkAttachmentRequest, string, YamlValue> Read)
{
    internal bool IsOf(string type) => Types.Split(' ').Contains(type);
}
