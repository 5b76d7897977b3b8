namespace Rke2Network.Rollouts;

/// <summary>The way of a change from its HelmChartConfig to the pods, in order.</summary>
public enum RolloutStage
{
    /// <summary>The helm controller puts the values of HelmChart and HelmChartConfig into chart-values-&lt;chart&gt;.</summary>
    Values,

    /// <summary>The job helm-install-&lt;chart&gt; runs helm with these values.</summary>
    Job,

    /// <summary>The HelmChart has no condition Failed.</summary>
    Chart,

    /// <summary>Helm's newest release of the chart is deployed.</summary>
    Release,

    /// <summary>DaemonSets and Deployments have pods of the newest template, and these are available.</summary>
    Workloads,

    /// <summary>Calico's operator reports its components as available.</summary>
    Components,

    /// <summary>What was asked for runs.</summary>
    Complete,
}
