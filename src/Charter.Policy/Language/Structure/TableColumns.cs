using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>What the header of a table says of each column: what it promises, for whom, in which unit, or nothing that counts.</summary>
internal sealed class TableColumns
{
    private const string ActPrefix = "act:";

    private readonly List<Column> _columns = [];

    private TableColumns() { }

    /// <param name="header">The header, all its rows in one.</param>
    /// <param name="language">Its language.</param>
    /// <param name="isOfComplaints">Whether the table stands under complaints, whose levels are stages.</param>
    public static TableColumns Of(Block header, LanguagePack language, bool isOfComplaints)
    {
        var columns = new TableColumns();
        for (var i = 0; i < header.Grid.Length; i++)
        {
            var column = ColumnOf(header.Grid[i], header.Parts[i], language);
            column.Labels = [.. header.Parts[i].SelectMany(p => LabelsOf(p, language)).Distinct()];
            if (!isOfComplaints)
            {
                column.Labels = column.Labels.ConvertAll(AsLevel);
            }

            columns._columns.Add(column);
        }

        columns.NameRepeated(header, language);
        columns.LeaveVisits();
        columns.LeaveOldTimes();
        columns.NamePlans(header);
        // One "Standard" is the standard; among "Business" and "Enterprise" it is a plan.
        var plans = columns._columns.Count(c => c.Labels.Count > 0);
        if (plans < 2)
        {
            columns._columns.ForEach(c => c.Labels = []);
            columns.NameSeasons(header, language);
        }
        else
        {
            columns.LeaveLabelsOut(header, language);
        }

        return columns;
    }

    public int Count => _columns.Count;

    /// <summary>Where the name of a row stands: after a column that only numbers the rows, "Ref".</summary>
    public int First => Count > 2 && _columns[0].NamesIds && !_columns[1].HasAction ? 1 : 0;

    /// <summary>What is done by the time in the column, where its header says so in words that say it only there: "First visit".</summary>
    public ServiceAction? Act(int column) => column < Count ? _columns[column].Act : null;

    /// <summary>Whether the header names an act: "First response".</summary>
    public bool HasAction(int column) => column < Count && _columns[column].HasAction;

    /// <summary>The plan, priority or time of day that the column is for.</summary>
    public IReadOnlyList<Condition> Labels(int column) => column < Count ? _columns[column].Labels : [];

    /// <summary>How many columns are for a plan, a priority or a time of day.</summary>
    public int LabelledCount => _columns.Count(c => c.Labels.Count > 0);

    /// <summary>The channel or kind of matter that the column is for: "Email", "Complaints".</summary>
    public bool NamesSubject(int column) => column < Count && _columns[column].NamesSubject;

    /// <summary>What the column is for, where it names a channel or a kind of matter.</summary>
    public IReadOnlyList<ServedSubject> Subjects(int column) => column < Count ? _columns[column].Subjects : [];

    /// <summary>The unit that the header gives to bare numbers: "(hours)"; <c>null</c> for none.</summary>
    public string? Unit(int column) => column < Count ? _columns[column].Unit : null;

    /// <summary>The header without its unit.</summary>
    public string Name(int column) => column < Count ? _columns[column].Name : "";

    /// <summary>Whether bare times in the column are intervals: "Update interval".</summary>
    public bool IsInterval(int column) => column < Count && _columns[column].IsInterval;

    /// <summary>
    /// Whether the column tells about the row rather than what is promised ("What it covers", "Measured over"), or what
    /// became of the promise ("Achieved", "Last year").
    /// </summary>
    public bool IsRemark(int column) =>
        column < Count && (_columns[column].IsPast || _columns[column] is { IsRemark: true, HasAction: false });

    /// <summary>Whether the column only tells who sees to it: "Handled by", "Owner".</summary>
    public bool NamesStaff(int column) => column < Count && _columns[column] is { NamesStaff: true, HasAction: false };

    /// <summary>Whether any header names an act.</summary>
    public bool HasActs => _columns.Exists(c => c.HasAction || c.NamesActs || c.Act is not null);

    /// <summary>Whether the column says what is done, in whatever words: "What we do".</summary>
    public bool NamesActs(int column) => column < Count && _columns[column].NamesActs;

