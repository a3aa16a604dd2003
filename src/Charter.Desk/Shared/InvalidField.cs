namespace Charter.Desk.Shared;

/// <summary>A field has a value that can't be taken.</summary>
/// <param name="Field">The field's name in the request, camel case.</param>
/// <param name="Problem">What is wrong and what would be right, in English; pages translate it.</param>
public sealed record InvalidField(string Field, string Problem)
    : Refusal("invalid-field", $"{Field}: {Problem}", RefusalKind.Invalid);
