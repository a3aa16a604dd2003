namespace Charter.Server.Policies;

/// <summary>What a block of the document is.</summary>
public enum DocumentBlockKind
{
    Paragraph,
    Heading,
    Item,
    TableRow,
}
