using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>What the conditions before a <c>fail</c> tell.</summary>
public sealed class StopTests
{
    private const string Stop = "{{ fail \"no\" }}{{ end }}";

    [Theory]
    [InlineData("{{ if not (eq .Values.mode \"a\" \"b\") }}")]
    [InlineData("{{ if ne .Values.mode \"a\" | and (ne .Values.mode \"b\") }}")]
    [InlineData("{{ if and (ne .Values.mode \"a\") (ne .Values.mode \"b\") }}")]
    [InlineData("{{ if not (or (eq .Values.mode \"a\") (eq .Values.mode \"b\")) }}")]
    [InlineData("{{ if eq .Values.mode \"a\" }}{{ else if eq .Values.mode \"b\" }}{{ else }}")]
    [InlineData("{{ if eq .Values.mode \"a\" }}{{ else if eq \"b\" .Values.mode }}{{ else }}")]
    [InlineData("{{ $m := .Values.mode }}{{ if eq $m \"a\" }}{{ else if eq $m \"b\" }}{{ else }}")]
    [InlineData("{{ if not (has .Values.mode (list \"a\" \"b\")) }}")]
    [InlineData("{{ if has .Values.mode (list \"a\" \"b\") }}{{ else }}")]
    [InlineData("{{ if ne .Values.mode \"a\" }}{{ if ne .Values.mode \"b\" }}{{ fail \"x\" }}{{ end }}{{ end }}{{ if false }}")]
    public void A_chain_that_ends_in_fail_lists_what_is_taken(string condition) =>
        Assert.Equal("string !templates in 'a','b' = \"a\"".Replace(" !templates", string.Empty), TestChart.Read("mode: a\n", condition + Stop).Says("mode").Replace(" !templates", string.Empty));

    [Fact]
    public void Text_around_the_value_does_not_matter() =>
        Assert.Contains("in 'false','true'", TestChart.Read("on: true\n", "{{ if and (ne (.Values.on | toString) \"true\") (ne (toString .Values.on) \"false\") }}" + Stop).Says("on"));

    [Fact]
    public void A_condition_that_holds_by_default_limits_too() =>
        Assert.Contains("in 'a','b'", TestChart.Read("enabled: true\nmode: a\n", "{{ if .Values.enabled }}{{ if not (eq .Values.mode \"a\" \"b\") }}{{ fail \"no\" }}{{ end }}{{ end }}").Says("mode"));

    [Fact]
    public void A_condition_that_does_not_hold_by_default_limits_nothing_by_itself_and_is_kept_as_a_whole()
    {
        var chart = TestChart.Read("enabled: false\nmode: a\n", "{{ if .Values.enabled }}{{ if not (eq .Values.mode \"a\" \"b\") }}{{ fail \"no\" }}{{ end }}{{ end }}");
        Assert.DoesNotContain(" in ", chart.Says("mode"));
        Assert.Equal(["and(set('enabled'),not(is('mode','a','b')))"], chart.Conditions);
    }

    [Fact]
    public void Without_a_default_to_vouch_for_it_such_a_condition_limits_nothing() =>
        Assert.DoesNotContain(" in ", TestChart.Read("enabled: false\n", "{{ if .Values.enabled }}{{ if not (eq .Values.mode \"a\" \"b\") }}{{ fail \"no\" }}{{ end }}{{ end }}").Says("mode"));

    [Fact]
    public void A_limit_that_refuses_the_chart_itself_was_not_understood() =>
        Assert.DoesNotContain(" in ", TestChart.Read("mode: c\n", "{{ if not (eq .Values.mode \"a\" \"b\") }}" + Stop).Says("mode"));

    [Theory]
    [InlineData("{{ if .Values.old }}")]
    [InlineData("{{ with .Values.old }}")]
    [InlineData("{{ if not (empty .Values.old) }}")]
    [InlineData("{{ if hasKey .Values \"old\" }}")]
    [InlineData("{{ if and (hasKey .Values \"old\") .Values.old }}")]
    public void A_value_that_stops_the_chart_is_refused(string condition) => Assert.Contains("refused", TestChart.Read(string.Empty, condition + Stop).Says("old"));