    /// <summary>Whether what stands in the column is a channel whatever it is called: "Channel", "How to reach us".</summary>
    public bool NamesChannels(int column) => column < Count && _columns[column].NamesChannels;

    /// <summary>Whether what stands in the column is something asked for, whatever it is called: "Request".</summary>
    public bool NamesThings(int column) => column < Count && _columns[column].NamesThings;

    /// <summary>Whether the column numbers the steps that a matter goes through: "Stage", "Step".</summary>
    public bool NamesLevels(int column) => column < Count && _columns[column].NamesLevels;

    /// <summary>The unit in a header or in the name of a row, and the text without it.</summary>
    public static (string? Unit, string Name) SplitUnit(string text, LanguagePack language)
    {
        var open = text.LastIndexOfAny(['(', '（', '[']);
        var inner = open >= 0 ? text[(open + 1)..].TrimEnd(' ', ')', '）', ']') : "";
        if (inner.StartsWith("in ", StringComparison.OrdinalIgnoreCase))
        {
            inner = inner[3..];
        }

        if (inner.Length is > 0 and < 30 && IsUnit(inner, language))
        {
            return (inner, text[..open].Trim());
        }

        var word = text.LastIndexOf(" in ", StringComparison.OrdinalIgnoreCase);
        if (word > 0 && text.Length - word < 30 && IsUnit(text[(word + 4)..], language))
        {
            return (text[(word + 4)..], text[..word].Trim());
        }

        return text.Length < 30 && IsUnit(text, language) ? (text, "") : (null, text);
    }

    private static bool IsUnit(string text, LanguagePack language)
    {
        var tokens = language.Tokens(text);
        return tokens.Length > 0
            && language.Lexicon.Find(LexiconGroup.Unit, tokens) is [{ From: 0 } unit]
            && unit.To == tokens.Length;
    }

    private static Column ColumnOf(string text, string[] parts, LanguagePack language)
    {
        var (unit, name) = SplitUnit(text, language);
        // "First response (minutes)" over "Gold": the unit stands in the upper of two.
        if (unit is null && Array.Find(parts, p => SplitUnit(p, language).Unit is not null) is { } measured)
        {
            unit = SplitUnit(measured, language).Unit;
            name = string.Join(' ', parts.Select(p => SplitUnit(p, language).Name).Where(n => n.Length > 0));
        }

        var reading = Reading.Of(name, language);
        var roles = language.Lexicon.Find(LexiconGroup.Column, reading.Tokens);
        // "Handled by" says who, and not what is done.
        var act = ActOf(reading.Tokens, language)?.Act;
        var hasAction =
            act is null
            && !roles.Exists(r => r.Value == "by")
            && (reading.Actions.Exists(a => !a.Value.EndsWith('?')) || IsLedIn(reading));
        return new Column(
            hasAction,
            roles.Exists(t => t.Value == "other"),
            roles.Exists(t => t.Value == "past") && !roles.Exists(t => t.Value == "target")
                || reading.Guards.Exists(g => g.Value == "past"),
            roles.Exists(t => t.Value == "interval"),
            act is null && reading.Subjects.Exists(s => s.Value is not ("none" or "issue" or "request?")),
            roles.Exists(r => !r.Value.StartsWith("label:", StringComparison.Ordinal)),
            unit,
            name
        )
        {
            Subjects = TopicReader.Of(reading, []).Subjects,
            NamesStaff = roles.Exists(r => r.Value is "by" or "who" or "goes"),
            NamesChannels = roles.Exists(r => r.Value == "how"),
            NamesActs = roles.Exists(r => r.Value == "act" && r.Length == reading.Tokens.Length),
            IsUsual = roles.Exists(r => r.Value == "usual" && r.Length == reading.Tokens.Length),
            NamesThings = roles.Exists(r => r.Value == "thing" && r.Length == reading.Tokens.Length),
            NamesLevels = roles.Exists(r => r.Value == "level" && r.Length == reading.Tokens.Length),
            NamesIds = roles.Exists(r => r.Value == "id" && r.From == 0 && r.To >= reading.Tokens.Length - 1),
            IsNow = roles.Exists(r => r is { Value: "now", From: 0 }),
            IsNext = roles.Exists(r => r is { Value: "next", From: 0 }),
            Act = act,
        };
    }

