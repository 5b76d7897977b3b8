using System.Collections.Generic;

namespace Rke2Network.Rendering;

/// <summary>An option of the RKE2 server: a key of config.yaml, and a flag.</summary>
/// <param name="Name">The name, such as <c>cluster-cidr</c>.</param>
/// <param name="Values">The values; several where the option is a list.</param>
/// <param name="IsSwitch">Whether the option is true or false, so that as a flag its presence says it.</param>
/// <param name="IsRepeated">Whether as a flag it is repeated for each value; otherwise commas stand between them.</param>
public sealed record ServerOption(string Name, IReadOnlyList<string> Values, bool IsSwitch = false, bool IsRepeated = false);
