namespace Rke2Network.Yaml;

/// <summary>A node of an immutable YAML tree: a map, a list or a scalar.</summary>
public abstract class YamlValue
{
    private protected YamlValue(SourceLocation? source)
    {
        Source = source;
    }

    /// <summary>Where the node stands, if it was read from text.</summary>
    public SourceLocation? Source { get; }

    /// <summary>Whether both trees hold the same; the order of a map's keys and places in files do not count.</summary>
    /// <param name="other">The other tree.</param>
    /// <returns>True if they do.</returns>
    public abstract bool SameAs(YamlValue? other);

    /// <summary>The tree as YAML.</summary>
    /// <returns>The text, without a final newline.</returns>
    public override string ToString() => YamlWriter.Write(this);
}
