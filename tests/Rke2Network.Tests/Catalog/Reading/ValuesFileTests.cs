using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>What values.yaml and values.schema.json say.</summary>
public sealed class ValuesFileTests
{
    private const string ReadsAll = "{{ range $name, $value := .Values }}{{ $name }}{{ end }}";

    [Theory]
    [InlineData("a: text", "string = \"text\"")]
    [InlineData("a: ''", "string = \"\"")]
    [InlineData("a: 7", "int = 7")]
    [InlineData("a: 0.5", "number = 0.5")]
    [InlineData("a: yes", "bool = true")]
    [InlineData("a: [x, 1]", "list = [\"x\", 1]")]
    [InlineData("a: []", "list = []")]
    [InlineData("a: \"say \\\"x\\\"\\n\"", "string = \"say \\\"x\\\"\\n\"")]
    public void Kind_and_default_are_those_of_the_value(string values, string facts) => Assert.Equal(facts, TestChart.Read(values, "{{ if .Values.a }}{{ end }}").Says("a"));

    [Fact]
    public void A_null_says_nothing_of_the_kind() => Assert.Contains("= null", TestChart.Read("a: ~", "x: {{ .Values.a }}").Says("a"));

    [Fact]
    public void A_map_has_its_members()
    {
        var chart = TestChart.Read("a:\n  b:\n    c: 1\n", "{{ .Values.a.b.c }}");
        Assert.Equal("map", chart.Says("a"));
        Assert.Equal("map", chart.Says("a/b"));
        Assert.Equal("int = 1", chart.Says("a/b/c"));
        Assert.False(chart.Takes("a/x"));
        Assert.False(chart.Takes("a/b/x"));
    }

    [Fact]
    public void Values_listed_and_not_read_are_unread()
    {
        var chart = TestChart.Read("a: {b: 1, c: 2}\nd: 3\ne: {f: 4}\n", "{{ .Values.a.b }}");
        Assert.Equal("int = 1", chart.Says("a/b"));
        Assert.Equal("int unread = 2", chart.Says("a/c"));
        Assert.Equal("int unread = 3", chart.Says("d"));
        Assert.Equal("map unread", chart.Says("e"));
        Assert.Equal("int unread = 4", chart.Says("e/f"));
    }

    [Fact]
    public void All_values_are_read_where_templates_walk_through_them() => Assert.DoesNotContain("unread", TestChart.Read("a: {b: 1}\nd: 3\n", ReadsAll).All());

    [Fact]
    public void A_chart_without_values_file_has_what_its_templates_read()
    {
        var chart = TestChart.Read(("templates/a.yaml", "mtu: {{ .Values.mtu }}\n{{ with .Values.net }}{{ .vni }}{{ end }}"));
        Assert.Equal("scalar", chart.Says("mtu"));
        Assert.Equal("scalar", chart.Says("net/vni"));
        Assert.False(chart.Takes("nett"));
    }

    [Fact]
    public void An_empty_chart_takes_nothing_but_global() => Assert.Equal("global: any open", TestChart.Read(("values.yaml", "# nothing\n")).All());

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_holds()
    {
        var chart = TestChart.Read("a: 1\nb: 2\na:\n  c: text\n", "{{ .Values.a.c }}{{ .Values.b }}");
        Assert.Equal("map", chart.Says("a"));
        Assert.Equal("string = \"text\"", chart.Says("a/c"));
    }

    [Theory]
    [InlineData("tag", "v1")]
    [InlineData("digest", "x")]
    [InlineData("ref", "v3.32.1")]
    [InlineData("ref", "v3.7.1-build20210416")]
    [InlineData("ref", "sha256:0123")]
    public void What_changes_with_every_build_is_no_default(string key, string value) =>
        Assert.Equal("string", TestChart.Read($"image:\n  {key}: {value}\n", $"{{{{ .Values.image.{key} }}}}").Says("image/" + key));

    [Fact]
    public void Lists_that_hold_builds_are_no_default() =>
        Assert.Equal("list", TestChart.Read("images: [repo/a:v1, 'repo/b@sha256:12']\n", "{{ range .Values.images }}{{ . }}{{ end }}").Says("images"));

    [Fact]
    public void Long_defaults_are_left_out() =>
        Assert.Equal("string", TestChart.Read($"a: {new string('x', 400)}\n", "{{ .Values.a }}").Says("a"));

    [Fact]
    public void The_schema_says_kinds_and_choices()
    {
        var chart = TestChart.Read(
            ("values.yaml", "mode: a\nport: 1\nany: x\n"),
            ("values.schema.json", """{"properties": {"mode": {"type": "string", "enum": ["a", "b"]}, "port": {"type": ["integer", "null"]}, "extra": {"type": "object", "properties": {"on": {"type": "boolean"}}}, "list": {"type": "array", "items": {"type": "string"}}}}"""),
            ("templates/t.yaml", "{{ .Values.mode }}{{ .Values.port }}{{ .Values.any }}{{ .Values.extra.on }}{{ .Values.list }}"));
        Assert.Equal("string !helm in 'a','b' = \"a\"", chart.Says("mode"));
        Assert.Equal("int|null !helm = 1", chart.Says("port"));
        Assert.Equal("string = \"x\"", chart.Says("any"));
        Assert.StartsWith("map !helm", chart.Says("extra"), System.StringComparison.Ordinal);
        Assert.StartsWith("bool !helm", chart.Says("extra/on"), System.StringComparison.Ordinal);
        Assert.StartsWith("list !helm", chart.Says("list"), System.StringComparison.Ordinal);
        Assert.StartsWith("string !helm", chart.Says("list/[]"), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Alternatives_of_the_schema_are_joined()
    {
        var chart = TestChart.Read(
            ("values.schema.json", """{"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "boolean"}]}, "b": {"oneOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}}]}}}"""),
            ("templates/t.yaml", "{{ .Values.a }}{{ .Values.b }}"));
        Assert.StartsWith("string|bool !helm", chart.Says("a"), System.StringComparison.Ordinal);
        Assert.StartsWith("list|int !helm", chart.Says("b"), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: x\n")]
    [InlineData("version: 1\n")]
    [InlineData("name: ~\nversion: 1\n")]
    [InlineData("name: [x]\nversion: 1\n")]
    [InlineData("")]
    public void Chart_yaml_needs_name_and_version(string text) =>
        Assert.Equal("NotAChart", Assert.Throws<InputException>(() => TestChart.Read(("Chart.yaml", text))).ErrorId);

    [Theory]
    [InlineData("Chart.yaml", "- x\n")]
    [InlineData("values.yaml", "a: [1\n")]
    [InlineData("values.yaml", "just text\n")]
    [InlineData("values.schema.json", "{\"a\": ")]
    [InlineData("requirements.yaml", "a: b: c\n")]
    public void What_is_no_YAML_is_refused(string path, string text) => Assert.Throws<InputException>(() => TestChart.Read((path, text)));

    [Fact]
    public void A_null_in_a_subtree_keeps_the_place_of_its_members()
    {
        var chart = TestChart.Read("a: ~\n", "{{ with .Values.a }}{{ .b }}{{ end }}");
        Assert.True(chart.Takes("a/b"));
        Assert.False(chart.Takes("a/c"));
    }
}
