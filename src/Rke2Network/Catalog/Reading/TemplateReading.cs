using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Rke2Network.Catalog.Templates;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// Walks through a chart's templates without rendering them: every branch is taken, every loop once, and each value that
/// a template touches is noted.
/// </summary>
internal sealed class TemplateReading(TemplateParser parser)
{
    private const int MaximumCalls = 40;

    private const string ValuesName = "Values";

    private readonly List<Guard> conditions = [];
    private readonly Stack<Scope> scopes = new();
    private readonly Dictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>?> parsed = new(StringComparer.Ordinal);

    /// <summary>What the templates write of the chart's values.</summary>
    internal Skeleton Skeleton { get; } = new();

    /// <summary>The conditions that hold where the walk is.</summary>
    internal IReadOnlyCollection<Guard> Conditions => conditions;

    /// <summary>The conditions under which the chart stops, as far as they can be told.</summary>
    internal HashSet<string> Stops { get; } = new(StringComparer.Ordinal);

    /// <summary>Walks through one file.</summary>
    /// <returns>The text that it writes, with marks for values.</returns>
    internal string Read(IReadOnlyList<TemplateNode> nodes, Abstraction context)
    {
        var output = new StringBuilder();
        InScope(context, () => Walk(nodes, context, output));
        return output.ToString();
    }

    /// <summary>Takes in a named template.</summary>
    internal string Call(string name, Abstraction argument)
    {
        if (parser.Named.TryGetValue(name, out var nodes))
        {
            return Call(name, nodes, argument);
        }

        Skeleton.Open(argument); // one that is not there: what it does with the values is not known
        return string.Empty;
    }

    /// <summary>Takes in texts that are templates themselves: the chart's own files and defaults.</summary>
    internal string Template(Abstraction texts, Abstraction argument)
    {
        var defaults = texts.Nodes.Select(node => node.Default() is YamlScalar { Kind: YamlScalarKind.String } text ? text.Text : null);
        var templates = texts.Literals.OfType<string>().Concat(defaults.OfType<string>()).Where(text => text.Contains("{{"));
        return string.Join("\n", templates.Select(text => Parse(text) is { } nodes ? Call(text, nodes, argument) : string.Empty));
    }

    /// <summary>A text that is no template after all tells nothing; helm would stop only if it came to it.</summary>
    private IReadOnlyList<TemplateNode>? Parse(string text)
    {
        if (!parsed.TryGetValue(text, out var nodes))
        {
            try
            {
                nodes = parser.Parse("tpl", text);
            }
            catch (InputException)
            {
                nodes = null;
            }

            parsed.Add(text, nodes);
        }

        return nodes;
    }

    private string Call(string name, IReadOnlyList<TemplateNode> nodes, Abstraction argument)
    {
        calls.TryGetValue(name, out var depth);
        if (depth > 2 || calls.Count > MaximumCalls)
        {
            Skeleton.Open(argument); // one that calls itself: what it does further down is not known
            return string.Empty;
        }

        calls[name] = depth + 1;
        var text = Read(nodes, argument);
        if (depth == 0)
        {
            calls.Remove(name);
        }
        else
        {
            calls[name] = depth;
        }

        return text;
    }

    internal Abstraction Evaluate(Pipeline pipeline, Abstraction dot)
    {
        var value = Value(pipeline, dot);
        foreach (var name in pipeline.Variables)
        {
            scopes.Peek().Set(name, value, pipeline.Declares);
        }

        return value;
    }

    private Abstraction Value(Pipeline pipeline, Abstraction dot)
    {
        Effort.Down();
        Abstraction? piped = null;
        foreach (var command in pipeline.Commands)
        {
            piped = Command(command, dot, piped);
        }

        Effort.Up();
        return piped ?? Abstraction.Opaque;
    }

    private void InScope(Abstraction context, Action walk)
    {
        var scope = new Scope();
        scope.Set(string.Empty, context, declares: true);
        scopes.Push(scope);
        walk();
        scopes.Pop();
    }

