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

    /// <summary>The text of each column, merged cells repeated.</summary>
    public string[] Grid { get; set; } = [];

    /// <summary>What each row of a header says of a column, where it has several.</summary>
    public List<string[]> Parts { get; } = [];

    /// <summary>The column in which the cell of each column starts, which is another one where cells are merged.</summary>
    public int[] Origin { get; set; } = [];

    /// <summary>Whether the row heads a table, or the rows below it.</summary>
    public bool IsTableHead { get; set; }

    /// <summary>What a row above says that only heads the rows below: "Phone".</summary>
    public string? Group { get; set; }

    /// <summary>The header of the table that the row stands in, all its rows in one; <c>null</c> for the header itself.</summary>
    public Block? Header { get; set; }

    /// <summary>What the columns of a header say; read once for all rows.</summary>
    public TableColumns? Columns { get; set; }

    /// <summary>The columns of an escalation matrix, once a header has been looked at for them.</summary>
    public EscalationColumns? Escalation { get; set; }

    /// <summary>Whether another row of the table begins with the same name.</summary>
    public bool IsRepeated { get; set; }
}
