using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog.Templates;
using Xunit;

namespace Rke2Network.Tests.Catalog.Templates;

/// <summary>Templates as Go's text/template parses them.</summary>
public sealed class TemplateParserTests
{
    /// <summary>What is left of the text, with a mark for each action. The cases are those of the grammar: only blank, tab, CR and LF are trimmed.</summary>
    [Theory]
    [InlineData("a {{1}} b", "a <> b")]
    [InlineData("a {{- 1}} b", "a<> b")]
    [InlineData("a {{1 -}} b", "a <>b")]
    [InlineData("a\n\t {{- 1 -}} \r\n b", "a<>b")]
    [InlineData("a {{-1}} b", "a <> b")]
    [InlineData("a {{ 1-}} b", null)]
    [InlineData("a {{-\n1\n-}} b", "a<>b")]
    [InlineData("a {{- -1 -}} b", "a<>b")]
    [InlineData("a {{1   -}} b", "a <>b")]
    [InlineData("a {{1}} {{- 2}} b", "a <><> b")]
    [InlineData("a {{1 -}} {{2}} b", "a <><> b")]
    [InlineData("a {{- 1 -}} {{- 2 -}} b", "a<><>b")]
    [InlineData("a {{- \"-}}\" -}} b", "a<>b")]
    [InlineData("a {{\"}}\"}} b", "a <> b")]
    [InlineData("a\u00a0{{- 1 -}}\u00a0b", "a\u00a0<>\u00a0b")]
    [InlineData("a\v{{- 1 -}}\fb", "a\v<>\fb")]
    [InlineData("a {{/* note */}} b", "a  b")]
    [InlineData("a {{- /* note */ -}} b", "ab")]
    [InlineData("a {{- /* note */}} b", "a b")]
    [InlineData("a {{/* note */ -}} b", "a b")]
    [InlineData("a {{/* {{ }} \n */}} b", "a  b")]
    [InlineData("a } { }} b", "a } { }} b")]
    [InlineData("{{- 1 -}}", "<>")]
    [InlineData("", "")]
    public void Text_is_trimmed_as_the_markers_say(string template, string? expected)
    {
        if (expected is null)
        {
            Broken(template);
            return;
        }

        Assert.Equal(expected, string.Concat(Parse(template).Select(node => node is TextNode text ? text.Text : "<>")));
    }

    [Theory]
    [InlineData("{{ \"a\\n\\t\\\"\\\\\" }}", "a\n\t\"\\")]
    [InlineData("{{ `a\\n\"{{}}\n` }}", "a\\n\"{{}}\n")]
    [InlineData("{{ 'x' }}", 120L)]
    [InlineData("{{ '\\n' }}", 10L)]
    [InlineData("{{ 12 }}", 12L)]
    [InlineData("{{ -12 }}", -12L)]
    [InlineData("{{ +1_000 }}", 1000L)]
    [InlineData("{{ 0x1F }}", 31L)]
    [InlineData("{{ 0b101 }}", 5L)]
    [InlineData("{{ 0o17 }}", 15L)]
    [InlineData("{{ 0644 }}", 420L)]
    [InlineData("{{ 1.5 }}", 1.5)]
    [InlineData("{{ .5 }}", 0.5)]
    [InlineData("{{ 1e3 }}", 1000.0)]
    [InlineData("{{ true }}", true)]
    [InlineData("{{ nil }}", null)]
    public void Literals_have_their_values(string template, object? value) => Assert.Equal(value, ((LiteralOperand)Single(template)).Value);

    [Theory]
    [InlineData("{{ . }}", "")]
    [InlineData("{{ .a }}", "a")]
    [InlineData("{{ .a.b_1.Ä }}", "a/b_1/Ä")]
    [InlineData("{{ $.a.b }}", "a/b")]
    [InlineData("{{ $x.a }}", "a")]
    [InlineData("{{ (.x).a.b }}", "a/b")]
    [InlineData("{{ ((.x)).a }}", "a")]
    public void Fields_follow_their_operand(string template, string fields) => Assert.Equal(fields, string.Join("/", Single(template).Fields));

