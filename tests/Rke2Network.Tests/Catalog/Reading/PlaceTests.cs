using Rke2Network.Catalog.Reading;
using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>Where a value lands in a manifest tells what it may hold.</summary>
public sealed class PlaceTests
{
    private const string Head = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n  name: agent\n";

    [Theory]
    [InlineData("spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        resources:\n          {{- toYaml .Values.v | nindent 10 }}\n", "map !api @ResourceRequirements")]
    [InlineData("spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        resources: {{- toYaml .Values.v | nindent 10 }}\n", "map !api @ResourceRequirements")]
    [InlineData("spec:\n  template:\n    spec:\n      containers:\n        - name: a\n          resources:\n{{ toYaml .Values.v | indent 12 }}\n", "map !api @ResourceRequirements")]
    [InlineData("spec:\n  template:\n    spec:\n      containers:\n      - resources: {{ toJson .Values.v }}\n        name: a\n", "map !api @ResourceRequirements")]
    [InlineData("spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        {{- with .Values.v }}\n        resources:\n          {{- toYaml . | nindent 10 }}\n        {{- end }}\n", "map !api @ResourceRequirements")]
    [InlineData("spec:\n  template:\n    spec:\n      initContainers:\n      - name: a\n        livenessProbe:\n          {{- toYaml .Values.v | nindent 10 }}\n", "map !api @Probe")]
    [InlineData("spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        securityContext:\n          {{- omit .Values.v \"enabled\" | toYaml | nindent 10 }}\n", "map !api @SecurityContext")]
    [InlineData("spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        securityContext:\n          {{- merge (deepCopy .Values.v) (dict \"privileged\" true) | toYaml | nindent 10 }}\n", "map !api @SecurityContext")]
    [InlineData("spec:\n  template:\n    spec:\n      affinity:\n        {{- tpl (toYaml .Values.v) . | nindent 8 }}\n", "map !api @Affinity")]
    [InlineData("spec:\n  template:\n    spec:\n      affinity:\n        {{- fromYaml (toYaml .Values.v) | toYaml | nindent 8 }}\n", "map !api @Affinity")]
    [InlineData("spec:\n  updateStrategy:\n    {{- .Values.v | toYaml | trim | nindent 4 }}\n", "map !api @DaemonSetUpdateStrategy")]
    [InlineData("spec:\n  updateStrategy: {{- include \"dump\" .Values.v | nindent 4 }}\n{{ define \"dump\" }}{{ toYaml . }}{{ end }}", "map !api @DaemonSetUpdateStrategy")]
    [InlineData("spec:\n  {{- if .Values.x }}\n  updateStrategy:\n    {{- toYaml .Values.v | nindent 4 }}\n  {{- else }}\n  updateStrategy:\n    type: OnDelete\n  {{- end }}\n", "map !api @DaemonSetUpdateStrategy")]
    public void A_map_is_of_the_type_of_its_place(string spec, string facts)
    {
        var chart = TestChart.Read(string.Empty, Head + spec);
        Assert.Equal(facts, chart.Says("v"));
        Assert.False(chart.Takes("v/notThere"));
    }

    [Theory]
    [InlineData("spec:\n  template:\n    spec:\n      tolerations:\n        {{- toYaml .Values.v | nindent 8 }}\n")]
    [InlineData("spec:\n  template:\n    spec:\n      tolerations:\n      {{- toYaml .Values.v | nindent 6 }}\n")]
    [InlineData("spec:\n  template:\n    spec:\n      tolerations:\n{{ toYaml .Values.v | indent 6 }}\n")]
    [InlineData("spec:\n  template:\n    spec:\n      tolerations: {{ toYaml .Values.v | nindent 6 }}\n      hostNetwork: true\n")]
    [InlineData("spec:\n  template:\n    spec:\n      {{- with .Values.v }}\n      tolerations:\n      {{- toYaml . | nindent 6 }}\n      {{- end }}\n")]
    [InlineData("spec:\n  template:\n    spec:\n      tolerations:\n      - key: own\n      {{- toYaml .Values.v | nindent 6 }}\n")]
    public void A_list_may_stand_at_its_keys_own_indentation(string spec)
    {
        var chart = TestChart.Read(string.Empty, Head + spec);
        Assert.Equal("list !api", chart.Says("v"));
        Assert.Equal("map !api @Toleration", chart.Says("v/[]"));
    }

