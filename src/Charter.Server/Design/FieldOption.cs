namespace Charter.Server.Design;

/// <summary>One choice of a select or radio field.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Words">What is shown.</param>
public sealed record FieldOption(string Value, string Words);
