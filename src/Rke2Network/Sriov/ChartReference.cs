using System;
using System.Text.RegularExpressions;

namespace Rke2Network.Sriov;

/// <summary>
/// Where helm finds a chart. Sources: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go (HelmChartSpec: chart, repo, version);
/// helm/helm pkg/registry (references), Masterminds/semver version.go.
/// </summary>
internal static class ChartReference
{
    private const string Oci = "oci://";
    private static readonly Regex Name = new(@"^[a-z0-9]([-._a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex OciPath = new(@"^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+\z", RegexOptions.CultureInvariant);
    private static readonly Regex OciTag = new(@"^[^/]+(/[^/:@]+)+[:@].+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Semantic = new(@"^v?(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z", RegexOptions.CultureInvariant);

    internal static bool IsOci(string chart) => chart.StartsWith(Oci, StringComparison.Ordinal);

    internal static string Check(string chart, string? repository, string parameter)
    {
        if (IsOci(chart))
        {
            var path = chart.Substring(Oci.Length);
            return OciPath.IsMatch(path) ? chart : throw Invalid(
                chart,
                OciTag.IsMatch(path) ? "the version of a chart stands beside its address, not in it." : "an address in an OCI registry has a host and a path of lower case letters, digits, '.', '_' and '-'.",
                OciTag.IsMatch(path) ? "Leave out what follows the chart's name, and give -Version." : $"Write an address such as {SriovDefaults.Chart}.",
                parameter);
        }

        if (chart.IndexOf("://", StringComparison.Ordinal) >= 0 || chart.IndexOf('/') >= 0 || !Name.IsMatch(chart))
        {
            throw Invalid(chart, "this is neither the name of a chart in a repository nor an address in an OCI registry.", $"Write a name, with -Repository, or an address such as {SriovDefaults.Chart}.", parameter);
        }

        return repository is not null ? chart : throw Invalid(chart, "a chart that is named by its name alone needs the address of its repository.", "Give -Repository, or an address that starts with oci://.", parameter);
    }

    internal static string? Repository(string? repository) =>
        repository is null || (Uri.TryCreate(repository, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0) ? repository : throw new InputException(
            "InvalidRepository",
            repository.IndexOf('@') < 0 ? repository : null,
            IsOci(repository) ? "an OCI registry is no repository of charts." : repository.IndexOf('@') < 0 ? "this is no address of a repository." : "an address with a user is stored where everybody can read it.",
            IsOci(repository) ? "Leave it out, and give the chart's whole address as -Chart." : "Write an address such as https://charts.example.com.",
            "Repository");

    internal static string? Version(string? version) => version is null || Semantic.IsMatch(version) ? version : throw new InputException(
        "InvalidVersion",
        version,
        version.IndexOf('_') > 0 ? "this is the tag in the registry, in which '_' stands for the '+' of the version." : "this is no version of a chart: a range or a tag would install another one at each turn.",
        $"Write {(version.IndexOf('_') > 0 && Semantic.IsMatch(version.Replace('_', '+')) ? version.Replace('_', '+') : "a version such as " + SriovDefaults.ChartVersion)}.",
        "Version");

    private static InputException Invalid(string chart, string reason, string advice, string parameter) => new("InvalidChart", chart, reason, advice, parameter);
}
