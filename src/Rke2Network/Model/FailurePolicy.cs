namespace Rke2Network.Model;

/// <summary>
/// What helm-controller does when a release of a chart has failed: <c>spec.failurePolicy</c> of HelmChart and HelmChartConfig.
/// Source: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go.
/// </summary>
public enum FailurePolicy
{
    /// <summary>Uninstalls the chart and installs it anew: helm-controller's default. For a CNI plugin the network goes down meanwhile.</summary>
    Reinstall,

    /// <summary>Leaves the release as it is until an administrator looks at it.</summary>
    Abort,

    /// <summary>Tries again without uninstalling. From v1.33.13+rke2r2, v1.34.10, v1.35.7, v1.36.3.</summary>
    Retry,
}
