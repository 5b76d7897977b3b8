using System.Globalization;

namespace Rke2Network.Sriov;

/// <summary>Numbers between bounds.</summary>
internal static class RangeCheck
{
    internal static int? Optional(int? number, int least, int most, string what, string parameter) =>
        number is { } given ? Required(given, least, most, what, parameter) : null;

    internal static int Required(int number, int least, int most, string what, string parameter) => number >= least && number <= most ? number : throw new InputException(
        "OutOfRange",
        number.ToString(CultureInfo.InvariantCulture),
        most == int.MaxValue ? $"{what} is a number from {least} on." : $"{what} is a number from {least} to {most}.",
        "Write one of these.",
        parameter);
}
