using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// A call of a function in a template. Sources: golang/go src/text/template/funcs.go, Masterminds/sprig functions.go,
/// helm/helm pkg/engine/funcs.go.
/// </summary>
internal sealed class FunctionCall(TemplateReading reading, string name, IReadOnlyList<Abstraction> arguments)
{
    private const int MaximumLiteral = 10_000;

    /// <summary>Functions that take single values, or ask of others no more than how many there are.</summary>
    private static readonly HashSet<string> OfSingleValues = new(StringComparer.Ordinal)
    {
        "abs", "add", "add1", "add1f", "addf", "adler32sum", "ago", "all", "any", "b32dec", "b32enc", "base", "bcrypt", "biggest", "buildCustomCert", "clean", "contains", "date",
        "dateInZone", "dateModify", "date_in_zone", "date_modify", "decryptAES", "derivePassword", "dir", "div", "divf", "duration", "durationRound", "encryptAES", "ext", "fromCsv", "genCA", "genCAWithKey",
        "genPrivateKey", "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert", "genSignedCertWithKey", "getHostByName", "hasPrefix", "hasSuffix", "htmlDate", "htpasswd", "initials", "isAbs", "kindIs", "len",
        "lookup", "max", "maxf", "min", "minf", "mod", "mul", "mulf", "mustDateModify", "mustRegexFind", "mustRegexFindAll", "mustRegexMatch", "mustRegexSplit", "mustToDate",
        "must_date_modify", "now", "osBase", "osClean", "osDir", "osExt", "osIsAbs", "plural", "quantity", "randAlpha", "randAlphaNum", "randAscii", "randBytes", "randInt",
        "randNumeric", "regexFind", "regexFindAll", "regexMatch", "regexQuoteMeta", "regexSplit", "repeat", "semver", "semverCompare", "sha1sum", "sha256sum", "sha512sum",
        "shuffle", "sub", "subf", "substr", "toDate", "typeIsLike", "unixEpoch", "urlJoin", "urlParse", "uuidv4", "wrapWith",
    };

    internal Abstraction Run()
    {
        switch (name)
        {
            case "toYaml" or "toYamlPretty" or "toJson" or "toPrettyJson" or "toRawJson" or "toToml" or "mustToJson" or "mustToPrettyJson" or "mustToRawJson":
                return Text(reading.Skeleton.Dump(Used(Last)));
            case "fromYaml" or "fromJson" or "fromYamlArray" or "fromJsonArray" or "mustFromJson":
                return Abstraction.Join([.. reading.Skeleton.TakeBack(Last.Text), Abstraction.Of(Last.Nodes)]);
            case "include":
                return Included();
            case "tpl":
                return Abstraction.Join(Used(First).Converted(), Text(reading.Template(First, At(1))));
            case "indent" or "nindent":
                return Indented();
            case "trim":
                return Last.Text is { } text ? Text(text.Trim()) : Used(Last).Converted();
            case "quote" or "squote" or "lower" or "upper" or "title" or "toString" or "trimSuffix" or "trimPrefix" or "trimAll" or "b64enc" or "b64dec"
                or "trunc" or "untitle" or "nospace" or "cat" or "wrap" or "abbrev" or "snakecase" or "camelcase" or "kebabcase" or "swapcase" or "print" or "println" or "html" or "urlquery" or "js":
                return Strings();
            case "printf":
                return Formatted();
            case "replace" or "regexReplaceAll" or "mustRegexReplaceAll" or "regexReplaceAllLiteral":
                UseAll();
                return Abstraction.Of(arguments.SelectMany(argument => argument.Nodes)).Converted();
            case "int" or "int64" or "float64" or "atoi" or "toDecimal" or "floor" or "ceil" or "round":
                return Numbers();
            case "and" or "or" or "not" or "eq" or "ne" or "empty" or "has" or "hasKey" or "kindIs" or "typeIs" or "kindOf" or "typeOf" or "lt" or "le" or "gt" or "ge":
                return Condition();
            case "coalesce" or "default" or "merge" or "mergeOverwrite" or "mustMerge" or "mustMergeOverwrite":
                return Abstraction.Join(arguments.Select(Used));
            case "ternary":
                Used(Last);
                return Abstraction.Join(Used(First), Used(At(1)));
            case "required":
                return Used(Last);
            case "fail":
                Constraint.Learn(reading.Conditions);
                if (StopCondition.Of(reading.Conditions) is { } stop)
                {
                    reading.Stops.Add(stop.ToString());
                }

                return Abstraction.Opaque;
            case "dict" or "set" or "unset" or "get" or "index" or "dig" or "pluck" or "pick" or "omit" or "deepCopy" or "mustDeepCopy" or "keys" or "values":
                return new MapFunction(name, arguments).Run();
            case "list" or "tuple" or "append" or "prepend" or "concat" or "mustAppend" or "mustPrepend" or "first" or "last" or "mustFirst" or "mustLast"
                or "rest" or "initial" or "reverse" or "uniq" or "without" or "compact" or "sortAlpha" or "slice" or "until" or "untilStep" or "seq" or "join" or "splitList" or "split":
                return Lists();
            default:
                return Other();
        }
    }

