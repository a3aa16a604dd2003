using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>What the columns of an escalation matrix are for; an index is negative where there is no such column.</summary>
/// <param name="Level">The number of the level.</param>
/// <param name="Case">What is escalated, in a matrix without levels: "Invoice query, no answer".</param>
/// <param name="Who">Who takes over.</param>
/// <param name="When">When, the first of them.</param>
/// <param name="How">By which means.</param>
internal sealed record EscalationColumns(int Level, int Case, int Who, int When, int How)
{
    private const int MostColumns = 12;

    /// <summary>The columns for one case each, which the header names: "S1 open after".</summary>
    public IReadOnlyList<int> Cases { get; init; } = [];

    /// <summary>Whether the header alone says that a case is passed on when its time has run out.</summary>
    public bool IsPlain { get; init; }

    /// <param name="header">The header, all its rows in one.</param>
    /// <param name="language">Its language.</param>
    public static EscalationColumns Of(Block header, LanguagePack language)
    {
        int level = -1,
            who = -1,
            goes = -1,
            when = -1,
            overdue = -1,
            how = -1;
        var width = Math.Min(header.Grid.Length, MostColumns);
        var cases = new List<int>();
        for (var i = 0; i < width; i++)
        {
            var reading = Reading.Of(TableColumns.SplitUnit(header.Grid[i], language).Name, language);
            var roles = language.Lexicon.Find(LexiconGroup.Column, reading.Tokens);
            level = level < 0 && Has("level") ? i : level;
            goes = goes < 0 && Has("goes") ? i : goes;
            who = who < 0 && Has("who") ? i : who;
            when = when < 0 && Has("when") ? i : when;
            how = how < 0 && Has("how") ? i : how;
            // "After hours" is no limit that has run out.
            if (roles.Exists(r => r.Value == "overdue" && r.To == reading.Tokens.Length))
            {
                overdue = overdue < 0 ? i : overdue;
                if (NamesCase(reading))
                {
                    cases.Add(i);
                }
            }

            // "升级后的要求" is about no level.
            bool Has(string role) =>
                roles.Exists(r => r.Value == role && !(role == "level" && reading.Tokens.TextAt(r.From - 1) is "升"));
        }

        who = goes >= 0 ? goes : who;
        when = overdue >= 0 ? overdue : when;
        var other = Enumerable.Range(0, width).FirstOrDefault(i => i != who && i != when && i != how && i != level, -1);
        return new EscalationColumns(level, level < 0 ? other : -1, who, when, how)
        {
            Cases = cases,
            IsPlain = who >= 0 && overdue >= 0 && who != overdue && (goes >= 0 || level >= 0),
        };
    }

    /// <summary>Whether a column has been told to be for something else than when.</summary>
    public bool Names(int column) => column == Level || column == Case || column == Who || column == How;

    private static bool NamesCase(Reading reading) =>
        reading.Conditions.Exists(c => c.Value is not "unresolved")
        || TopicReader.Of(reading, []).Subjects.Any(s => s is not ServedSubject.Escalation);
}
