namespace Charter.Policy.Language;

/// <summary>A slot that the author still has to fill, such as <c>[X]</c> or <c>[COMPANY NAME]</c>.</summary>
/// <param name="Text">The slot as written.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="InPromise">Whether it stands inside a promise; such a policy can't be approved.</param>
public sealed record PolicySlot(string Text, TextSpan Span, bool InPromise);