    [Theory]
    [InlineData("{{ if eq .Values.mode \"a\" }}")]
    [InlineData("{{ if gt .Values.mode 3 }}")]
    [InlineData("{{ if kindIs \"map\" .Values.mode }}")]
    [InlineData("{{ if .Capabilities.IsOld }}")]
    [InlineData("{{ range .Values.mode }}{{ if eq . \"x\" }}{{ fail \"x\" }}{{ end }}{{ end }}{{ if false }}")]
    [InlineData("{{ if not .Values.mode }}")]
    public void What_says_little_limits_nothing(string condition)
    {
        var says = TestChart.Read("mode: ''\n", condition + Stop).Says("mode");
        Assert.DoesNotContain(" in ", says);
        Assert.DoesNotContain("refused", says);
    }

    [Fact]
    public void A_single_member_is_refused_and_its_sisters_are_not()
    {
        var chart = TestChart.Read("net: {mtu: 1}\n", "{{ if .Values.net.old }}" + Stop + "{{ .Values.net.mtu }}");
        Assert.Contains("refused", chart.Says("net/old"));
        Assert.Equal("int = 1", chart.Says("net/mtu"));
    }

    [Fact]
    public void Conditions_over_two_values_are_told()
    {
        var chart = TestChart.Read("a: false\nb: false\nmode: x\n", "{{ if and .Values.a .Values.b }}" + Stop + "{{ if and .Values.a (eq .Values.mode \"y\") }}" + Stop);
        Assert.Equal(["and(set('a'),is('mode','y'))", "and(set('a'),set('b'))"], chart.Conditions);
        Assert.DoesNotContain("refused", chart.All());
    }

    [Theory]
    [InlineData("{{ if .Values.a }}{{ if not .Values.b }}{{ fail \"\" }}{{ end }}{{ end }}", "and(set('a'),not(set('b')))")]
    [InlineData("{{ if .Values.a }}{{ else if .Values.b }}{{ fail \"\" }}{{ end }}", "and(not(set('a')),set('b'))")]
    [InlineData("{{ if and .Values.a (hasKey .Values \"b\") }}{{ fail \"\" }}{{ end }}", "and(set('a'),given('b'))")]
    [InlineData("{{ if or .Values.a .Values.b }}{{ fail \"\" }}{{ end }}", "not(and(not(set('a')),not(set('b'))))")]
    [InlineData("{{ if and .Values.a.b (ne .Values.c \"x\" ) }}{{ fail \"\" }}{{ end }}", "and(set('a/b'),not(is('c','x')))")]
    public void Conditions_are_put_into_words(string template, string condition) => Assert.Equal([condition], TestChart.Read("a: {}\n", template).Conditions);

    [Theory]
    [InlineData("{{ if and .Values.a (gt .Values.b 3) }}{{ fail \"\" }}{{ end }}")]
    [InlineData("{{ if and .Values.a (semverCompare \">1\" .Capabilities.KubeVersion.Version) }}{{ fail \"\" }}{{ end }}")]
    [InlineData("{{ range .Values.a }}{{ if and .x $.Values.b }}{{ fail \"\" }}{{ end }}{{ end }}")]
    [InlineData("{{ if and .Values.a (eq (default \"x\" .Values.b) \"x\") }}{{ fail \"\" }}{{ end }}")]
    [InlineData("{{ if .Values.a }}{{ fail \"\" }}{{ end }}")]
    public void What_is_not_sure_to_stop_the_chart_is_no_condition(string template) => Assert.Empty(TestChart.Read(string.Empty, template).Conditions);

    [Fact]
    public void Fail_in_a_named_template_counts_where_it_is_called()
    {
        var chart = TestChart.Read("a: false\n", "{{ define \"check\" }}{{ if .Values.old }}{{ fail \"gone\" }}{{ end }}{{ end }}", "{{ include \"check\" . }}");
        Assert.Contains("refused", chart.Says("old"));
        Assert.DoesNotContain("refused", TestChart.Read("a: false\n", "{{ define \"check\" }}{{ if .Values.old }}{{ fail \"gone\" }}{{ end }}{{ end }}").All());
    }

    [Fact]
    public void Required_is_no_stop_for_what_is_given() => Assert.DoesNotContain("refused", TestChart.Read(string.Empty, "{{ required \"give it\" .Values.a }}").All());
}