    [Theory]
    [InlineData("spec:\n  template:\n    spec:\n      nodeSelector:\n        {{- toYaml .Values.v | nindent 8 }}\n")]
    [InlineData("spec:\n  template:\n    spec:\n      nodeSelector:\n        kubernetes.io/os: linux\n        {{- toYaml .Values.v | nindent 8 }}\n")]
    [InlineData("spec:\n  template:\n    metadata:\n      annotations:\n        checksum: x\n{{ toYaml .Values.v | indent 8 }}\n")]
    [InlineData("spec:\n  template:\n    metadata:\n      labels:\n        {{- range $key, $value := .Values.v }}\n        {{ $key }}: {{ $value | quote }}\n        {{- end }}\n")]
    public void Maps_of_texts_are_open(string spec)
    {
        var chart = TestChart.Read("v: {}\n", Head + spec);
        Assert.StartsWith("map", chart.Says("v"), System.StringComparison.Ordinal);
        Assert.Contains("open", chart.Says("v"));
        Assert.True(chart.Takes("v/anything"));
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |\n    {{- toYaml .Values.v | nindent 4 }}\n")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |-\n    options:\n      resources:\n        {{- toYaml .Values.v | nindent 8 }}\n")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\ndata:\n  config.json: {{ .Values.v | toJson | quote }}\n")]
    [InlineData("apiVersion: example.org/v1\nkind: Unheard\nspec:\n  {{- toYaml .Values.v | nindent 2 }}\n")]
    [InlineData("apiVersion: apps/v1\nkind: {{ .Values.kind }}\nspec:\n  {{- toYaml .Values.v | nindent 2 }}\n")]
    [InlineData("apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  notThere:\n    {{- toYaml .Values.v | nindent 4 }}\n")]
    [InlineData("apiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n  annotations:\n    checksum: {{ toYaml .Values.v | sha256sum }}\n")]
    [InlineData("{{ $x := toYaml .Values.v }}{{ if contains \"a\" $x }}{{ end }}")]
    public void Where_the_place_says_nothing_the_value_is_open(string template)
    {
        var chart = TestChart.Read("v: {a: 1}\n", template);
        Assert.Contains("open", chart.Says("v"));
        Assert.True(chart.Takes("v/anything/below"));
        Assert.DoesNotContain("unread", chart.All());
    }

    [Fact]
    public void A_value_placed_twice_takes_what_both_places_take()
    {
        var chart = TestChart.Read("v: {}\n", Head + "spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        resources:\n          {{- toYaml .Values.v | nindent 10 }}\n---\napiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    {{- toYaml .Values.v | nindent 4 }}\n");
        Assert.Contains("open", chart.Says("v"));
    }

    [Fact]
    public void Members_that_values_yaml_lists_have_the_kinds_of_the_type()
    {
        var chart = TestChart.Read("v:\n  requests: {cpu: 100m}\n  notThere: 1\n", Head + "spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        resources:\n          {{- toYaml .Values.v | nindent 10 }}\n");
        Assert.StartsWith("map !api", chart.Says("v/requests"), System.StringComparison.Ordinal);
        Assert.Equal("string|int|number !api = \"100m\"", chart.Says("v/requests/cpu"));
        Assert.NotEqual(TestChart.Unknown, chart.Says("v/notThere"));
    }

    [Fact]
    public void A_schema_of_a_CRD_gives_kinds_choices_and_what_is_required()
    {
        var chart = TestChart.Read(("crds/peer.yaml", Crd), ("values.yaml", "peer: {}\n"), ("templates/peer.yaml", Peer));
        Assert.Equal("map !api needs address", chart.Says("peer"));
        Assert.Equal("string !api", chart.Says("peer/address"));
        Assert.Equal("string !api in 'tcp','udp'", chart.Says("peer/protocol"));
        Assert.Equal("int !api", chart.Says("peer/port"));
        Assert.Equal("string|int !api", chart.Says("peer/timeout"));
        Assert.Equal("list !api", chart.Says("peer/hops"));
        Assert.Equal("bool !api", chart.Says("peer/hops/[]/final"));
        Assert.Equal("map !api open", chart.Says("peer/labels"));
        Assert.Equal("map !api open", chart.Says("peer/free"));
        Assert.False(chart.Takes("peer/colour"));
        Assert.False(chart.Takes("peer/hops/[]/colour"));
        Assert.True(chart.Takes("peer/labels/any"));
        Assert.True(chart.Takes("peer/free/any"));
    }

