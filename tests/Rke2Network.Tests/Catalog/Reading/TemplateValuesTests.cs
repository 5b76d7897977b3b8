using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>Which values templates read, and how.</summary>
public sealed class TemplateValuesTests
{
    /// <summary>Each of these ways reads <c>net.mtu</c>, which values.yaml does not list, and nothing beside it.</summary>
    [Theory]
    [InlineData("x: {{ .Values.net.mtu }}")]
    [InlineData("x: {{ $.Values.net.mtu }}")]
    [InlineData("x: {{ (.Values.net).mtu }}")]
    [InlineData("x: {{ ((.Values).net).mtu | quote }}")]
    [InlineData("{{ if .Values.net.mtu }}x{{ end }}")]
    [InlineData("{{ if not (empty .Values.net.mtu) }}x{{ end }}")]
    [InlineData("{{ if and true (or .Values.net.mtu false) }}x{{ end }}")]
    [InlineData("{{ if false }}{{ else if .Values.net.mtu }}{{ end }}")]
    [InlineData("{{ $v := .Values }}x: {{ $v.net.mtu }}")]
    [InlineData("{{ $n := .Values.net }}{{ if true }}{{ $n.mtu }}{{ end }}")]
    [InlineData("{{ $m := 1 }}{{ if true }}{{ $m = .Values.net.mtu }}{{ end }}{{ $m }}")]
    [InlineData("{{ with .Values.net }}{{ .mtu }}{{ end }}")]
    [InlineData("{{ with .Values.net }}{{ $.Values.net.mtu }}{{ end }}")]
    [InlineData("{{ with $n := .Values.net }}{{ $n.mtu }}{{ end }}")]
    [InlineData("{{ with .Values.other }}{{ else }}{{ .Values.net.mtu }}{{ end }}")]
    [InlineData("{{ with .Values.other }}{{ else with .Values.net }}{{ .mtu }}{{ end }}")]
    [InlineData("{{ range list .Values.net }}{{ .mtu }}{{ end }}")]
    [InlineData("{{ range $n := list .Values.net }}{{ $n.mtu }}{{ end }}")]
    [InlineData("{{ range $i, $n := list .Values.net }}{{ $n.mtu }}{{ end }}")]
    [InlineData("{{ range $k, $n := dict \"n\" .Values.net }}{{ $n.mtu }}{{ end }}")]
    [InlineData("{{ index .Values \"net\" \"mtu\" }}")]
    [InlineData("{{ index (index .Values \"net\") \"mtu\" }}")]
    [InlineData("{{ get .Values.net \"mtu\" }}")]
    [InlineData("{{ $k := \"mtu\" }}{{ get .Values.net $k }}")]
    [InlineData("{{ dig \"net\" \"mtu\" 1500 .Values }}")]
    [InlineData("{{ dig \"net\" \"mtu\" 1500 .Values.AsMap }}")]
    [InlineData("{{ pluck \"mtu\" .Values.net | first }}")]
    [InlineData("{{ if hasKey .Values.net \"mtu\" }}x{{ end }}")]
    [InlineData("{{ .Values.net.mtu | default 1500 }}")]
    [InlineData("{{ default 1500 .Values.net.mtu }}")]
    [InlineData("{{ coalesce .Values.net.mtu 1500 }}")]
    [InlineData("{{ ternary .Values.net.mtu 1500 true }}")]
    [InlineData("{{ ternary 1 2 (eq 1500 (int .Values.net.mtu)) }}")]
    [InlineData("{{ required \"no mtu\" .Values.net.mtu }}")]
    [InlineData("{{ printf \"%d\" .Values.net.mtu }}")]
    [InlineData("{{ add .Values.net.mtu 50 }}")]
    [InlineData("{{ .Values.net.mtu | toString | trimSuffix \"x\" | quote }}")]
    [InlineData("{{ someFunctionOfTomorrow .Values.net.mtu }}")]
    [InlineData("{{ .Files.Get .Values.net.mtu }}")]
    [InlineData("{{ .Values.net.mtu | .Files.Get }}")]
    [InlineData("{{ if .Capabilities.APIVersions.Has .Values.net.mtu }}{{ end }}")]
    [InlineData("{{ define \"t\" }}{{ .Values.net.mtu }}{{ end }}{{ template \"t\" . }}")]
    [InlineData("{{ define \"t\" }}{{ .mtu }}{{ end }}{{ include \"t\" .Values.net }}")]
    [InlineData("{{ define \"t\" }}{{ .n.mtu }}{{ end }}{{ include \"t\" (dict \"n\" .Values.net) }}")]
    [InlineData("{{ define \"t\" }}{{ (index . 1).mtu }}{{ end }}{{ include \"t\" (list 1 .Values.net) }}")]
    [InlineData("{{ define \"t\" }}{{ $n := last . }}{{ $n.mtu }}{{ end }}{{ include \"t\" (list . .Values.net) }}")]
    [InlineData("{{ define \"t\" }}{{ .root.Values.net.mtu }}{{ end }}{{ include \"t\" (dict \"root\" $) }}")]
    [InlineData("{{ define \"t\" }}{{ $.Values.net.mtu }}{{ end }}{{ with 1 }}{{ include \"t\" $ }}{{ end }}")]
    [InlineData("{{ define \"sample.t\" }}{{ .Values.net.mtu }}{{ end }}{{ include (printf \"%s.t\" \"sample\") . }}")]
    [InlineData("{{ define \"a\" }}{{ .Values.net.mtu }}{{ end }}{{ define \"b\" }}{{ end }}{{ include (ternary \"a\" \"b\" .Values.net.mtu) . }}")]
    [InlineData("{{ block \"t\" .Values.net }}{{ .mtu }}{{ end }}")]
    [InlineData("{{ $n := merge (dict) .Values.net }}{{ $n.mtu }}")]
    [InlineData("{{ $n := mergeOverwrite (deepCopy .Values.net) (dict \"x\" 1) }}{{ $n.mtu }}")]
    [InlineData("{{ $n := omit .Values.net \"x\" }}{{ $n.mtu }}")]
    [InlineData("{{ $n := pick .Values.net \"mtu\" }}{{ $n.mtu }}")]
    [InlineData("{{ $n := fromYaml (toYaml .Values.net) }}{{ $n.mtu }}")]
    [InlineData("{{ $d := dict }}{{ $_ := set $d \"n\" .Values.net }}{{ $d.n.mtu }}")]
    [InlineData("{{ $_ := set $ \"n\" .Values.net }}{{ $.n.mtu }}")]
    [InlineData("{{ tpl .Values.net.mtu . }}")]
    [InlineData("{{ tpl \"{{ .Values.net.mtu }}\" . }}")]
    [InlineData("{{ tpl (.Files.Get \"files/mtu.tpl\") . }}")]
    [InlineData("{{ range $path, $_ := .Files.Glob \"files/*.tpl\" }}{{ tpl ($.Files.Get $path) $ }}{{ end }}")]
    [InlineData("{{ tpl .Values.text . }}")]
    public void A_value_that_a_template_reads_is_known(string template)
    {
        var chart = TestChart.Read(
            ("values.yaml", "net: {}\ntext: '{{ .Values.net.mtu }}'\n"), ("files/mtu.tpl", "mtu={{ .Values.net.mtu }}"), ("templates/t.yaml", template));
        Assert.True(chart.Says("net/mtu") != TestChart.Unknown, chart.All());
        Assert.False(chart.Takes("net/mtux"), chart.All());
        Assert.False(chart.Takes("network"), chart.All());
        Assert.DoesNotContain("unread", chart.Says("net"));
    }

