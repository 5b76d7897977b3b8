namespace Rke2Network.PowerShell.Binding;

/// <summary>The forms of YAML that a configuration turns into.</summary>
public enum YamlForm
{
    /// <summary>HelmChartConfigs for <c>server/manifests</c>, or to apply to a cluster.</summary>
    Manifest,

    /// <summary>The options of the RKE2 server: config.yaml.</summary>
    ServerConfig,
}
