using System;

namespace Rke2Network;

/// <summary>
/// What a user gave cannot be used. The message says what was given, why it cannot be used and what to write instead;
/// the cmdlets put the parameter's name in front.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorId">Stable PascalCase identifier, such as <c>HostBitsSet</c>.</param>
    /// <param name="value">What was given, or null where no single value is at fault.</param>
    /// <param name="reason">Why it cannot be used: one sentence with its full stop.</param>
    /// <param name="advice">What to write instead: one sentence with its full stop.</param>
    /// <param name="parameter">The parameter at fault, without a dash; null where the caller knows it.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    public InputException(string errorId, string? value, string reason, string advice, string? parameter = null, Exception? innerException = null)
        : base(ControlCharacters.Visible(Compose(parameter, value, reason, advice)), innerException)
    {
        ErrorId = errorId;
        Value = value;
        Reason = reason;
        Advice = advice;
        Parameter = parameter;
    }

    /// <summary>Stable PascalCase identifier of the kind of fault.</summary>
    public string ErrorId { get; }

    /// <summary>What was given.</summary>
    public string? Value { get; }

    /// <summary>Why it cannot be used.</summary>
    public string Reason { get; }

    /// <summary>What to write instead.</summary>
    public string Advice { get; }

    /// <summary>The parameter at fault, without a dash.</summary>
    public string? Parameter { get; }

    /// <summary>The same fault, of a parameter.</summary>
    /// <param name="parameter">The parameter, without a dash; one that is known already stays.</param>
    /// <returns>An exception whose message starts with the parameter.</returns>
    public InputException Of(string parameter) =>
        Parameter is null ? new InputException(ErrorId, Value, Reason, Advice, parameter, this) : this;

    private static string Compose(string? parameter, string? value, string reason, string advice)
    {
        var subject = (parameter is null ? string.Empty : "-" + parameter + " ") + (value is null ? string.Empty : $"'{value}'");
        return subject.Length == 0 ? $"{char.ToUpperInvariant(reason[0])}{reason.Substring(1)} {advice}" : $"{subject.TrimEnd()}: {reason} {advice}";
    }
}
