using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;
using Rke2Network.Checking;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Checking;

/// <summary>Small charts with what real ones do, and values for them.</summary>
public sealed class OwnChartTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n";

    [Fact]
    public void A_file_that_a_template_takes_in_is_read() => Assert.Equal(
        [],
        Check(
            "script: one",
            "script: two",
            ("templates/a.yaml", ConfigMap + "  run: {{ tpl (.Files.Get \"files/run.sh\") . | quote }}\n"),
            ("files/run.sh", "echo {{ .Values.script }}\n")));

    [Fact]
    public void A_file_that_no_template_names_is_not_read() => Assert.Equal(
        ["script NoEffect"],
        Check("script: one", "script: two", ("templates/a.yaml", ConfigMap), ("files/run.sh", "echo {{ .Values.script }}\n")));

    [Fact]
    public void A_file_for_another_programs_templates_does_no_harm() => Assert.Equal(
        [],
        Check("a: 1", "a: 2", ("templates/a.yaml", ConfigMap + "  run: {{ .Files.Get \"files/x.json\" | quote }}\n  a: {{ .Values.a }}\n"), ("files/x.json", "{{ % for .Values }")));

    [Fact]
    public void A_loop_over_a_map_of_unknown_keys_is_walked() => Assert.Equal(
        [],
        Check(
            "name: x\nlabels: {}",
            "labels: {a: b}",
            ("templates/a.yaml", "{{- $d := dict }}{{- $_ := set $d .Values.name 1 }}{{- range $k, $v := $d }}\nkind: Namespace\nmetadata:\n  labels:\n    {{- toYaml $.Values.labels | nindent 4 }}\n{{- end }}\n")));

    [Fact]
    public void Keys_copied_into_a_typed_place_are_those_of_the_place() => Assert.Equal(
        ["policy.ingres Unknown"],
        Check(
            "policy: {}",
            "policy: {egress: [], ingres: []}",
            ("templates/a.yaml", "{{- $spec := dict }}{{- range $k, $v := .Values.policy }}{{- $_ := set $spec $k $v }}{{- end }}\nkind: NetworkPolicy\nspec:\n  {{- toYaml $spec | nindent 2 }}\n")));

    [Fact]
    public void Keys_used_elsewhere_too_stay_the_users() => Assert.Equal(
        [],
        Check(
            "policy: {}",
            "policy: {mine: x}",
            ("templates/a.yaml", "{{- $spec := dict }}{{- range $k, $v := .Values.policy }}{{- $_ := set $spec $k $v }}{{- end }}\nkind: NetworkPolicy\nspec:\n  {{- toYaml $spec | nindent 2 }}\n"),
            ("templates/b.yaml", ConfigMap + "{{- range $k, $v := .Values.policy }}\n  {{ $k | upper }}: {{ $v | quote }}\n{{- end }}\n")));

    [Theory]
    [InlineData("cpu")]
    [InlineData("hugepages-2Mi")]
    [InlineData("example.com/gpu")]
    public void A_container_takes_these_resources(string name) => Assert.Equal([], CheckResources(name));

    [Fact]
    public void A_container_takes_no_other_resource() => Assert.Equal(["resources.limits.memmory Unknown"], CheckResources("memmory"));

    [Fact]
    public void Values_written_as_quoted_JSON_are_of_any_shape() => Assert.Equal(
        [], Check("tags: {}", "tags: {mine: yes}", ("templates/a.yaml", ConfigMap + "  tags: {{ .Values.tags | toJson | quote }}\n")));

    [Fact]
    public void An_encoded_document_tells_nothing_of_the_values_in_it() => Assert.Equal(
        [],
        Check(
            "hosts: []",
            "hosts: [a]",
            ("templates/a.yaml", "{{- define \"doc\" }}\nhosts:\n{{ toYaml .Values.hosts }}\n{{- end }}\nkind: Secret\ndata:\n  doc: {{ include \"doc\" . | b64enc }}\n")));

    [Theory]
    [InlineData("ui: true\nrelay: true", null)]
    [InlineData("ui: true", "ui Stops")]
    public void A_value_that_needs_another_is_not_refused(string values, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Check("ui: false\nrelay: false", values, ("templates/a.yaml", "{{- if .Values.ui }}{{- if not .Values.relay }}{{ fail \"needs relay\" }}{{- end }}{{- end }}\n")));

    [Theory]
    [InlineData("mode: kvstore", null)]
    [InlineData("mode: kvstore\nmesh: true", "mesh Stops")]
    public void Choices_behind_a_switch_that_is_off_hold_with_it_only(string values, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Check(
            "mode: crd\nmesh: false",
            values,
            ("templates/a.yaml", "{{- if .Values.mesh }}{{- if and (ne .Values.mode \"crd\") (ne .Values.mode \"both\") }}{{ fail \"no\" }}{{- end }}{{- end }}\n" + ConfigMap + "  mode: {{ .Values.mode }}\n")));

    [Theory]
    [InlineData("level: info", null)]
    [InlineData("level: loud", "level NotAllowed")]
    public void An_enum_beside_null_is_an_enum(string values, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Check(
            "level: null",
            values,
            ("values.schema.json", "{\"properties\": {\"level\": {\"oneOf\": [{\"type\": \"null\"}, {\"enum\": [\"info\", \"debug\"]}]}}}"),
            ("templates/a.yaml", ConfigMap + "  level: {{ .Values.level }}\n")));

    [Fact]
    public void A_slip_of_the_chart_makes_no_value() => Assert.Equal(
        ["deep.Values Unknown"],
        Check(
            "deep: {a: 1}\nname: x",
            "deep: {Values: {name: y}}",
            ("templates/a.yaml", ConfigMap + "{{- with .Values.deep }}\n  a: {{ .a }}\n  name: {{ .Values.name }}\n{{- end }}\n  name: {{ .Values.name }}\n")));

    private static IEnumerable<string> CheckResources(string name) => Check(
        "resources: {}",
        $"resources: {{limits: {{{name}: 1}}}}",
        ("templates/a.yaml", "kind: DaemonSet\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          resources:\n            {{- toYaml .Values.resources | nindent 12 }}\n"));

    private static string[] Check(string defaults, string values, params (string Path, string Text)[] files)
    {
        var all = files.Append(("Chart.yaml", "name: own\nversion: 1.0.0\n")).Append(("values.yaml", defaults));
        var catalog = ChartCatalog.Read(new ChartFiles(all.Select(file => new KeyValuePair<string, string>(file.Item1, file.Item2))));
        return ChartCheck.Run(catalog.Schema("1.0.0")!, YamlReader.ReadMap(values))
            .Where(each => each.Kind is not (DeviationKind.Default or DeviationKind.ListReplaced))
            .Select(each => ValuePath.Format(each.Path) + " " + each.Kind)
            .ToArray();
    }
}
