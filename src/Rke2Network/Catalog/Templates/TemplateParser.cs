using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog.Templates;

/// <summary>Parses a chart's template files. One parser gathers the named templates of all of them, as helm does.</summary>
internal sealed class TemplateParser
{
    /// <summary>Far deeper than any chart nests, far shallower than the stack.</summary>
    private const int MaximumDepth = 100;

    private static readonly string[] Keywords = ["if", "with", "range", "else", "end", "define", "block", "template", "break", "continue"];

    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> named = new(StringComparer.Ordinal);

    /// <summary>The named templates met so far; of two with one name the later holds.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> Named => named;

    /// <summary>Parses one file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <returns>What stands outside named templates.</returns>
    /// <exception cref="InputException">The template is broken; the message names file and line.</exception>
    internal IReadOnlyList<TemplateNode> Parse(string file, string text)
    {
        var run = new Run(this, new TemplateLexer(file, text));
        return run.File();
    }

    private sealed class Run(TemplateParser owner, TemplateLexer lexer)
    {
        private bool trims;
        private int depth;

        internal List<TemplateNode> File()
        {
            var nodes = List(out var closing, out var line);
            return closing is null ? nodes : throw lexer.Broken($"'{closing[0].Text}' closes nothing", line);
        }

        /// <summary>Nodes up to <c>end</c>, <c>else</c> or the end of the file; the closing action is handed out.</summary>
        private List<TemplateNode> List(out IReadOnlyList<TemplateToken>? closing, out int line)
        {
            Deeper();
            var nodes = new List<TemplateNode>();
            while (true)
            {
                var text = lexer.NextText(trims);
                trims = false;
                if (text.Length > 0)
                {
                    nodes.Add(new TextNode(text, 0));
                }

                var tokens = lexer.NextAction(out line, out trims);
                if (tokens is null || (tokens.Count > 0 && tokens[0] is { Kind: TokenKind.Name, Text: "end" or "else" }))
                {
                    closing = tokens;
                    depth--;
                    return nodes;
                }

                if (tokens.Count > 0 && Node(tokens, line) is { } node)
                {
                    nodes.Add(node);
                }
            }
        }

        private TemplateNode? Node(IReadOnlyList<TemplateToken> tokens, int line)
        {
            switch (tokens[0].Kind == TokenKind.Name ? tokens[0].Text : null)
            {
                case "if":
                    return Branch(BranchKind.If, tokens, 1, line);
                case "with":
                    return Branch(BranchKind.With, tokens, 1, line);
                case "range":
                    return Branch(BranchKind.Range, tokens, 1, line);
                case "define":
                    owner.named[Name(tokens, line)] = Body(line);
                    return null;
                case "block":
                    owner.named[Name(tokens, line)] = Body(line);
                    return new CallNode(Name(tokens, line), Reader(tokens, 2, line).Pipeline(), line);
                case "template":
                    return new CallNode(Name(tokens, line), tokens.Count > 2 ? Reader(tokens, 2, line).Pipeline() : null, line);
                case "break" or "continue":
                    return null;
                default:
                    return new ActionNode(Reader(tokens, 0, line).Pipeline(), line);
            }
        }

        private BranchNode Branch(BranchKind kind, IReadOnlyList<TemplateToken> tokens, int skip, int line)
        {
            var pipeline = Reader(tokens, skip, line).Pipeline();
            var body = List(out var closing, out var at);
            if (closing is null)
            {
                throw lexer.Broken($"'{tokens[skip - 1].Text}' has no 'end'", line);
            }

            IReadOnlyList<TemplateNode> otherwise = [];
            if (closing[0].Text == "else")
            {
                otherwise = closing.Count == 1 ? Body(at) : [ElseBranch(closing, at)];
            }

            return new BranchNode(kind, pipeline, body, otherwise, line);
        }