    private void Walk(IReadOnlyList<TemplateNode> nodes, Abstraction dot, StringBuilder output)
    {
        Effort.Down();
        foreach (var node in nodes)
        {
            Effort.Spend(Effort.Step);
            switch (node)
            {
                case TextNode text:
                    Write(output, text.Text);
                    break;
                case ActionNode action:
                    var value = Evaluate(action.Pipeline, dot);
                    if (action.Pipeline.Variables.Count == 0)
                    {
                        Write(output, Skeleton.TextOf(value));
                    }

                    break;
                case CallNode call:
                    Write(output, Call(call.Name, call.Argument is null ? Abstraction.Opaque : Evaluate(call.Argument, dot)));
                    break;
                case BranchNode branch:
                    Branch(branch, dot, output);
                    break;
                default:
                    break;
            }
        }

        Effort.Up();
    }

    private static void Write(StringBuilder output, string text)
    {
        Effort.Spend(text.Length);
        output.Append(text);
    }

    private void Branch(BranchNode branch, Abstraction dot, StringBuilder output)
    {
        var scope = scopes.Peek();
        scope.Enter();
        if (branch.Kind == BranchKind.Range)
        {
            Range(branch, dot, output);
        }
        else
        {
            var value = Evaluate(branch.Pipeline, dot);
            Use(value);
            var guard = value.AsGuard();
            Under(guard, () => Walk(branch.Body, branch.Kind == BranchKind.With ? value : dot, output));
            Under(Guard.Not(guard), () => Walk(branch.Else, dot, output));
        }

        scope.Leave();
    }

    private void Under(Guard guard, Action walk)
    {
        conditions.Add(guard);
        scopes.Peek().Enter();
        walk();
        scopes.Peek().Leave();
        conditions.RemoveAt(conditions.Count - 1);
    }

    private void Range(BranchNode branch, Abstraction dot, StringBuilder output)
    {
        var over = Value(branch.Pipeline, dot);
        Use(over);
        var names = branch.Pipeline.Variables;
        var scope = scopes.Peek();
        foreach (var (key, item) in Rounds(over, names.Count == 2))
        {
            if (names.Count > 0)
            {
                scope.Set(names[names.Count - 1], item, branch.Pipeline.Declares);
            }

            if (names.Count == 2)
            {
                scope.Set(names[0], key, branch.Pipeline.Declares);
            }

            // What a loop's body knows of its item is no condition on the whole value.
            Under(new UnknownGuard([]), () => Walk(branch.Body, item, output));
        }

        Under(new UnknownGuard([]), () => Walk(branch.Else, dot, output));
    }

    private static IEnumerable<(Abstraction Key, Abstraction Item)> Rounds(Abstraction over, bool withKeys)
    {
        var isEmpty = true;
        foreach (var member in over.Members?.ToArray() ?? [])
        {
            isEmpty = false;
            yield return (Abstraction.OfLiteral(member.Key), member.Value);
        }

        foreach (var item in over.Items ?? [])
        {
            isEmpty = false;
            yield return (Abstraction.Opaque, item);
        }

        foreach (var node in over.Nodes)
        {
            node.IsRanged = true;
            var round = new KeyRound(node);
            node.Rounds.Add(round);
            yield return (withKeys ? new Abstraction { KeyOf = round } : Abstraction.Opaque, Abstraction.Of(node.TakeItem()));
        }

        if (over.Nodes.Count == 0 && isEmpty)
        {
            // Filled in a way that is not known.
            yield return (Abstraction.Opaque, Abstraction.Opaque);
        }
    }

    private Abstraction Command(IReadOnlyList<Operand> command, Abstraction dot, Abstraction? piped)
    {
        Effort.Spend(Effort.Step * command.Count);
        if (command[0] is FunctionOperand function)
        {
            var arguments = command.Skip(1).Select(operand => Operand(operand, dot)).ToList();
            if (piped is not null)
            {
                arguments.Add(piped);
            }

            return new FunctionCall(this, function.Name, arguments).Run();
        }

        return command.Count > 1 || piped is not null ? Method(command, dot, piped) : Operand(command[0], dot);
    }

