namespace Charter.Policy.Language.Structure;

internal enum BlockKind
{
    Paragraph,
    Heading,
    Item,
    TableRow,
}
