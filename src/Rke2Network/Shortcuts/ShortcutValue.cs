using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>A chart value that a shortcut writes.</summary>
/// <param name="Shortcut">The shortcut, as users write it: <c>-Mtu</c>.</param>
/// <param name="Path">The value's path in the plugin's chart.</param>
/// <param name="Value">The value.</param>
internal sealed record ShortcutValue(string Shortcut, IReadOnlyList<string> Path, YamlValue Value);