    [Theory]
    [InlineData("{{/* .Values.net.mtu */}}")]
    [InlineData("# .Values.net.mtu")]
    [InlineData("{{ .mtu }}")]
    [InlineData("{{ with .Values.other }}{{ .net.mtu }}{{ end }}")]
    [InlineData("{{ define \"t\" }}{{ .Values.net.mtu }}{{ end }}{{ include \"t\" .Values.net }}")]
    public void What_only_looks_like_reading_is_none(string template) => Assert.Equal(TestChart.Unknown, TestChart.Read("net: {}\n", template).Says("net/mtu"));

    [Fact]
    public void Commented_keys_that_templates_read_are_known()
    {
        var chart = TestChart.Read("flannel:\n  backend: vxlan\n#  mtu: 1450\n#  vni: 4096\n", "{{ .Values.flannel.backend }}{{ if .Values.flannel.mtu }}{{ .Values.flannel.mtu }}{{ end }}\n{{ with .Values.flannel.vni }}{{ . }}{{ end }}");
        Assert.Equal("scalar", chart.Says("flannel/mtu"));
        Assert.Equal("scalar", chart.Says("flannel/vni"));
        Assert.False(chart.Takes("flannel/vnid"));
    }

    [Fact]
    public void Keys_with_dashes_are_read_by_index()
    {
        var chart = TestChart.Read("a-b:\n  c: 1\n  d: 2\n", "{{ index .Values \"a-b\" \"c\" }}");
        Assert.Equal("int = 1", chart.Says("a-b/c"));
        Assert.Equal("int unread = 2", chart.Says("a-b/d"));
    }

