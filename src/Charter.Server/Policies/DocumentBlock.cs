namespace Charter.Server.Policies;

/// <summary>A heading, paragraph, list item or table row of the policy.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">The level of a heading, from 1.</param>
/// <param name="Mark">The number or letter before a list item; <c>null</c> for a bullet.</param>
/// <param name="StartsGroup">For an item or row: whether a new list or table begins with it.</param>
/// <param name="Sentences">Its sentences.</param>
/// <param name="Cells">The cells of a table row, each as runs.</param>
public sealed record DocumentBlock(
    DocumentBlockKind Kind,
    int Level,
    string? Mark,
    bool StartsGroup,
    IReadOnlyList<DocumentSentence> Sentences,
    IReadOnlyList<IReadOnlyList<DocumentRun>> Cells
);
