using System;
using System.Globalization;

namespace Rke2Network.Yaml;

/// <summary>A scalar: its kind and its text in canonical form (<c>true</c>, <c>10</c>, <c>1.1</c>; strings as they are).</summary>
public sealed class YamlScalar : YamlValue, IEquatable<YamlScalar>
{
    private YamlScalar(YamlScalarKind kind, string text, SourceLocation? source)
        : base(source)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>The null of YAML.</summary>
    public static YamlScalar Null { get; } = new(YamlScalarKind.Null, "null", null);

    /// <summary>True.</summary>
    public static YamlScalar True { get; } = new(YamlScalarKind.Boolean, "true", null);

    /// <summary>False.</summary>
    public static YamlScalar False { get; } = new(YamlScalarKind.Boolean, "false", null);

    /// <summary>What Go makes of it.</summary>
    public YamlScalarKind Kind { get; }

    /// <summary>The canonical text.</summary>
    public string Text { get; }

    /// <summary>A string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="source">Where it stands.</param>
    /// <returns>The scalar.</returns>
    public static YamlScalar String(string text, SourceLocation? source = null) => new(YamlScalarKind.String, text, source);

    /// <summary>A boolean.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The scalar.</returns>
    public static YamlScalar Boolean(bool value) => value ? True : False;

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The scalar.</returns>
    public static YamlScalar Integer(long value) => new(YamlScalarKind.Integer, value.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A whole number beyond <see cref="long.MaxValue"/>.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The scalar.</returns>
    public static YamlScalar Integer(ulong value) => new(YamlScalarKind.Integer, value.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A number; one without fraction that fits 64 bits becomes an integer, as it is to every reader.</summary>
    /// <param name="value">A finite number.</param>
    /// <returns>The scalar.</returns>
    /// <exception cref="ArgumentException">The number is infinite or not a number, which Go cannot read.</exception>
    public static YamlScalar Float(double value) => NumberText.IsFinite(value)
        ? OfDigits(NumberText.Of(value), null)
        : throw new ArgumentException("YAML for Go has no infinity and no not-a-number.", nameof(value));

    /// <summary>A decimal number; whole ones of 64 bits keep every digit, others those that Go keeps (64-bit float).</summary>
    /// <param name="value">The number.</param>
    /// <returns>The scalar.</returns>
    public static YamlScalar Decimal(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var whole = OfDigits(NumberText.WithoutExponent(text), null);
        // The cast from decimal does not round as reading does.
        return whole.Kind == YamlScalarKind.Integer ? whole : Float(double.Parse(text, CultureInfo.InvariantCulture));
    }

    /// <summary>The scalar at another place.</summary>
    internal YamlScalar At(SourceLocation? source) => new(Kind, Text, source);

    /// <summary>A number from its canonical digits: an integer where it has no fraction and fits 64 bits.</summary>
    internal static YamlScalar OfDigits(string digits, SourceLocation? source)
    {
        var whole = digits.IndexOf('.') < 0
            && (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                || ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return new YamlScalar(whole ? YamlScalarKind.Integer : YamlScalarKind.Float, digits, source);
    }

    /// <inheritdoc/>
    public bool Equals(YamlScalar? other) => other is not null && other.Kind == Kind && other.Text == Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as YamlScalar);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Text) * 5) + (int)Kind);

    /// <inheritdoc/>
    public override bool SameAs(YamlValue? other) => Equals(other as YamlScalar);
}