    [Fact]
    public void A_loop_over_a_map_leaves_its_keys_to_the_user()
    {
        var chart = TestChart.Read("peers:\n  one: {address: x}\n", "{{ range $name, $peer := .Values.peers }}{{ $name }}={{ $peer.address }}{{ $peer.port }}{{ end }}");
        Assert.Contains("open", chart.Says("peers"));
        Assert.NotEqual(TestChart.Unknown, chart.Says("peers/[]/port"));
        Assert.DoesNotContain("unread", chart.Says("peers/one/address"));
    }

    [Fact]
    public void A_loop_over_a_list_knows_the_members_of_its_items()
    {
        var chart = TestChart.Read("ports:\n- {name: a, extra: 1}\n", "{{ range .Values.ports }}{{ .name }}{{ .number }}{{ end }}");
        Assert.Equal("list = [{\"name\": \"a\", \"extra\": 1}]", chart.Says("ports"));
        Assert.NotEqual(TestChart.Unknown, chart.Says("ports/[]/name"));
        Assert.NotEqual(TestChart.Unknown, chart.Says("ports/[]/number"));
        Assert.NotEqual(TestChart.Unknown, chart.Says("ports/[]/extra"));
        Assert.Equal(TestChart.Unknown, chart.Says("ports/[]/colour"));
    }

