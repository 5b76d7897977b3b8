using System.Collections.Generic;
using Rke2Network.Model;

namespace Rke2Network.Catalog;

/// <summary>Where a value of Cilium stands: older charts wrap the upstream chart, so that every value stands under <c>cilium</c>.</summary>
internal static class CiliumPaths
{
    internal static IReadOnlyList<string> Of(Rke2Version release, params string[] path) =>
        Gates.CiliumValuesAtTop.IsOpenFor(release) ? path : ["cilium", .. path];
}
