using System;

namespace Rke2Network.Model;

/// <summary>The names of failure policies as HelmChartConfigs bear them.</summary>
public static class FailurePolicies
{
    /// <summary>The name of a policy, such as <c>abort</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The name in lower case.</returns>
    public static string FieldValue(this FailurePolicy policy) => policy switch
    {
        FailurePolicy.Reinstall => "reinstall",
        FailurePolicy.Abort => "abort",
        FailurePolicy.Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Not a failure policy."),
    };

    /// <summary>The policy of a name.</summary>
    /// <param name="name">The name; case counts, as it does in the API.</param>
    /// <returns>The policy, or null for another name.</returns>
    public static FailurePolicy? Named(string name) => name switch
    {
        "reinstall" => FailurePolicy.Reinstall,
        "abort" => FailurePolicy.Abort,
        "retry" => FailurePolicy.Retry,
        _ => null,
    };
}
