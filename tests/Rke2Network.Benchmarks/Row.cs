using System;

namespace Rke2Network.Benchmarks;

/// <summary>One measure: what the module takes, what its floor takes in the same run, and what may lie between.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Module">What the module takes.</param>
/// <param name="Floor">What the floor takes.</param>
/// <param name="Result">The difference or ratio of both.</param>
/// <param name="Budget">The highest result that is allowed.</param>
/// <param name="IsWithinBudget">Whether the result is allowed; null where it is for information.</param>
internal sealed record Row(string Name, string Module, string Floor, string Result, string Budget, bool? IsWithinBudget)
{
    /// <summary>Why the measure was left out; null where it was taken.</summary>
    internal string? LeftOut { get; private init; }

    /// <summary>A measure that cannot be taken here.</summary>
    internal static Row Without(string name, string why) => new(name, "-", "-", "-", "-", null) { LeftOut = why };

    /// <summary>A measure in milliseconds, whose ratio to the floor has a budget.</summary>
    internal static Row OfRatio(string name, double module, double floor, double budget) => new(
        name,
        FormattableString.Invariant($"{module:F1} ms"),
        FormattableString.Invariant($"{floor:F1} ms"),
        FormattableString.Invariant($"x {module / floor:F2}"),
        FormattableString.Invariant($"x {budget:F2}"),
        module / floor <= budget);
}
