namespace Rke2Network.Benchmarks;

/// <summary>One measure: what the module takes, what its floor takes in the same run, and what may lie between.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Module">What the module takes.</param>
/// <param name="Floor">What the floor takes.</param>
/// <param name="Result">The difference or ratio of both.</param>
/// <param name="Budget">The highest result that is allowed.</param>
/// <param name="IsWithinBudget">Whether the result is allowed; null where it is for information.</param>
internal sealed record Row(string Name, string Module, string Floor, string Result, string Budget, bool? IsWithinBudget);
