using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Rke2Network.HelpBuilder;

/// <summary>One parameter of a cmdlet.</summary>
internal sealed partial record HelpParameter(string Name, string Description)
{
    private const int Named = int.MinValue;

    internal required string Type { get; init; }

    internal required string FullType { get; init; }

    internal required bool IsRequired { get; init; }

    internal required int Position { get; init; }

    internal required bool ByValue { get; init; }

    internal required bool ByPropertyName { get; init; }

    internal required bool IsSwitch { get; init; }

    internal required bool TakesWildcards { get; init; }

    internal required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The values that are taken, where they are named ones.</summary>
    internal required IReadOnlyList<string> Values { get; init; }

    /// <summary>What holds where it is left out, in words; null where that is nothing.</summary>
    internal required string? Default { get; init; }

    internal required int Order { get; init; }

    internal string PositionText => Position == Named ? "named" : Position.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal string PipelineText => (ByValue, ByPropertyName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };

    internal static HelpParameter Of(CommandParameterInfo info, string description, Type cmdlet)
    {
        var type = Nullable.GetUnderlyingType(info.ParameterType) ?? info.ParameterType;
        var single = type.IsArray ? type.GetElementType()! : type;
        var text = description.Length > 0 ? description : Common(info.Name);
        return new HelpParameter(info.Name, text)
        {
            Type = TypeName(type),
            FullType = type.FullName!,
            IsRequired = info.IsMandatory,
            Position = info.Position,
            ByValue = info.ValueFromPipeline,
            ByPropertyName = info.ValueFromPipelineByPropertyName,
            IsSwitch = type == typeof(SwitchParameter),
            TakesWildcards = info.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Aliases = [.. info.Aliases],
            Values = single.IsEnum ? Enum.GetNames(single) : [],
            Default = info.IsMandatory ? null : InWords().Match(text) is { Success: true } said ? said.Groups[1].Value : Initial(cmdlet, info.Name, single),
            Order = info.Position == Named ? 1000 + Declared(cmdlet, info.Name) : info.Position,
        };
    }

    private static string TypeName(Type type) => type.IsArray ? TypeName(type.GetElementType()!) + "[]" : type.Name;

    /// <summary>The order in which the source declares the parameters; those of the engine come last.</summary>
    private static int Declared(Type cmdlet, string name) => cmdlet.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.MetadataToken & 0xFFFF ?? 0x10000;

    /// <summary>What the property of a new cmdlet holds, where it is a named value.</summary>
    private static string? Initial(Type cmdlet, string name, Type type) =>
        type.IsEnum ? cmdlet.GetProperty(name)!.GetValue(Activator.CreateInstance(cmdlet))?.ToString() : null;

    private static string Common(string name) => name switch
    {
        "WhatIf" => "Shows what would be done, and does nothing.",
        "Confirm" => "Asks before each change.",
        _ => string.Empty,
    };

    /// <summary>A point ends the sentence only before a blank: addresses and releases have points too.</summary>
    [GeneratedRegex(@"\bBy default (.+?)(?:[,;]|\.(?: |$))")]
    private static partial Regex InWords();
}