    [Theory]
    [InlineData("crds/peer.yaml")]
    [InlineData("templates/peer-crd.yaml")]
    public void A_companion_chart_may_hold_the_CRD(string path)
    {
        var chart = ChartReader.Read(TestChart.Files(("templates/peer.yaml", Peer)), [TestChart.Files((path, Crd))]);
        Assert.Equal("string !api in 'tcp','udp'", chart.Says("peer/protocol"));
    }

    [Theory]
    [InlineData("---\n" + Crd)]
    [InlineData("# Copyright\n---\n" + Crd)]
    [InlineData("{{- if .Values.crds }}\n" + Crd + "{{- end }}\n")]
    [InlineData("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n" + Crd + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n")]
    [InlineData(OtherCrd + "---\n" + Crd)]
    [InlineData(Crd + "---\n" + OtherCrd)]
    public void A_CRD_may_share_its_file(string text) =>
        Assert.Equal("string !api in 'tcp','udp'", TestChart.Read(("templates/crds.yaml", text), ("templates/peer.yaml", Peer)).Says("peer/protocol"));

    [Theory]
    [InlineData("kind: CustomResourceDefinition\nspec:\n  names:\n    kind: Peer\n  versions: [\n")]
    [InlineData("kind: CustomResourceDefinition\nspec:\n  names:\n    kind: Peer\n")]
    [InlineData("kind: CustomResourceDefinition\nspec:\n  names:\n    kind: Peer\n  versions: text\n")]
    [InlineData("kind: CustomResourceDefinition\nspec:\n  names:\n    kind: Peer\n  versions:\n  - {name: v1, schema: {openAPIV3Schema: []}}\n")]
    [InlineData("kind: CustomResourceDefinition\n\tspec:\n  names:\n    kind: Peer\n")]
    public void A_CRD_that_cannot_be_read_leaves_its_values_open(string crd)
    {
        var chart = TestChart.Read(("crds/peer.yaml", crd), ("templates/peer.yaml", Peer));
        Assert.Contains("open", chart.Says("peer"));
        Assert.True(chart.Takes("peer/anything/below"));
    }

    [Fact]
    public void A_place_that_would_refuse_the_charts_own_default_was_not_understood()
    {
        var chart = TestChart.Read("v: []\n", Head + "spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        {{- toYaml .Values.v | nindent 8 }}\n");
        Assert.Equal("list open = []", chart.Says("v"));
    }

    [Fact]
    public void A_single_value_takes_the_choices_of_its_place()
    {
        var chart = TestChart.Read(("crds/peer.yaml", Crd), ("values.yaml", "protocol: udp\n"), ("templates/peer.yaml", "kind: Peer\nspec:\n  protocol: {{ .Values.protocol | quote }}\n  address: prefix-{{ .Values.name }}\n"));
        Assert.Contains("in 'tcp','udp'", chart.Says("protocol"));
        Assert.DoesNotContain(" in ", chart.Says("name"));
    }

    [Fact]
    public void Maps_made_in_a_template_carry_types_to_what_they_hold()
    {
        var chart = TestChart.Read(string.Empty, Head + "spec:\n  template:\n    spec:\n      {{- dict \"affinity\" .Values.a \"tolerations\" (list .Values.t) \"nodeSelector\" (dict \"x\" .Values.n) | toYaml | nindent 6 }}\n");
        Assert.Equal("map !api @Affinity", chart.Says("a"));
        Assert.Equal("map !api @Toleration", chart.Says("t"));
        Assert.StartsWith("string !api", chart.Says("n"), System.StringComparison.Ordinal);
    }

    private const string Peer = "apiVersion: example.org/v1\nkind: Peer\nspec:\n  {{- toYaml .Values.peer | nindent 2 }}\n";

    private const string OtherCrd = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: others.example.org
        spec:
          names:
            kind: Other
          versions:
          - name: v1
            schema: {openAPIV3Schema: {type: object}}

        """;

    private const string Crd = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: peers.example.org
        spec:
          names:
            kind: Peer
          versions:
          - name: v1beta1
            storage: false
            schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {old: {type: string}}}}}}
          - name: v1
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    required: [address]
                    properties:
                      address: {type: string, description: "May hold {{ braces }}."}
                      protocol: {type: string, enum: [udp, tcp]}
                      port: {type: integer}
                      timeout: {x-kubernetes-int-or-string: true}
                      hops:
                        type: array
                        items:
                          type: object
                          properties:
                            final: {type: boolean}
                      labels:
                        type: object
                        additionalProperties: {type: string}
                      free:
                        type: object
                        x-kubernetes-preserve-unknown-fields: true
                        properties: {a: {type: string}}

        """;
}
