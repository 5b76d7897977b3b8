using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading;
using Rke2Network.Catalog.Reading;
using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>Charts made to use up time, memory or the stack: each is read, or refused with a message.</summary>
[Collection(OneAtATime.Name)]
public sealed class HostileTemplateTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_template_that_calls_itself_leaves_its_argument_open()
    {
        var chart = Bounded("tree: {a: {b: 1}}\n", "{{ define \"walk\" }}{{ range $k, $v := . }}{{ $k }}{{ include \"walk\" $v }}{{ end }}{{ end }}{{ include \"walk\" .Values.tree }}")!;
        Assert.True(chart.Takes("tree/x/y/z/w/v"), chart.All());
        Assert.DoesNotContain("unread", chart.All());
    }

    [Fact]
    public void What_such_a_template_takes_in_a_map_is_open_too()
    {
        var chart = Bounded("tree: {}\n", "{{ define \"walk\" }}{{ if .v.next }}{{ include \"walk\" (dict \"v\" .v.next) }}{{ end }}{{ end }}{{ include \"walk\" (dict \"v\" .Values.tree) }}")!;
        Assert.True(chart.Takes("tree/next/next/next/next/next/next"), chart.All());
    }

    [Fact]
    public void Templates_that_call_each_other_end()
    {
        Bounded(string.Empty, "{{ define \"a\" }}{{ include \"b\" . }}{{ include \"b\" . }}{{ end }}{{ define \"b\" }}{{ include \"a\" . }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}");
        Bounded("a: {}\n", "{{ define \"a\" }}{{ template \"a\" .x }}{{ template \"a\" .y }}{{ end }}{{ template \"a\" .Values.a }}");
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(2, 60)]
    [InlineData(20, 60)]
    public void Templates_that_double_end(int calls, int levels)
    {
        var template = new StringBuilder();
        for (var i = 0; i < levels; i++)
        {
            template.Append("{{ define \"t" + i + "\" }}" + Repeat("{{ include \"t" + (i + 1) + "\" . }}", calls) + "{{ end }}\n");
        }

        Bounded("a: 1\n", template + "{{ define \"t" + levels + "\" }}{{ .Values.a }}{{ end }}{{ include \"t0\" . }}");
    }

    /// <summary>Every template nests as deep as it may, and each is inside the one before.</summary>
    [Fact]
    public void The_stack_is_never_used_up()
    {
        var template = new StringBuilder();
        for (var i = 0; i < 60; i++)
        {
            template.Append("{{ define \"t" + i + "\" }}" + Repeat("{{ if .a }}", 90) + "{{ " + Repeat("(", 90) + "include \"t" + (i + 1) + "\" .b" + Repeat(")", 90) + " }}" + Repeat("{{ end }}", 90) + "{{ end }}\n");
        }

        Bounded("a: 1\n", template + "{{ define \"t60\" }}{{ toYaml . }}{{ end }}{{ include \"t0\" .Values }}");
    }

    [Fact]
    public void Conditions_that_double_end() => Bounded(
        string.Empty, "{{ $g0 := and .Values.a (eq .Values.b \"x\") }}" + Each(80, i => $"{{{{ $g{i + 1} := and $g{i} $g{i} }}}}") + "{{ if $g80 }}{{ fail \"x\" }}{{ end }}");

    [Fact]
    public void Conditions_that_nest_end() => Bounded(
        string.Empty, "{{ $g0 := .Values.a }}" + Each(50_000, i => $"{{{{ $g{i + 1} := and $g{i} .Values.b{i % 10} }}}}") + "{{ if $g50000 }}{{ fail \"x\" }}{{ end }}");

    [Fact]
    public void Conditions_of_many_parts_end() => Bounded(
        string.Empty, "{{ if and " + Each(20_000, i => $"(ne .Values.m{i % 300} \"v{i}\") ") + "}}{{ fail \"x\" }}{{ end }}");

    [Fact]
    public void Lists_that_double_end() => Bounded(
        string.Empty, "{{ $l0 := list .Values.a }}" + Each(80, i => $"{{{{ $l{i + 1} := list $l{i} $l{i} }}}}") + "{{ toYaml $l80 }}{{ range $l80 }}{{ range . }}{{ toYaml . }}{{ end }}{{ end }}");

    [Fact]
    public void Maps_that_double_end() => Bounded(
        string.Empty, "{{ $m0 := dict \"v\" .Values.a }}" + Each(80, i => $"{{{{ $m{i + 1} := dict \"a\" $m{i} \"b\" $m{i} }}}}") + "kind: DaemonSet\nspec:\n  {{ toYaml $m80 | nindent 2 }}\n");

    [Fact]
    public void Maps_that_hold_themselves_end() => Bounded(
        string.Empty, "{{ $a := dict }}{{ $_ := set $a \"me\" $a }}{{ $b := dict }}{{ $_ := set $b \"me\" $b }}{{ toYaml $a }}{{ toYaml (merge $a $b) }}{{ $c := merge $a $b }}{{ $c = merge $c $b $a }}{{ toYaml $c.me.me.me }}");

    [Fact]
    public void Values_that_hold_themselves_end() => Bounded(
        "a: {}\n", "{{ $_ := set .Values.a \"me\" .Values.a }}{{ $_ := set .Values \"all\" .Values }}kind: DaemonSet\nspec:\n  template:\n    {{- toYaml .Values.a | nindent 4 }}\n{{ toYaml .Values }}{{ .Values.a.me.me.me.x }}");

    [Fact]
    public void Joins_of_maps_that_double_end() => Bounded(
        string.Empty,
        "{{ $m0 := dict \"v\" 1 }}{{ $n0 := dict \"v\" 2 }}" + Each(60, i => $"{{{{ $m{i + 1} := dict \"a\" $m{i} \"b\" $m{i} }}}}{{{{ $n{i + 1} := dict \"a\" $n{i} \"b\" $n{i} }}}}") + "{{ $x := merge $m60 $n60 }}{{ toYaml $x }}");

    [Fact]
    public void Texts_that_double_end() => Bounded(
        string.Empty, "{{ $s0 := \"0123456789\" }}" + Each(60, i => $"{{{{ $s{i + 1} := print $s{i} $s{i} }}}}") + "{{ $s60 }}");

    [Fact]
    public void Formats_that_double_end() => Bounded(
        string.Empty, "{{ $s0 := \"0123456789\" }}" + Each(60, i => $"{{{{ $s{i + 1} := printf \"%s%s\" $s{i} $s{i} }}}}") + "{{ $s60 }}");

    [Fact]
    public void Templates_whose_text_doubles_end() => Bounded(
        string.Empty, Each(39, i => $"{{{{ define \"t{i}\" }}}}{{{{ $x := include \"t{i + 1}\" . }}}}{{{{ $x }}}}{{{{ $x }}}}{{{{ end }}}}") + "{{ define \"t39\" }}0123456789{{ end }}{{ include \"t0\" . }}");

    [Fact]
    public void Indenting_without_end_ends() => Bounded(
        string.Empty, "{{ define \"lines\" }}" + Repeat("\n", 200_000) + "{{ end }}{{ include \"lines\" ." + Repeat(" | indent 100", 2000) + " }}");

    [Fact]
    public void Paths_without_end_end()
    {
        Bounded("a: 1\n", "{{ .Values" + Repeat(".a", 200_000) + " }}");
        Bounded("a: 1\n", "{{ if .Values" + Repeat(".a", 200_000) + " }}{{ fail \"x\" }}{{ end }}");
        Bounded("a: {}\n", "{{ $x := .Values }}" + Repeat("{{ $x = $x.a }}", 20_000) + "{{ $x }}");
        Bounded("a: {}\n", "{{ index .Values" + Repeat(" \"a\"", 200_000) + " }}");
    }

    [Fact]
    public void Values_by_values_end() => Bounded(
        string.Empty, "{{ $x := coalesce" + Each(20_000, i => $" .Values.a{i}") + " }}" + Each(20_000, i => $"{{{{ $x.b{i} }}}}"));

    [Fact]
    public void Long_lines_without_a_colon_end() => Bounded(
        string.Empty, "kind: DaemonSet\nspec:\n  a" + Repeat(" ", 300_000) + "b {{ toYaml .Values.a }}\n  \"" + Repeat(" ", 300_000) + "\n");

    [Fact]
    public void Many_documents_end() => Bounded(
        string.Empty, Each(20_000, i => $"---\nkind: DaemonSet\nspec:\n  template:\n    {{{{- toYaml .Values.a{i % 50} | nindent 4 }}}}\n"));

    [Fact]
    public void Manifests_without_a_bottom_end() => Bounded(
        string.Empty, "kind: DaemonSet\n" + Each(3000, i => new string(' ', i) + "a:\n") + new string(' ', 3000) + "{{ toYaml .Values.a }}\n" + Repeat("- ", 30_000) + "{{ toYaml .Values.a }}\n");

    [Fact]
    public void Texts_that_are_templates_of_themselves_end() => Bounded(
        "a: '{{ tpl .Values.a . }}{{ tpl .Values.b . }}'\nb: '{{ tpl .Values.a . }}{{ tpl .Values.b . }}'\nbroken: '{{ if }}'\n", "{{ tpl .Values.a . }}{{ tpl .Values.broken . }}{{ tpl \"{{ end }}\" . }}");

    [Theory]
    [InlineData("values.yaml", "a: ", "[", "]", 20_000)]
    [InlineData("values.yaml", "a: ", "{a: ", "}", 20_000)]
    [InlineData("values.yaml", "a: ", "[", "", 200_000)]
    [InlineData("charts/a/values.yaml", "a: ", "{a: ", "}", 20_000)]
    [InlineData("values.schema.json", "", "{\"properties\": {\"a\": ", "}}", 20_000)]
    [InlineData("values.schema.json", "", "{\"anyOf\": [", "]}", 20_000)]
    [InlineData("crds/a.yaml", "kind: CustomResourceDefinition\nspec:\n  names:\n    kind: Peer\n  x: ", "[", "]", 20_000)]
    public void Deep_YAML_ends(string path, string before, string open, string close, int count)
    {
        var deep = before + Repeat(open, count) + Repeat(close, count) + "\n";
        Bounded(() => TestChart.Read(
            ("values.yaml", "a: " + Repeat("{a: ", count) + Repeat("}", count) + "\n"),
            (path, deep),
            ("charts/a/Chart.yaml", "name: a\nversion: 1\n"),
            ("templates/t.yaml", "kind: Peer\nspec: {{ toYaml .Values.a }}\n{{ range .Values.a }}{{ .b }}{{ end }}")));
    }

    [Fact]
    public void Charts_in_charts_without_end_end() => Bounded(() => ChartReader.Read(TestChart.Files(Enumerable.Range(0, 400)
        .SelectMany(i => new[] { (Repeat("charts/a/", i) + "Chart.yaml", "name: a\nversion: 1\n"), (Repeat("charts/a/", i) + "templates/t.yaml", "{{ .Values.x }}{{ .Values.global.y }}") }).ToArray())));

    private static ReadChart? Bounded(string values, string template) => Bounded(() => TestChart.Read(values, template));

    /// <summary>Reads on as small a stack as Windows gives; null where the chart is refused.</summary>
    private static ReadChart? Bounded(Func<ReadChart> read)
    {
        ReadChart? chart = null;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    chart = read();
                }
                catch (InputException)
                {
                    // refused
                }
                catch (Exception other)
                {
                    fault = ExceptionDispatchInfo.Capture(other);
                }
            },
            1024 * 1024)
        {
            IsBackground = true,
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        thread.Start();
        var ended = thread.Join(Limit);
        fault?.Throw();
        Assert.True(ended, "It takes too long.");
        Assert.True(GC.GetTotalMemory(forceFullCollection: false) - before < 1_500_000_000, "It takes too much memory.");
        return chart;
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