    [Fact]
    public void Fields_after_a_blank_are_arguments()
    {
        var command = ((ActionNode)Assert.Single(Parse("{{ f .a .b (g .c).d | h }}"))).Pipeline.Commands;
        Assert.Equal(4, command[0].Count);
        Assert.Equal("d", Assert.Single(command[0][3].Fields));
        Assert.Equal("h", ((FunctionOperand)Assert.Single(command[1])).Name);
    }

    [Fact]
    public void Branches_hold_their_bodies()
    {
        var outer = (BranchNode)Assert.Single(Parse("{{ if .a }}1{{ else if .b }}2{{ else with .c }}3{{ else }}4{{ end }}"));
        var second = (BranchNode)Assert.Single(outer.Else);
        var third = (BranchNode)Assert.Single(second.Else);
        Assert.Equal([BranchKind.If, BranchKind.If, BranchKind.With], [outer.Kind, second.Kind, third.Kind]);
        Assert.Equal(["1", "2", "3", "4"], new[] { outer.Body, second.Body, third.Body, third.Else }.Select(body => ((TextNode)Assert.Single(body)).Text));
    }

    [Fact]
    public void Range_sets_variables()
    {
        var range = (BranchNode)Assert.Single(Parse("{{ range $k, $v := .a }}{{ else }}{{ break }}{{ end }}"));
        Assert.Equal(BranchKind.Range, range.Kind);
        Assert.Equal(["k", "v"], range.Pipeline.Variables);
        Assert.True(range.Pipeline.Declares);
        Assert.False(((ActionNode)Assert.Single(Parse("{{ $k = 1 }}"))).Pipeline.Declares);
    }

    [Fact]
    public void Define_and_block_name_templates()
    {
        var parser = new TemplateParser();
        var nodes = parser.Parse("a.tpl", "{{ define \"x\" }}one{{ end }}{{ block \"y\" .a }}two{{ end }}{{ template \"x\" }}");
        Assert.Equal(["x", "y"], parser.Named.Keys.OrderBy(name => name, StringComparer.Ordinal));
        Assert.Equal(["y", "x"], nodes.Cast<CallNode>().Select(call => call.Name));
        parser.Parse("b.tpl", "{{ define \"x\" }}later{{ end }}");
        Assert.Equal("later", ((TextNode)Assert.Single(parser.Named["x"])).Text);
    }

    [Theory]
    [InlineData("a\n\n{{ .b }}", 3)]
    [InlineData("{{/* \n\n */}}\n{{ .b }}", 4)]
    [InlineData("{{ `\n\n` }}{{ .b }}", 3)]
    [InlineData("{{ f\n .a\n}}{{ .b }}", 3)]
    public void Nodes_know_their_line(string template, int line) => Assert.Equal(line, Parse(template)[Parse(template).Count - 1].Line);

