using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Reads what the module wrote, with a YamlDotNet that is not the module's.</summary>
internal static class Yaml
{
    internal static IReadOnlyList<YamlNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <summary>The inner document of a HelmChartConfig, once its outer one is as it must be.</summary>
    internal static YamlNode Values(string manifest, string chart)
    {
        var outer = Documents(manifest).Single();
        Xunit.Assert.Equal("helm.cattle.io/v1", outer["apiVersion"]);
        Xunit.Assert.Equal("HelmChartConfig", outer["kind"]);
        Xunit.Assert.Equal(chart, outer["metadata"]["name"]);
        Xunit.Assert.Equal("kube-system", outer["metadata"]["namespace"]);
        return Documents(((YamlScalarNode)outer["spec"]["valuesContent"]).Value!).Single();
    }
}
