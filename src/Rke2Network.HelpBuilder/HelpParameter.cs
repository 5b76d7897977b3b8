using System;
using System.Management.Automation;
using System.Reflection;

namespace Rke2Network.HelpBuilder;

/// <summary>One parameter of a cmdlet.</summary>
internal sealed record HelpParameter(
    string Name, string Type, string FullType, string Description, bool IsRequired, int Position, bool ByValue, bool ByPropertyName, bool IsSwitch, string[] Values, int Order)
{
    private const int Named = int.MinValue;

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
        return new HelpParameter(
            info.Name,
            TypeName(type),
            type.FullName!,
            description.Length > 0 ? description : Common(info.Name),
            info.IsMandatory,
            info.Position,
            info.ValueFromPipeline,
            info.ValueFromPipelineByPropertyName,
            type == typeof(SwitchParameter),
            type.IsEnum ? Enum.GetNames(type) : [],
            info.Position == Named ? 1000 + Declared(cmdlet, info.Name) : info.Position);
    }

    private static string TypeName(Type type) => type.IsArray ? TypeName(type.GetElementType()!) + "[]" : type.Name;

    /// <summary>The order in which the source declares the parameters; those of the engine come last.</summary>
    private static int Declared(Type cmdlet, string name) => cmdlet.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.MetadataToken & 0xFFFF ?? 0x10000;

    private static string Common(string name) => name switch
    {
        "WhatIf" => "Shows what would be done, and does nothing.",
        "Confirm" => "Asks before each change.",
        _ => string.Empty,
    };
}
