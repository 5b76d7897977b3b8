using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Rke2Network.HelpBuilder;

/// <summary>Writes help in PowerShell's MAML, as Get-Help reads it.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    internal static void Write(string path, IEnumerable<HelpTopic> topics) =>
        new XDocument(
            new XDeclaration("1.0", "utf-8", null),
            new XElement(Help + "helpItems", new XAttribute("schema", "maml"), topics.Select(Topic))).Save(path);

    private static XElement Topic(HelpTopic topic) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", topic.Name),
            new XElement(Command + "verb", topic.Name.Split('-')[0]),
            new XElement(Command + "noun", topic.Name.Split('-')[1]),
            Paragraphs(Maml + "description", [topic.Synopsis])),
        Paragraphs(Maml + "description", topic.Description),
        new XElement(
            Command + "syntax",
            topic.Syntax.Select(set => new XElement(Command + "syntaxItem", new XElement(Maml + "name", topic.Name), set.Select(Parameter)))),
        new XElement(Command + "parameters", topic.Parameters.Select(Parameter)),
        new XElement(Command + "inputTypes", topic.Inputs.Select(input => Typed(Command + "inputType", input))),
        new XElement(Command + "returnValues", topic.Outputs.Select(output => Typed(Command + "returnValue", output))),
        new XElement(Command + "examples", topic.Examples.Select(Example)),
        new XElement(
            Command + "relatedLinks",
            topic.Related.Select(link => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", link), new XElement(Maml + "uri")))));

    private static XElement Parameter(HelpParameter parameter) => new(
        Command + "parameter",
        new XAttribute("required", parameter.IsRequired ? "true" : "false"),
        new XAttribute("variableLength", "false"),
        new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", parameter.PipelineText),
        new XAttribute("position", parameter.PositionText),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Paragraphs(Maml + "description", parameter.Values.Count == 0 ? [parameter.Description] : [parameter.Description, $"Accepted values: {string.Join(", ", parameter.Values)}."]),
        parameter.Values.Count == 0
            ? null
            : new XElement(Command + "parameterValueGroup", parameter.Values.Select(value => new XElement(Command + "parameterValue", new XAttribute("required", "false"), value))),
        parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), parameter.Type),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.Type)),
        new XElement(Dev + "defaultValue", parameter.Default ?? (parameter.IsSwitch ? "False" : "None")));

    private static XElement Example(HelpExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------------------------- Example {index + 1} --------------------------"),
        new XElement(Dev + "code", example.Code),
        Paragraphs(Dev + "remarks", [example.Explanation, string.Empty]));

    private static XElement Typed(XName name, HelpType type) =>
        new(name, new XElement(Dev + "type", new XElement(Maml + "name", type.Name)), Paragraphs(Maml + "description", [type.Description]));

    private static XElement Paragraphs(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(paragraph => new XElement(Maml + "para", paragraph)));
}