    [Theory]
    [InlineData("a\n{{ if .x }}b", 2)]
    [InlineData("a\n{{ with .x }}{{ else }}\n", 2)]
    [InlineData("{{ range .x }}\n", 1)]
    [InlineData("\n{{ define \"x\" }}", 2)]
    [InlineData("\n{{ block \"x\" . }}", 2)]
    [InlineData("\n\n{{ end }}", 3)]
    [InlineData("\n{{ else }}", 2)]
    [InlineData("{{ if .x }}{{ else }}\n{{ else }}{{ end }}", 0)]
    [InlineData("{{ if .x }}\n{{ else range .y }}{{ end }}", 2)]
    [InlineData("{{ if .x }}\n{{ else .y }}{{ end }}", 2)]
    [InlineData("{{ if }}{{ end }}", 1)]
    [InlineData("{{ range }}{{ end }}", 1)]
    [InlineData("{{}}", 1)]
    [InlineData("\n{{ }}", 2)]
    [InlineData("{{ .a | }}", 1)]
    [InlineData("{{ | .a }}", 1)]
    [InlineData("{{ () }}", 1)]
    [InlineData("\n{{ (.a }}", 2)]
    [InlineData("{{ .a) }}", 1)]
    [InlineData("\n{{ \"abc }}\n", 2)]
    [InlineData("{{ \"abc\ndef\" }}", 1)]
    [InlineData("{{ \"abc\\\ndef\" }}", 1)]
    [InlineData("{{ `abc }}\n", 1)]
    [InlineData("{{ 'x }}", 1)]
    [InlineData("{{ '' }}", 1)]
    [InlineData("{{ 1x }}", 1)]
    [InlineData("{{ 0b2 }}", 1)]
    [InlineData("{{ - }}", 1)]
    [InlineData("{{ .a } }", 1)]
    [InlineData("{{ .a", 1)]
    [InlineData("{{", 1)]
    [InlineData("{{-", 1)]
    [InlineData("{{ /* a", 1)]
    [InlineData("{{/* a */ .b }}", 1)]
    [InlineData("{{ .a # }}", 1)]
    [InlineData("{{ ! }}", 1)]
    [InlineData("{{ template .a }}", 1)]
    [InlineData("{{ template }}", 1)]
    [InlineData("{{ define x }}{{ end }}", 1)]
    [InlineData("{{ f if }}", 1)]
    [InlineData("{{ $x := }}", 1)]
    public void A_broken_template_names_file_and_line(string template, int line) => Broken(template, line);

    [Theory]
    [InlineData(10_000, "{{ if .a }}", "{{ end }}")]
    [InlineData(10_000, "{{ with .a }}", "{{ end }}")]
    [InlineData(10_000, "{{ range .a }}", "{{ end }}")]
    [InlineData(10_000, "{{ if .a }}{{ else }}", "{{ end }}")]
    [InlineData(10_000, "{{ define \"x\" }}", "{{ end }}")]
    [InlineData(10_000, "{{ block \"x\" . }}", "{{ end }}")]
    [InlineData(10_000, "{{ if .a }}", "")]
    [InlineData(100_000, "{{ if .a }}{{ else if .b }}", "{{ end }}")]
    public void Nested_blocks_end_in_a_message(int count, string open, string close) => Broken(Repeat(open, count) + Repeat(close, count));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("(", "")]
    [InlineData("not (", ")")]
    public void Nested_parentheses_end_in_a_message(string open, string close) => Broken("{{ " + Repeat(open, 10_000) + ".a" + Repeat(close, 10_000) + " }}");

    [Fact]
    public void A_long_chain_of_else_ends_in_a_message() => Broken("{{ if .a }}" + Repeat("{{ else if .b }}", 100_000) + "{{ end }}");

    [Fact]
    public void What_charts_write_is_not_too_deep()
    {
        Assert.Single(Parse("{{ if .a }}" + Repeat("{{ else if .b }}x", 60) + "{{ end }}"));
        Assert.Single(Parse(Repeat("{{ if .a }}", 60) + Repeat("{{ end }}", 60)));
        Assert.Single(Parse("{{ " + Repeat("(", 60) + ".a" + Repeat(")", 60) + " }}"));
    }

    [Fact]
    public void Long_templates_take_time_in_proportion()
    {
        Assert.Equal(200_000, Parse(Repeat("{{ .a }}{{/**/}}", 200_000)).Count);
        Assert.Single(Parse("{{ f " + Repeat(".a ", 200_000) + "}}"));
        Assert.Single(Parse("{{ .x" + Repeat(" | f", 200_000) + " }}"));
    }

    private static IReadOnlyList<TemplateNode> Parse(string template) => new TemplateParser().Parse("t.yaml", template);

    private static Operand Single(string template) => Assert.Single(Assert.Single(((ActionNode)Assert.Single(Parse(template))).Pipeline.Commands));

    /// <summary>A line of 0 stands for any.</summary>
    private static void Broken(string template, int line = 0)
    {
        var fault = Assert.Throws<InputException>(() => Parse(template));
        Assert.Equal("BrokenTemplate", fault.ErrorId);
        Assert.StartsWith(line == 0 ? "t.yaml:" : $"t.yaml:{line}:", fault.Value, StringComparison.Ordinal);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
