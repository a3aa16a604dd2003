using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>What the header of a table says of each column: what it promises, for whom, or nothing that counts.</summary>
internal sealed class TableColumns
{
    private readonly List<Column> _columns = [];

    private TableColumns() { }

    public static TableColumns Of(Block header, LanguagePack language)
    {
        var columns = new TableColumns();
        foreach (var (text, _) in header.Cells)
        {
            var reading = Reading.Of(text, language);
            columns._columns.Add(
                new Column(
                    reading.Actions.Exists(a => !a.Value.EndsWith('?')),
                    LabelOf(reading, language),
                    language.Lexicon.Find(LexiconGroup.Column, reading.Tokens).Exists(t => t.Value == "other")
                )
            );
        }

        // One "Standard" is the standard; among "Business" and "Enterprise" it is a plan.
        if (columns._columns.Count(c => c.Label is not null) < 2)
        {
            columns._columns.ForEach(c => c.Label = null);
        }

        return columns;
    }

    public int Count => _columns.Count;

    /// <summary>Whether the header names an act: "First response".</summary>
    public bool HasAction(int column) => _columns[column].HasAction;

    /// <summary>The plan or priority that the column is for.</summary>
    public Condition? Label(int column) => _columns[column].Label;

    /// <summary>Whether the column tells about the row rather than what is promised: "What it covers", "Measured over".</summary>
    public bool IsRemark(int column) => _columns[column] is { IsRemark: true, HasAction: false };

    private static Condition? LabelOf(Reading reading, LanguagePack language)
    {
        var condition = reading.Conditions.Find(c => c.Value.StartsWith("plan", StringComparison.Ordinal));
        if (condition.Value is null)
        {
            var label = language
                .Lexicon.Find(LexiconGroup.Label, reading.Tokens)
                .Find(l => l.Value[0] != '@' && l.Length == reading.Tokens.Length);
            if (label.Value is null)
            {
                condition = reading.Conditions.Find(c =>
                    c.Value.StartsWith("priority", StringComparison.Ordinal) && c.Length == reading.Tokens.Length
                );
            }
            else
            {
                condition = label with
                {
                    Value = label.Value[(label.Value.IndexOf('|', StringComparison.Ordinal) + 1)..],
                };
            }
        }

        return condition.Value is null ? null : ConditionReader.Of(condition);
    }

    private sealed record Column(bool HasAction, Condition? HeaderLabel, bool IsRemark)
    {
        public Condition? Label { get; set; } = HeaderLabel;
    }
}
