using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>What a rule may look at.</summary>
/// <param name="Config">The configuration.</param>
/// <param name="Releases">The releases that this build knows.</param>
public sealed record RuleContext(CniConfig Config, ReleaseCatalog Releases);
