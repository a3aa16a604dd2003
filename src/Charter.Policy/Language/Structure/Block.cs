namespace Charter.Policy.Language.Structure;

/// <summary>A heading, paragraph, list item or table row of a document.</summary>
internal sealed class Block(BlockKind kind, int level)
{
    public BlockKind Kind { get; set; } = kind;

    /// <summary>The level of a heading, or the depth of an item.</summary>
    public int Level { get; set; } = level;

    /// <summary>Where its first line starts; what is indented further goes on with it.</summary>
    public int Column { get; init; }

    public PlacedText Text { get; } = new();

    /// <summary>The cells of a table row, each with where it starts in <see cref="Text"/>.</summary>
    public List<(string Text, int Start)> Cells { get; } = [];

    /// <summary>The header of the table that the row stands in; <c>null</c> for the header itself.</summary>
    public Block? Header { get; set; }

    /// <summary>What the columns of a header say; read once for all rows.</summary>
    public TableColumns? Columns { get; set; }

    /// <summary>The columns of an escalation matrix, once a header has been looked at for them.</summary>
    public (int Level, int Who, int When, int How)? Escalation { get; set; }

    public bool IsEscalationRead { get; set; }
}
