namespace Rke2Network.Model;

/// <summary>
/// A HelmChartConfig resource: values for a chart that RKE2 bundles. It must bear the chart's own name and namespace
/// or it does nothing. Source: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go.
/// </summary>
/// <param name="Name">The chart's name, such as <c>rke2-canal</c>.</param>
/// <param name="Namespace">The chart's namespace.</param>
/// <param name="Values">The values, which become <c>spec.valuesContent</c>.</param>
/// <param name="FailurePolicy"><c>spec.failurePolicy</c>; null leaves it out.</param>
public sealed record HelmChartConfig(string Name, string Namespace, ChartValues Values, FailurePolicy? FailurePolicy = null)
{
    /// <summary>The resource's API group and version.</summary>
    public const string ApiVersion = "helm.cattle.io/v1";

    /// <summary>The resource's kind.</summary>
    public const string Kind = "HelmChartConfig";

    /// <summary>The resource as kubectl names it.</summary>
    /// <returns>Such as <c>kube-system/rke2-canal</c>.</returns>
    public override string ToString() => $"{Namespace}/{Name}";
}