        private BranchNode ElseBranch(IReadOnlyList<TemplateToken> tokens, int line)
        {
            Deeper();
            var branch = tokens[1] is { Kind: TokenKind.Name, Text: "if" or "with" } kind
                ? Branch(kind.Text == "with" ? BranchKind.With : BranchKind.If, tokens, 2, line)
                : throw lexer.Broken("'else' can be followed by 'if' and 'with' only", line);
            depth--;
            return branch;
        }

        private void Deeper()
        {
            if (++depth > MaximumDepth)
            {
                throw lexer.Broken($"branches are nested more than {MaximumDepth} deep");
            }
        }

        private List<TemplateNode> Body(int line)
        {
            var body = List(out var closing, out _);
            return closing is { Count: > 0 } && closing[0].Text == "end" ? body : throw lexer.Broken("this has no 'end'", line);
        }

        private string Name(IReadOnlyList<TemplateToken> tokens, int line) =>
            tokens.Count > 1 && tokens[1].Value is string name ? name : throw lexer.Broken($"'{tokens[0].Text}' needs a name in quotes", line);

        private PipelineReader Reader(IReadOnlyList<TemplateToken> tokens, int skip, int line) => new(lexer, tokens, skip, line);
    }

    private sealed class PipelineReader(TemplateLexer lexer, IReadOnlyList<TemplateToken> tokens, int at, int line)
    {
        private int depth;

        internal Pipeline Pipeline()
        {
            var pipeline = Inner();
            return at == tokens.Count ? pipeline : throw lexer.Broken("a parenthesis closes nothing", line);
        }

        private Pipeline Inner()
        {
            if (++depth > MaximumDepth)
            {
                throw lexer.Broken($"parentheses are nested more than {MaximumDepth} deep", line);
            }

            var variables = Variables(out var declares);
            var commands = new List<IReadOnlyList<Operand>>();
            do
            {
                var command = new List<Operand>();
                while (at < tokens.Count && tokens[at].Kind is not (TokenKind.Pipe or TokenKind.Close))
                {
                    command.Add(Operand());
                }

                commands.Add(command.Count > 0 ? command : throw lexer.Broken("a value is missing", line));
            }
            while (at < tokens.Count && tokens[at].Kind == TokenKind.Pipe && at++ >= 0);

            depth--;
            return new Pipeline(variables, declares, commands);
        }

        private string[] Variables(out bool declares)
        {
            declares = false;
            var end = at;
            while (end < tokens.Count && tokens[end].Kind is TokenKind.Variable or TokenKind.Comma)
            {
                end++;
            }

            if (end == at || end >= tokens.Count || tokens[end].Kind is not (TokenKind.Declare or TokenKind.Assign))
            {
                return [];
            }

            declares = tokens[end].Kind == TokenKind.Declare;
            var names = tokens.Skip(at).Take(end - at).Where(token => token.Kind == TokenKind.Variable).Select(token => token.Text).ToArray();
            at = end + 1;
            return names;
        }

        private Operand Operand()
        {
            var token = tokens[at++];
            switch (token.Kind)
            {
                case TokenKind.Field:
                    return new DotOperand([token.Text, .. Fields()]);
                case TokenKind.Dot:
                    return new DotOperand([]);
                case TokenKind.Variable:
                    return new VariableOperand(token.Text, Fields());
                case TokenKind.Literal:
                    return new LiteralOperand(token.Value);
                case TokenKind.Name when !Keywords.Contains(token.Text):
                    return new FunctionOperand(token.Text);
                case TokenKind.Open:
                    var pipeline = Inner();
                    if (at >= tokens.Count || tokens[at].Kind != TokenKind.Close)
                    {
                        throw lexer.Broken("a parenthesis has no end", line);
                    }

                    at++;
                    return new GroupOperand(pipeline, Fields());
                default:
                    throw lexer.Broken($"'{token.Text}' cannot stand here", line);
            }
        }

        private List<string> Fields()
        {
            var fields = new List<string>();
            while (at < tokens.Count && tokens[at] is { Kind: TokenKind.Field, Joined: true })
            {
                fields.Add(tokens[at++].Text);
            }

            return fields;
        }
    }
}
