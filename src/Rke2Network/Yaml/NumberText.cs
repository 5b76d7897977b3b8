using System.Globalization;
using System.Linq;

namespace Rke2Network.Yaml;

/// <summary>
/// Numbers as text that YAML 1.1, YAML 1.2 and Go read alike: digits and a point, never an exponent, in the shortest
/// form that reads back the same.
/// </summary>
internal static class NumberText
{
    private static readonly string[] Formats = ["R", "G15", "G16", "G17"];

    internal static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    /// <summary>The shortest text that reads back: "R" alone is not that on .NET Framework.</summary>
    internal static string Of(double value)
    {
        var shortest = Formats
            .Select(format => value.ToString(format, CultureInfo.InvariantCulture))
            .Where(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back.Equals(value))
            .OrderBy(text => text.Length)
            .First();
        return WithoutExponent(shortest);
    }

    /// <summary>Writes a decimal number with an optional exponent without it: 1.5E+3 is 1500, 2E-3 is 0.002.</summary>
    internal static string WithoutExponent(string number)
    {
        var negative = number[0] == '-';
        var unsigned = number.TrimStart('-', '+');
        var exponentAt = unsigned.IndexOfAny(['e', 'E']);
        var mantissa = exponentAt < 0 ? unsigned : unsigned.Substring(0, exponentAt);
        var exponent = exponentAt < 0
            ? 0
            : int.Parse(unsigned.Substring(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        var point = mantissa.IndexOf('.');
        var digits = mantissa.Replace(".", string.Empty);
        var pointAt = (point < 0 ? digits.Length : point) + exponent;
        if (pointAt < 0)
        {
            digits = new string('0', -pointAt) + digits;
            pointAt = 0;
        }
        else if (pointAt > digits.Length)
        {
            digits += new string('0', pointAt - digits.Length);
        }

        var whole = digits.Substring(0, pointAt).TrimStart('0');
        var fraction = digits.Substring(pointAt).TrimEnd('0');
        var text = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? string.Empty : "." + fraction);
        return negative && text != "0" ? "-" + text : text;
    }
}
