using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>Charts inside charts.</summary>
public sealed class SubchartTests
{
    private const string Inner = "apiVersion: v2\nname: inner\nversion: 0.1.0\n";

    [Fact]
    public void A_subcharts_values_stand_below_its_name()
    {
        var chart = TestChart.Read(
            ("values.yaml", "inner:\n  size: 5\nown: 1\n"),
            ("templates/t.yaml", "{{ .Values.own }}"),
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/values.yaml", "size: 3\ncolour: red\nidle: true\n"),
            ("charts/inner/templates/t.yaml", "{{ .Values.size }}{{ .Values.colour }}{{ .Values.mtu }}"));
        Assert.Equal("int = 5", chart.Says("inner/size"));
        Assert.Equal("string = \"red\"", chart.Says("inner/colour"));
        Assert.Equal("scalar", chart.Says("inner/mtu"));
        Assert.Equal("bool unread = true", chart.Says("inner/idle"));
        Assert.Equal("int = 1", chart.Says("own"));
        Assert.Equal("map", chart.Says("inner"));
        Assert.False(chart.Takes("size"));
    }

    [Theory]
    [InlineData("Chart.yaml", TestChart.ChartFile)]
    [InlineData("requirements.yaml", "")]
    public void Alias_condition_and_tags_come_from_the_dependency(string path, string before)
    {
        const string Dependencies = "dependencies:\n- name: inner\n  version: 0.1.0\n  alias: first\n  condition: first.enabled,switches.first\n  tags: [extras]\n";
        var chart = TestChart.Read(
            (path, before + Dependencies),
            ("values.yaml", "first: {enabled: false}\nswitches: {first: true}\ntags: {extras: true}\n"),
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/templates/t.yaml", "{{ .Values.mtu }}"));
        Assert.Equal("bool = false", chart.Says("first/enabled"));
        Assert.Equal("bool = true", chart.Says("switches/first"));
        Assert.Equal("bool = true", chart.Says("tags/extras"));
        Assert.Equal("scalar", chart.Says("first/mtu"));
        Assert.Equal(TestChart.Unknown, chart.Says("inner"));
    }

    [Fact]
    public void A_condition_without_a_default_is_known()
    {
        var chart = TestChart.Read(
            ("Chart.yaml", TestChart.ChartFile + "dependencies:\n- {name: inner, version: 0.1.0, condition: inner.enabled}\n"),
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/templates/t.yaml", "{{ .Values.mtu }}"));
        Assert.True(chart.Takes("inner/enabled"));
        Assert.False(chart.Takes("inner/enable"));
    }

    [Fact]
    public void One_chart_under_two_aliases_has_its_values_twice()
    {
        var chart = TestChart.Read(
            ("Chart.yaml", TestChart.ChartFile + "dependencies:\n- {name: inner, version: 0.1.0, alias: one}\n- {name: inner, version: 0.1.0, alias: two}\n"),
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/values.yaml", "size: 3\n"),
            ("charts/inner/templates/t.yaml", "{{ .Values.size }}"));
        Assert.Equal("int = 3", chart.Says("one/size"));
        Assert.Equal("int = 3", chart.Says("two/size"));
        Assert.Equal(TestChart.Unknown, chart.Says("inner"));
    }

    [Fact]
    public void Global_is_shared()
    {
        var chart = TestChart.Read(
            ("values.yaml", "global: {registry: ''}\n"),
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/templates/t.yaml", "{{ .Values.global.registry }}{{ .Values.global.cidr }}"));
        Assert.Equal("string = \"\"", chart.Says("global/registry"));
        Assert.Equal("scalar", chart.Says("global/cidr"));
        Assert.Equal(TestChart.Unknown, chart.Says("inner/global/cidr"));
    }

    [Fact]
    public void Charts_nest()
    {
        var chart = TestChart.Read(
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/values.yaml", "core: {size: 2}\n"),
            ("charts/inner/charts/core/Chart.yaml", "name: core\nversion: 1\n"),
            ("charts/inner/charts/core/values.yaml", "size: 1\n"),
            ("charts/inner/charts/core/templates/t.yaml", "{{ .Values.size }}{{ .Values.mtu }}{{ .Values.global.x }}"));
        Assert.Equal("int = 2", chart.Says("inner/core/size"));
        Assert.Equal("scalar", chart.Says("inner/core/mtu"));
        Assert.Equal("scalar", chart.Says("global/x"));
    }

    [Fact]
    public void Named_templates_are_shared()
    {
        var chart = TestChart.Read(
            ("templates/t.yaml", "{{ include \"inner.name\" . }}"),
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/templates/_h.tpl", "{{ define \"inner.name\" }}{{ .Values.nameOverride }}{{ end }}"));
        Assert.Equal("scalar", chart.Says("nameOverride"));
        Assert.Equal(TestChart.Unknown, chart.Says("inner/nameOverride"));
    }

    [Fact]
    public void The_schema_of_a_subchart_counts_below_its_key()
    {
        var chart = TestChart.Read(
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/values.yaml", "mode: a\n"),
            ("charts/inner/values.schema.json", """{"properties": {"mode": {"enum": ["a", "b"], "type": "string"}}}"""),
            ("charts/inner/templates/t.yaml", "{{ .Values.mode }}"));
        Assert.Equal("string !helm in 'a','b' = \"a\"", chart.Says("inner/mode"));
    }

    [Fact]
    public void A_dependency_that_is_not_there_leaves_its_values_open()
    {
        var chart = TestChart.Read(
            ("Chart.yaml", TestChart.ChartFile + "dependencies:\n- {name: absent, version: 1, repository: https://example.org, condition: absent.enabled}\n"),
            ("values.yaml", "absent: {enabled: true, size: 1}\n"));
        Assert.DoesNotContain("unread", chart.Says("absent/size"));
        Assert.True(chart.Takes("absent/anything"));
    }

    [Fact]
    public void Values_that_a_subchart_hands_up_are_read_there()
    {
        var chart = TestChart.Read(
            ("Chart.yaml", TestChart.ChartFile + "dependencies:\n- name: inner\n  version: 0.1.0\n  import-values:\n  - child: net\n    parent: network\n"),
            ("charts/inner/Chart.yaml", Inner),
            ("charts/inner/values.yaml", "net: {mtu: 1}\n"),
            ("templates/t.yaml", "{{ .Values.network.mtu }}"));
        Assert.DoesNotContain("unread", chart.Says("inner/net"));
    }

    [Fact]
    public void A_folder_without_Chart_yaml_is_no_chart()
    {
        var chart = TestChart.Read(("charts/notes/README.md", "text"), ("charts/notes/templates/t.yaml", "{{ .Values.mtu }}"));
        Assert.Equal("global: any open", chart.All());
    }
}
