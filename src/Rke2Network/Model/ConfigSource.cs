using Rke2Network.Yaml;

namespace Rke2Network.Model;

/// <summary>A file that a configuration was read from.</summary>
public sealed class ConfigSource
{
    internal ConfigSource(string path, string serverPath, bool isManifest, SourceText content)
    {
        Path = path;
        ServerPath = serverPath;
        IsManifest = isManifest;
        Content = content;
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>Its place among the files of a server, with slashes: <c>config.yaml</c>, <c>config.yaml.d/50-network.yaml</c>, <c>server/manifests/rke2-canal-config.yaml</c>.</summary>
    public string ServerPath { get; }

    /// <summary>Whether it holds resources; otherwise it is a part of the server's configuration file.</summary>
    public bool IsManifest { get; }

    /// <summary>What it held when it was read.</summary>
    internal SourceText Content { get; }

    /// <summary>The file.</summary>
    /// <returns>Its path.</returns>
    public override string ToString() => Path;
}
