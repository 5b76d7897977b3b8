namespace Rke2Network.Nodes;

/// <summary>Where the facts of a node come from.</summary>
public enum NodeFactsSource
{
    /// <summary>The machine that the command runs on.</summary>
    Local,

    /// <summary>A folder with the files of a node: a mounted image, or an unpacked support bundle. What only a running system tells is unknown.</summary>
    Folder,

    /// <summary>The node itself, asked over ssh.</summary>
    Ssh,

    /// <summary>The cluster: the Node object, and what the SR-IOV operator found. Files of the node are unknown.</summary>
    Cluster,
}