    /// <summary>What a header or a cell says is done, and where that ends: "First visit", "Mended in 9 hours".</summary>
    public static (ServiceAction Act, int To)? ActOf(Token[] tokens, LanguagePack language)
    {
        var start = tokens.Length > 8 ? tokens[..8] : tokens;
        foreach (var role in language.Lexicon.Find(LexiconGroup.Column, start))
        {
            if (
                role is { From: 0, Value: var value }
                && value.StartsWith(ActPrefix, StringComparison.Ordinal)
                && Vocabulary.TryReadAction(value[ActPrefix.Length..], out var act)
                && (
                    role.To == tokens.Length
                    || language.Lexicon.Match(LexiconGroup.Function, tokens, role.To) is { Value: "limit" }
                    || language.Lexicon.Match(LexiconGroup.Named, tokens, role.To) is not null
                )
            )
            {
                return (act, role.To);
            }
        }

        return null;
    }

    /// <summary>"We'll mend it within": what we do by the time in the column, in whatever words.</summary>
    private static bool IsLedIn(Reading reading) =>
        reading.Functions.Exists(f => f is { Value: "we", From: 0 })
        && reading.Functions.Exists(f => f.Value == "limit" && f.To == reading.Tokens.Length);

    /// <summary>"Until 30 May" beside "From 1 June", "Now" beside "New target": only the last still holds.</summary>
    private void LeaveOldTimes()
    {
        if (_columns.Skip(1).Any(c => c.IsNext))
        {
            for (var i = 1; i < Count; i++)
            {
                _columns[i] = _columns[i] with
                {
                    IsPast = _columns[i].IsPast || (_columns[i].IsNow && !_columns[i].IsNext),
                };
            }
        }
    }

    /// <summary>Beside "Phone" and "Email", "Visit" is a way to reach us.</summary>
    private void LeaveVisits()
    {
        if (
            _columns.Exists(c =>
                c.Subjects.Any(s =>
                    s is ServedSubject.Phone or ServedSubject.Email or ServedSubject.Post or ServedSubject.WebForm
                )
            )
        )
        {
            for (var i = 0; i < Count; i++)
            {
                if (_columns[i] is { Act: ServiceAction.Attend, Subjects: [ServedSubject.InPerson] } visit)
                {
                    _columns[i] = visit with { Act = null, NamesSubject = true };
                }
            }
        }
    }

    /// <summary>"Level 2" is how grave a matter is, but for complaints, which go through levels.</summary>
    private static Condition AsLevel(Condition condition) =>
        condition is { Kind: ConditionKind.Stage, Value: { } stage } && stage.All(char.IsAsciiDigit)
            ? new Condition(ConditionKind.Priority, "level " + stage)
            : condition;

    /// <summary>"First response" and "On site" over "Card A, Card B" each: what stands again under every act names a plan.</summary>
    private void NameRepeated(Block header, LanguagePack language)
    {
        var repeated = header
            .Parts.Where(p => p.Length == 2)
            .GroupBy(p => p[1], StringComparer.Ordinal)
            .Where(g => g.Select(p => p[0]).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 1; i < Count && repeated.Count > 1; i++)
        {
            if (
                _columns[i] is { HasAction: true, Labels.Count: 0 }
                && header.Parts[i] is [_, { Length: > 1 and < 30 } name]
                && repeated.Contains(name)
                && IsNeutral(ColumnOf(name, [name], language))
            )
            {
                _columns[i].Labels = [new Condition(ConditionKind.Plan, name.ToLowerInvariant())];
            }
        }
    }

    /// <summary>"First response" over "Gold": a cell that spans the columns of two plans is for both, and not for the first alone.</summary>
    private void LeaveLabelsOut(Block header, LanguagePack language)
    {
        for (var i = 1; i < Count; i++)
        {
            if (_columns[i] is { HasAction: true, Labels.Count: > 0 } && header.Parts[i] is [var act, var label])
            {
                var name = SplitUnit(act, language).Name;
                var isTold = ColumnOf(act, [act], language).HasAction && !ColumnOf(label, [label], language).HasAction;
                _columns[i] = isTold ? _columns[i] with { Name = name } : _columns[i];
            }
        }
    }

