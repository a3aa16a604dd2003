namespace Charter.Server.Design;

/// <summary>One tab: a link that works by itself.</summary>
/// <param name="Words">What it is called, in the reader's language.</param>
/// <param name="Url">Its page.</param>
/// <param name="Current">Whether it is the one shown.</param>
/// <param name="Count">A number beside it.</param>
public sealed record TabEntry(string Words, string Url, bool Current = false, int? Count = null);
