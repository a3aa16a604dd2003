namespace Charter.Server.Policies;

/// <summary>One line of a comparison of two texts.</summary>
/// <param name="Change">Whether it was added (+), taken out (−) or stayed (blank).</param>
/// <param name="Number">Its number in the text that it stands in; <c>null</c> for a gap.</param>
/// <param name="Text">The line; empty for a gap.</param>
/// <param name="IsGap">Whether lines that did not change are left out here.</param>
public sealed record ComparedLine(char Change, int? Number, string Text, bool IsGap = false);