    private Abstraction First => At(0);

    private Abstraction Last => At(arguments.Count - 1);

    private static Abstraction Text(string text)
    {
        Effort.Spend(text.Length);
        return new() { Text = text, IsConverted = true };
    }

    private static Abstraction Used(Abstraction value)
    {
        TemplateReading.Use(value);
        return value;
    }

    private Abstraction At(int index) => index >= 0 && index < arguments.Count ? arguments[index] : Abstraction.Opaque;

    private void UseAll()
    {
        foreach (var argument in arguments)
        {
            TemplateReading.Use(argument);
        }
    }

    /// <summary>A template whose name comes from elsewhere may be any.</summary>
    private Abstraction Included()
    {
        Used(First);
        if (!First.IsLiteral)
        {
            Skeleton.Open(At(1));
        }

        return Text(string.Join("\n", First.Literals.OfType<string>().Select(template => reading.Call(template, At(1)))));
    }

    /// <summary>A function that makes one value of others. What one that is not known makes of a map nobody knows.</summary>
    private Abstraction Other()
    {
        UseAll();
        if (!OfSingleValues.Contains(name))
        {
            foreach (var argument in arguments)
            {
                Skeleton.Open(argument);
            }
        }

        return Abstraction.Opaque;
    }

    private Abstraction Indented()
    {
        var text = reading.Skeleton.TextOf(Used(Last));
        if (First.Literals.Count != 1 || First.Literals[0] is not long width || width is < 0 or > 100)
        {
            return Text(text);
        }

        Effort.Spend(text.Length + (width * text.Count(c => c == '\n')));
        var blanks = new string(' ', (int)width);
        var lines = new StringBuilder(name == "nindent" ? "\n" + blanks : blanks);
        return Text(lines.Append(text.Replace("\n", "\n" + blanks)).ToString());
    }

    /// <summary>Literals are kept as they are where the function leaves them so.</summary>
    private Abstraction Strings()
    {
        UseAll();
        if (name == "print" && AreShort(arguments))
        {
            return Abstraction.OfLiteral(string.Concat(arguments.Select(argument => Guard.TextOf(argument.Literals[0]))));
        }

        if (name is "quote" or "squote" && Last.Text is { } written)
        {
            return Text("\"" + written + "\"");
        }

        if (Last.KeyOf is { } keys && name is not ("quote" or "squote" or "toString"))
        {
            keys.IsChanged = true;
        }

        var text = Abstraction.Join(arguments).Converted();

        // What was YAML is none any more, so that where it stands says nothing of the values in it.
        return name is "b64enc" or "b64dec" or "nospace" or "trunc" or "abbrev" or "html" or "urlquery" or "js" ? text.WithoutText() : text;
    }

    private Abstraction Formatted()
    {
        UseAll();
        return First.Literals.Count == 1 && First.Literals[0] is string format && AreShort(arguments)
            ? Abstraction.OfLiteral(arguments.Skip(1).Aggregate(format, (text, argument) => ReplaceFirst(text, Guard.TextOf(argument.Literals[0]))))
            : Abstraction.Of(arguments.Skip(1).SelectMany(argument => argument.Nodes)).Converted();
    }

    /// <summary>Whether each is one literal, and all together make a text of which something can be known.</summary>
    private static bool AreShort(IReadOnlyList<Abstraction> values) =>
        values.All(value => value.IsLiteral && value.Literals.Count == 1) && values.Sum(value => (long)Guard.TextOf(value.Literals[0]).Length) < MaximumLiteral;

    private static string ReplaceFirst(string format, string value)
    {
        var at = format.IndexOf("%s", StringComparison.Ordinal);
        return at < 0 ? format : format.Substring(0, at) + value + format.Substring(at + 2);
    }

    private Abstraction Numbers()
    {
        foreach (var node in Used(Last).Nodes)
        {
            node.IsWritten = true;
        }

        return new() { Nodes = Last.Nodes, Literals = Last.Literals, IsConverted = true };
    }

