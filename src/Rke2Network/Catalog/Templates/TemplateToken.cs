namespace Rke2Network.Catalog.Templates;

/// <summary>The kinds of tokens between <c>{{</c> and <c>}}</c>.</summary>
internal enum TokenKind
{
    Field,
    Dot,
    Variable,
    Name,
    Literal,
    Pipe,
    Open,
    Close,
    Declare,
    Assign,
    Comma,
}

/// <summary>A token of an action.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The name of a field, variable or function; else empty.</param>
/// <param name="Value">A literal's value.</param>
/// <param name="Joined">Whether no blank stands before it.</param>
internal sealed record TemplateToken(TokenKind Kind, string Text, object? Value, bool Joined);
