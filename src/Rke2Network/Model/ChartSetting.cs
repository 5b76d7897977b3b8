using Rke2Network.Yaml;

namespace Rke2Network.Model;

/// <summary>A value that a configuration sets.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Path">The path of the value.</param>
/// <param name="Tree">The value.</param>
public sealed record ChartSetting(string Chart, string Path, YamlValue Tree)
{
    /// <summary>The value as an object: an ordered dictionary, an array, a text, a number, a boolean or null.</summary>
    public object? Value => ObjectWriter.Write(Tree);

    /// <summary>The value as YAML, also of what comes out of jobs and other sessions.</summary>
    public string Yaml => Tree.ToString();

    /// <summary>Where it stands, if it came from a file.</summary>
    public SourceLocation? Source => Tree.Source;

    /// <summary>The setting on one line.</summary>
    /// <returns>Chart, path and value.</returns>
    public override string ToString() => $"{Chart}: {Path} = {Tree.ToString().Replace("\n", "; ")}";
}
