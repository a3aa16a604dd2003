namespace Charter.Server.Design;

/// <summary>A line that tells a person what has just happened.</summary>
/// <param name="Tone">How it sounds.</param>
/// <param name="Text">The words, in the reader's language.</param>
/// <param name="UndoUrl">Where a form posts to take the act back, where it can be.</param>
public sealed record Notice(NoticeTone Tone, string Text, string? UndoUrl = null);