    private Abstraction Condition()
    {
        UseAll();
        switch (name)
        {
            case "and" or "or":
                var guards = arguments.Select(argument => argument.AsGuard()).ToArray();
                var joined = Abstraction.Join(arguments);
                return new()
                {
                    Nodes = joined.Nodes,
                    Literals = joined.Literals,
                    Members = joined.Members,
                    Items = joined.Items,
                    Text = joined.Text,
                    Root = joined.Root,
                    Guard = name == "and" ? Guard.All(guards) : Guard.Any(guards),
                };
            case "not" or "empty":
                return Abstraction.OfGuard(Guard.Not(Last.AsGuard()));
            case "eq":
                return Abstraction.OfGuard(Equal());
            case "ne":
                return Abstraction.OfGuard(Guard.Not(Equal()));
            case "has":
                return Abstraction.OfGuard(Has());
            case "hasKey":
                return Abstraction.OfGuard(Given());
            case "kindIs" or "typeIs":
                foreach (var node in Last.Nodes)
                {
                    node.TestedKinds |= First.Literals.OfType<string>().Aggregate(ValueKinds.None, (all, kind) => all | KindOf(kind));
                }

                return Abstraction.OfGuard(new UnknownGuard(Last.Nodes));
            default:
                return Abstraction.OfGuard(new UnknownGuard(arguments.SelectMany(argument => argument.Nodes).Distinct().ToArray()));
        }
    }

    /// <summary>The kind that Go's reflection names.</summary>
    private static ValueKinds KindOf(string kind) => kind switch
    {
        "string" => ValueKinds.String,
        "slice" or "[]interface {}" => ValueKinds.List,
        "map" or "map[string]interface {}" => ValueKinds.Map,
        "bool" => ValueKinds.Boolean,
        "int" or "int64" or "float64" => ValueKinds.Integer | ValueKinds.Number,
        _ => ValueKinds.None,
    };

    private Guard Given()
    {
        if (!At(1).IsLiteral)
        {
            MapFunction.FreeKeys(First);
        }

        var asked = At(1).Literals.OfType<string>().SelectMany(key => TemplateReading.Member(First, key).Nodes).Select(Read).ToArray();
        return asked.Length == 1 && At(1).IsLiteral && First.Nodes.Count == 1 && First.Members is null ? new GivenGuard(asked[0]) : new UnknownGuard([.. First.Nodes, .. asked]);
    }

    private static UsageNode Read(UsageNode node)
    {
        node.IsRead = true;
        return node;
    }

    private Guard Equal()
    {
        var values = arguments.Where(argument => argument.Nodes.Count > 0).ToArray();
        var literals = arguments.Where(argument => argument.Nodes.Count == 0).SelectMany(argument => argument.Literals).ToArray();
        foreach (var value in values)
        {
            foreach (var node in value.Nodes)
            {
                node.Compared.UnionWith(literals.OfType<string>());
                node.IsComparedAsText |= !value.IsConverted && literals.Any(literal => literal is string);
            }
        }

        return values.Length == 1 && values[0].Nodes.Count == 1 && values[0].Text is null && literals.Length == arguments.Count - 1
            ? new EqualGuard(values[0].Nodes[0], literals, values[0].Literals.Count > 0)
            : new UnknownGuard(values.SelectMany(value => value.Nodes).Distinct().ToArray());
    }

    private Guard Has()
    {
        var literals = At(1).Items?.SelectMany(item => item.Literals).ToArray();
        foreach (var node in First.Nodes)
        {
            node.Compared.UnionWith(literals?.OfType<string>() ?? []);
        }

        return First.Nodes.Count == 1 && literals is not null && At(1).Nodes.Count == 0
            ? new EqualGuard(First.Nodes[0], literals, First.Literals.Count > 0)
            : new UnknownGuard(arguments.SelectMany(argument => argument.Nodes).Distinct().ToArray());
    }

    private Abstraction Lists()
    {
        UseAll();
        switch (name)
        {
            case "list" or "tuple":
                return new() { Items = arguments };
            case "append" or "mustAppend" or "prepend" or "mustPrepend":
                return Abstraction.Join(First, new Abstraction { Items = [At(1)] });
            case "concat" or "rest" or "initial" or "reverse" or "uniq" or "compact" or "sortAlpha":
                return Abstraction.Join(arguments);
            case "without" or "slice":
                return First;
            case "first" or "last" or "mustFirst" or "mustLast":
                return Abstraction.Join([Abstraction.Of(Last.Nodes.Select(node => node.TakeItem())), .. Last.Items ?? []]);
            case "join":
                foreach (var node in Last.Nodes)
                {
                    Read(node.TakeItem());
                    node.TestedKinds |= ValueKinds.List | ValueKinds.String; // a single text is a list of one
                }

                foreach (var item in Last.Items ?? [])
                {
                    TemplateReading.Use(item);
                }

                return Abstraction.Opaque;
            default:
                return Abstraction.Opaque;
        }
    }
}
