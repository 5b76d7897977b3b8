namespace Rke2Network.Catalog;

/// <summary>Who refuses a chart value of a wrong kind.</summary>
public enum Enforcement
{
    /// <summary>Nobody; the templates make of it what they can.</summary>
    None = 0,

    /// <summary>The chart's templates, with an error.</summary>
    Templates = 1,

    /// <summary>helm, by the chart's values.schema.json.</summary>
    Helm = 2,

    /// <summary>The Kubernetes API, by the schema of the resource that it becomes part of.</summary>
    Api = 3,
}
