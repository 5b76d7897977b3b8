namespace Rke2Network.Rules;

/// <summary>What a rule is about; the first digit of its identifier.</summary>
public enum RuleArea
{
    /// <summary>1xx: plugin, options of the server, files.</summary>
    Server = 1,

    /// <summary>2xx: networks and addresses.</summary>
    Network = 2,

    /// <summary>3xx: values of the charts, and the HelmChartConfigs that hold them.</summary>
    Chart = 3,

    /// <summary>4xx: what Windows nodes cannot do.</summary>
    Windows = 4,

    /// <summary>5xx: kube-proxy, dataplane and encryption.</summary>
    Dataplane = 5,

    /// <summary>6xx: Multus and further interfaces of pods.</summary>
    Multus = 6,

    /// <summary>7xx: SR-IOV of nodes.</summary>
    Sriov = 7,

    /// <summary>8xx: whether nodes are ready.</summary>
    Node = 8,

    /// <summary>9xx: running clusters.</summary>
    Cluster = 9,
}
