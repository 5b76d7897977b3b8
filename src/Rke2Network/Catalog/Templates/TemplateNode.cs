using System.Collections.Generic;

namespace Rke2Network.Catalog.Templates;

/// <summary>A part of a Go template. Source of the grammar: golang/go src/text/template/parse.</summary>
/// <param name="Line">The line it starts in, from 1.</param>
internal abstract record TemplateNode(int Line);

/// <summary>Text that is written as it is.</summary>
internal sealed record TextNode(string Text, int Line) : TemplateNode(Line);

/// <summary>A pipeline whose value is written, or which sets variables.</summary>
internal sealed record ActionNode(Pipeline Pipeline, int Line) : TemplateNode(Line);

/// <summary>An <c>if</c>, <c>with</c> or <c>range</c>; <c>else if</c> stands as a branch in <c>Else</c>.</summary>
internal sealed record BranchNode(BranchKind Kind, Pipeline Pipeline, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else, int Line)
    : TemplateNode(Line);

/// <summary>A <c>template</c> or <c>block</c>: another template written in place.</summary>
internal sealed record CallNode(string Name, Pipeline? Argument, int Line) : TemplateNode(Line);

/// <summary>The kinds of <see cref="BranchNode"/>.</summary>
internal enum BranchKind
{
    If,
    With,
    Range,
}

/// <summary>Commands, each of which gets the one before as its last argument.</summary>
/// <param name="Variables">The variables that take the value, without <c>$</c>; two only in a range.</param>
/// <param name="Declares">Whether the variables are new (<c>:=</c>).</param>
/// <param name="Commands">At least one command.</param>
internal sealed record Pipeline(IReadOnlyList<string> Variables, bool Declares, IReadOnlyList<IReadOnlyList<Operand>> Commands);

/// <summary>An operand, with the fields that are read from it.</summary>
internal abstract record Operand(IReadOnlyList<string> Fields);

/// <summary>The dot, <c>.a.b</c>.</summary>
internal sealed record DotOperand(IReadOnlyList<string> Fields) : Operand(Fields);

/// <summary>A variable, <c>$x.a.b</c>; the name of <c>$</c> is empty.</summary>
internal sealed record VariableOperand(string Name, IReadOnlyList<string> Fields) : Operand(Fields);

/// <summary>A pipeline in parentheses.</summary>
internal sealed record GroupOperand(Pipeline Pipeline, IReadOnlyList<string> Fields) : Operand(Fields);

/// <summary>A function's name.</summary>
internal sealed record FunctionOperand(string Name) : Operand([]);

/// <summary>A string, number (long or double), boolean or nil.</summary>
internal sealed record LiteralOperand(object? Value) : Operand([]);