    /// <summary>Among columns that are plans, the others that say nothing known are plans of their own: "Day Visitor".</summary>
    private void NamePlans(Block header)
    {
        var plans = _columns
            .Skip(1)
            .Count(c => c.Labels.Exists(l => l.Kind == ConditionKind.Plan && l.Value is not "standard"));
        var others = _columns.Skip(1).Where(c => c.Labels.Count == 0).ToList();
        if (plans == 0 || others.Count == 0 || !others.TrueForAll(IsNeutral))
        {
            return;
        }

        for (var i = 1; i < Count; i++)
        {
            if (_columns[i].Labels.Count == 0)
            {
                // A "Day Visitor" is no visitor.
                _columns[i] = _columns[i] with
                {
                    NamesSubject = false,
                    Labels = [new Condition(ConditionKind.Plan, header.Grid[i].ToLowerInvariant())],
                };
            }
        }
    }

    /// <summary>Beside "Normally", another column without an act is for a time that is not normal: "In December".</summary>
    private void NameSeasons(Block header, LanguagePack language)
    {
        var usual = _columns.FindIndex(c => c.IsUsual);
        if (usual < 1)
        {
            return;
        }

        for (var i = 1; i < Count; i++)
        {
            if (i != usual && IsNeutral(_columns[i]) && header.Grid[i].Length is > 1 and < 30)
            {
                var name = header.Grid[i].ToLowerInvariant();
                name = name.StartsWith("in ", StringComparison.Ordinal) ? name[3..] : name;
                name = name.StartsWith("the ", StringComparison.Ordinal) ? name[4..] : name;
                _columns[i].Labels = [new Condition(ConditionKind.Other, name)];
            }
        }
    }

    /// <summary>Named by something that is neither an act, nor a unit, nor a channel: "Email" is no plan.</summary>
    private static bool IsNeutral(Column column) =>
        column is { HasAction: false, HasRole: false, Act: null, IsPast: false, Unit: null, Name.Length: > 1 and < 30 }
        && (!column.NamesSubject || column.Name.Contains(' ', StringComparison.Ordinal));

    private static List<Condition> LabelsOf(string text, LanguagePack language)
    {
        var reading = Reading.Of(SplitUnit(text, language).Name, language);
        if (
            language
                .Lexicon.Find(LexiconGroup.Column, reading.Tokens)
                .Find(c => c.Value.StartsWith("label:", StringComparison.Ordinal))
                is { Value: { } part } named
            && named.Length == reading.Tokens.Length
        )
        {
            return [ConditionReader.Of(named with { Value = part["label:".Length..] })];
        }

        var label = language
            .Lexicon.Find(LexiconGroup.Label, reading.Tokens)
            .Find(l => l.Value[0] != '@' && l.Length == reading.Tokens.Length);
        if (label.Value is not null && reading.Conditions.Count == 0)
        {
            return
            [
                ConditionReader.Of(
                    label with
                    {
                        Value = label.Value[(label.Value.IndexOf('|', StringComparison.Ordinal) + 1)..],
                    }
                ),
            ];
        }

        var labels = reading
            .Conditions.Where(c => c.Value is not "average")
            .Select(ConditionReader.Of)
            .Distinct()
            .ToList();
        // "Home plan".
        if (labels.Count == 0 && text.EndsWith(" plan", StringComparison.OrdinalIgnoreCase) && text.Length < 30)
        {
            labels.Add(new Condition(ConditionKind.Plan, text[..^5].ToLowerInvariant()));
        }

        return labels;
    }

    private sealed record Column(
        bool HasAction,
        bool IsRemark,
        bool IsPast,
        bool IsInterval,
        bool NamesSubject,
        bool HasRole,
        string? Unit,
        string Name
    )
    {
        public List<Condition> Labels { get; set; } = [];

        public IReadOnlyList<ServedSubject> Subjects { get; init; } = [];

        public bool NamesStaff { get; init; }

        public bool NamesChannels { get; init; }

        public bool IsUsual { get; init; }

        public bool NamesActs { get; init; }

        public bool NamesThings { get; init; }

        public bool NamesLevels { get; init; }

        public bool NamesIds { get; init; }

        public bool IsNow { get; init; }

        public bool IsNext { get; init; }

        public ServiceAction? Act { get; init; }
    }
}