    /// <summary>Any key may be read, so that none is without effect.</summary>
    [Theory]
    [InlineData("{{ range .Values.names }}{{ index $.Values.map . }}{{ end }}")]
    [InlineData("{{ range .Values.names }}{{ get $.Values.map . }}{{ end }}")]
    [InlineData("{{ range .Values.names }}{{ if hasKey $.Values.map . }}x{{ end }}{{ end }}")]
    [InlineData("{{ range .Values.names }}{{ dig . \"y\" $.Values.map }}{{ end }}")]
    [InlineData("{{ range .Values.names }}{{ pluck . $.Values.map }}{{ end }}")]
    [InlineData("{{ range .Values.names }}{{ toYaml (pick $.Values.map .) }}{{ end }}")]
    [InlineData("{{ index .Values.map (.Values.names | default \"known\") }}")]
    [InlineData("{{ if hasKey .Values.map (.Values.names | default \"known\") }}{{ end }}")]
    [InlineData("{{ range .Values.names }}{{ toYaml (dict . $.Values.map) }}{{ end }}")]
    [InlineData("{{ $d := dict }}{{ range .Values.names }}{{ $_ := set $d . $.Values.map }}{{ end }}{{ toYaml $d }}")]
    [InlineData("{{ include (.Values.names | default \"t\") .Values.map }}{{ define \"t\" }}{{ .known }}{{ end }}")]
    [InlineData("{{ keys .Values.map | join \",\" }}{{ .Values.names }}")]
    [InlineData("{{ values .Values.map | join \",\" }}{{ .Values.names }}")]
    [InlineData("{{ .Values.map }}{{ .Values.names }}")]
    [InlineData("{{ .Values.map | toYaml }}{{ .Values.names }}")]
    [InlineData("{{ .Values.map | toJson | b64enc }}{{ .Values.names }}")]
    [InlineData("{{ someFunctionOfTomorrow .Values.map }}{{ .Values.names }}")]
    [InlineData("{{ include \"not.there\" .Values.map }}{{ .Values.names }}")]
    [InlineData("{{ include \"not.there\" (dict \"m\" (list .Values.map)) }}{{ .Values.names }}")]
    [InlineData("{{ include .Values.names .Values.map }}")]
    [InlineData("{{ toYaml (merge .Values.map (dict \"x\" 1)) }}{{ .Values.names }}")]
    [InlineData("{{ toYaml (dict \"a\" (dict \"b\" .Values.map)) }}{{ .Values.names }}")]
    [InlineData("{{ toYaml (list .Values.map) }}{{ .Values.names }}")]
    [InlineData("{{ range $k, $v := .Values.map }}{{ $k }}{{ end }}{{ .Values.names }}")]
    public void Free_keys_leave_a_map_open(string template)
    {
        var chart = TestChart.Read("map: {known: 1}\nnames: [known]\n", template);
        Assert.True(chart.Takes("map/anything"), chart.All());
        Assert.DoesNotContain("unread", chart.All());
    }

    [Fact]
    public void Templates_that_ask_for_kinds_take_them()
    {
        var chart = TestChart.Read("devices: ''\n", "{{ if kindIs \"slice\" .Values.devices }}{{ join \" \" .Values.devices }}{{ else if kindIs \"string\" .Values.devices }}{{ .Values.devices }}{{ end }}");
        Assert.StartsWith("list|string", chart.Says("devices"), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Join_takes_a_list_and_a_single_text() =>
        Assert.StartsWith("list|string", TestChart.Read("names: []\n", "{{ join \",\" .Values.names }}").Says("names"), System.StringComparison.Ordinal);

    [Fact]
    public void A_value_compared_with_a_text_is_a_text()
    {
        var chart = TestChart.Read(string.Empty, "{{ if eq .Values.mode \"a\" }}x{{ end }}");
        Assert.Equal("string !templates", chart.Says("mode"));
    }

    [Fact]
    public void Values_that_CRD_templates_read_are_known()
    {
        const string Crd = "{{ if .Values.crds.install }}\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  names:\n    kind: Peer\n{{ end }}\n";
        Assert.Equal("bool = true", TestChart.Read("crds: {install: true}\n", Crd).Says("crds/install"));
    }

    [Fact]
    public void Values_that_templates_in_JSON_read_are_known() =>
        Assert.Equal("int = 1", TestChart.Read(("values.yaml", "port: 1\n"), ("templates/list.json", "{\"port\": {{ .Values.port }}}")).Says("port"));

    [Fact]
    public void Notes_read_values_too() =>
        Assert.Equal("int = 1", TestChart.Read(("values.yaml", "port: 1\n"), ("templates/NOTES.txt", "Listens on {{ .Values.port }}.")).Says("port"));

    [Fact]
    public void Named_templates_of_any_file_are_known_in_all()
    {
        var chart = TestChart.Read(("templates/_z.tpl", "{{ define \"z\" }}{{ .Values.mtu }}{{ end }}"), ("templates/a.yaml", "{{ include \"z\" . }}"));
        Assert.Equal("scalar", chart.Says("mtu"));
    }
}