    /// <summary>A method such as <c>.Files.Get</c> or <c>.Capabilities.APIVersions.Has</c>, which takes single values.</summary>
    private Abstraction Method(IReadOnlyList<Operand> command, Abstraction dot, Abstraction? piped)
    {
        Abstraction[] arguments = [.. command.Skip(1).Select(operand => Operand(operand, dot)), .. piped is null ? (Abstraction[])[] : [piped]];
        foreach (var argument in arguments)
        {
            Use(argument);
        }

        var fields = command[0].Fields;
        var owner = command[0] is VariableOperand variable ? scopes.Peek().Get(variable.Name) : dot;
        if (fields.Count < 2 || fields[fields.Count - 2] != "Files" || Fields(owner, fields.Take(fields.Count - 2)).Root is not { } root)
        {
            return Abstraction.Opaque;
        }

        var names = arguments[0].Literals.OfType<string>();
        return fields[fields.Count - 1] == "Get"
            ? Abstraction.Join(names.Select(root.Files.Find).OfType<string>().Select(Abstraction.OfLiteral))
            : new Abstraction { Members = names.SelectMany(root.Files.Matching).Distinct().ToDictionary(path => path, path => Abstraction.OfLiteral(root.Files.Find(path))) };
    }

    private Abstraction Operand(Operand operand, Abstraction dot) => operand switch
    {
        DotOperand at => Fields(dot, at.Fields),
        VariableOperand variable => Fields(scopes.Peek().Get(variable.Name), variable.Fields),
        GroupOperand group => Fields(Evaluate(group.Pipeline, dot), group.Fields),
        LiteralOperand literal => Abstraction.OfLiteral(literal.Value),
        FunctionOperand function => new FunctionCall(this, function.Name, []).Run(),
        _ => Abstraction.Opaque,
    };

    private static Abstraction Fields(Abstraction value, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            value = Member(value, name);
        }

        return value;
    }

    /// <summary>The member of a value.</summary>
    internal static Abstraction Member(Abstraction value, string name)
    {
        Effort.Spend(value.Nodes.Count);
        if (name == "AsMap" && value.Nodes.All(node => node.Parent is null))
        {
            return value; // helm's own method
        }

        // .Values of a chart value is a slip of the chart: inside a with block the dot is no more the root.
        var parts = new List<Abstraction> { Abstraction.Of(name == ValuesName ? [] : value.Nodes.Select(node => node.Child(name))) };
        parts.AddRange(value.Nodes.Where(node => node.Overlays.ContainsKey(name)).Select(node => node.Overlays[name]));
        if (value.Members is not null && value.Members.TryGetValue(name, out var member))
        {
            parts.Add(member);
        }

        if (value.Root is { } root)
        {
            parts.Add(name == ValuesName ? Abstraction.Of(root.Values) : root.Added.TryGetValue(name, out var added) ? added : Abstraction.Opaque);
        }

        return Abstraction.Join(parts);
    }

    /// <summary>Notes that a template takes a value.</summary>
    internal static void Use(Abstraction value)
    {
        foreach (var node in value.Nodes)
        {
            node.IsRead = true;
        }
    }

    /// <summary>The variables of one template, by block.</summary>
    private sealed class Scope
    {
        private readonly List<Dictionary<string, Abstraction>> blocks = [new(StringComparer.Ordinal)];

        internal void Enter() => blocks.Add(new(StringComparer.Ordinal));

        internal void Leave() => blocks.RemoveAt(blocks.Count - 1);

        internal Abstraction Get(string name) =>
            Enumerable.Reverse(blocks).FirstOrDefault(block => block.ContainsKey(name)) is { } block ? block[name] : Abstraction.Opaque;

        /// <summary>An assignment may stand in a branch that is not taken: the value before stays possible.</summary>
        internal void Set(string name, Abstraction value, bool declares)
        {
            var block = declares ? null : Enumerable.Reverse(blocks).FirstOrDefault(candidate => candidate.ContainsKey(name));
            if (block is null)
            {
                blocks[blocks.Count - 1][name] = value;
            }
            else
            {
                block[name] = Abstraction.Join(block[name], value);
            }
        }
    }
}
