namespace Charter.Server.Promises;

/// <summary>A run of a quoted sentence.</summary>
/// <param name="Text">The words.</param>
/// <param name="Marked">Whether a part of the promise was read from them.</param>
public sealed record QuotePart(string Text, bool Marked);
