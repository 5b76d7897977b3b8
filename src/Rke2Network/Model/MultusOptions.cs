namespace Rke2Network.Model;

/// <summary>Multus before the plugin: further interfaces for pods. Its presence on a config is what turns Multus on.</summary>
/// <param name="Values">Values for the chart rke2-multus.</param>
public sealed record MultusOptions(ChartValues Values)
{
    /// <summary>Multus with its chart's defaults.</summary>
    public static MultusOptions Default { get; } = new(ChartValues.Empty);

    /// <summary>What helm-controller does when a release of the chart fails; null where the HelmChartConfig does not say it.</summary>
    public FailurePolicy? FailurePolicy { get; init; }

    /// <summary>The values of the chart.</summary>
    /// <returns>YAML; empty where the chart's defaults hold.</returns>
    public override string ToString() => Values.ToString();

    /// <summary>The options from what a user said.</summary>
    /// <param name="present">Whether Multus is wanted.</param>
    /// <param name="values">Values for its chart, or null.</param>
    /// <returns>The options, or null where Multus is not wanted.</returns>
    /// <exception cref="InputException">There are values without Multus.</exception>
    public static MultusOptions? Of(bool present, ChartValues? values) => (present, values) switch
    {
        (true, null) => Default,
        (true, _) => new MultusOptions(values!),
        (false, null) => null,
        _ => throw new InputException("ValuesWithoutMultus", null, "there are values for Multus, but no Multus.", "Add -Multus."),
    };
}
