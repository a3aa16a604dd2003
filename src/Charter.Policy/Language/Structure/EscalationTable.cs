using System.Collections.Immutable;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Collects the rows of a table "Level | Who | When | How".</summary>
internal sealed class EscalationTable
{
    private readonly ImmutableArray<EscalationLevel>.Builder _levels = ImmutableArray.CreateBuilder<EscalationLevel>();

    public ImmutableArray<EscalationLevel> Levels => _levels.ToImmutable();

    /// <summary>Takes a row when its table is an escalation matrix.</summary>
    public bool Read(Block row, LanguagePack language)
    {
        if (row.Header is not { } header || Columns(header, language) is not { } columns)
        {
            return false;
        }

        var level = Level(Cell(row, columns.Level)) ?? _levels.Count + 1;
        var who = Cell(row, columns.Who);
        if (who.Length > 0)
        {
            _levels.Add(
                new EscalationLevel(
                    level,
                    who,
                    Cell(row, columns.When),
                    Cell(row, columns.How),
                    row.Text.Place(0, row.Text.Length)
                )
            );
        }

        return true;
    }

    private static (int Level, int Who, int When, int How)? Columns(Block header, LanguagePack language)
    {
        int level = -1,
            who = -1,
            when = -1,
            how = -1;
        for (var i = 0; i < Math.Min(header.Cells.Count, 12); i++)
        {
            var tokens = Tokeniser.Read(header.Cells[i].Text, language.Stem);
            foreach (var mention in language.Lexicon.Find(LexiconGroup.Tone, tokens))
            {
                level = mention.Value == "column_level" && level < 0 ? i : level;
                who = mention.Value == "column_who" && who < 0 ? i : who;
                when = mention.Value == "column_when" && when < 0 ? i : when;
                how = mention.Value == "column_how" && how < 0 ? i : how;
            }
        }

        return level >= 0 && who >= 0 && (when >= 0 || how >= 0) ? (level, who, when, how) : null;
    }

    private static string Cell(Block row, int index) =>
        index >= 0 && index < row.Cells.Count ? row.Cells[index].Text : "";

    private static int? Level(string cell)
    {
        foreach (var token in Tokeniser.Read(cell, word => word))
        {
            if (Labels.Read(token.Text) is { } label && char.IsAsciiDigit(label[0]))
            {
                return int.Parse(label, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
