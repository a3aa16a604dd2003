using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>What the cells of a row say that hold no time: whom it is for, what is done, which share of cases is meant.</summary>
internal sealed class TableRowNames
{
    private const int LongestName = 60;
    private const int LongestPart = 400;
    private const int LongestPlan = 30;

    private static readonly string[] PlanTitles = ["plan", "plans", "package", "subscription", "套餐", "版本"];

    /// <summary>Done, in words of its own.</summary>
    public const string DealtWith = "dealt with";

    private readonly LanguagePack _language;
    private readonly HashSet<int> _used = [];
    private readonly List<string> _parts = [];
    private string _group = "";
    private string _act = "";

    /// <summary>Names that nothing in the tables explains, and that only tell rows apart.</summary>
    private readonly List<string> _unknown = [];

    /// <summary>What alone tells the row from another of the same name and priority: "Lift" beside "Urgent".</summary>
    private string _apart = "";

    /// <summary>The plan that the row is for, by a name that only the table gives it.</summary>
    private string _plan = "";

    private TableRowNames(LanguagePack language) => _language = language;

    /// <summary>The unit in the name of the row, for bare numbers: "Booking change (hours)".</summary>
    public string? Unit { get; private set; }

    /// <summary>The share in a column of its own: "80%".</summary>
    public decimal? Share { get; private set; }

    /// <summary>Whether the row is for a channel.</summary>
    public bool IsOfChannel { get; private set; }

    /// <summary>Whether the row tells what became of a promise: "Achieved 2025".</summary>
    public bool IsPast { get; private set; }

    /// <param name="row">The row.</param>
    /// <param name="columns">What its columns are for.</param>
    /// <param name="header">The header, all its rows in one.</param>
    /// <param name="language">The language of the row.</param>
    /// <param name="isOfComplaints">Whether the table stands under complaints, whose steps are stages.</param>
    public static TableRowNames Of(
        Block row,
        TableColumns columns,
        Block header,
        LanguagePack language,
        bool isOfComplaints
    )
    {
        var names = new TableRowNames(language);
        if (row.Group is { Length: > 0 and <= LongestName } group)
        {
            names._group = group;
            names.NoteName(group);
        }

        // "P1" under "Code" is more than a number.
        var first =
            columns.First > 0 && row.Grid.Length > 2 && Reading.Of(row.Grid[0], language).Conditions.Count == 0
                ? columns.First
                : 0;
        if (first > 0)
        {
            names._used.Add(first);
        }

        var (unit, name) = TableColumns.SplitUnit(row.Grid[first], language);
        names.Unit = name.Length > 0 ? unit : null;
        name = name.Length > 0 ? name : row.Grid[first];
        var title = header.Grid.Length > first ? header.Grid[first] : "";
        names.AddFirst(name, isOfComplaints && columns.NamesLevels(first) ? Stage(language) : title, columns, first);
        names.ReadOthers(row, columns, header, first);
        names.IsPast =
            language.Lexicon.Find(LexiconGroup.Column, Marked(name, language)).Exists(c => c.Value == "past")
            && Reading.Of(name, language) is { Actions.Count: 0 } or { Guards.Count: > 0 };
        return names;
    }

    /// <summary>Whether a column only names its row, or gives its share.</summary>
    public bool Uses(int column) => _used.Contains(column);

    /// <summary>The sentence that a cell stands for.</summary>
    /// <param name="header">What the column's header adds.</param>
    /// <param name="cell">What the cell says.</param>
    /// <param name="isForSubject">Whether the header names a channel, which stands before what the row is called.</param>
    /// <param name="isActKnown">Whether a name that nothing explains is not needed to tell what is done.</param>
    public string Before(string header, string cell, bool isForSubject, bool isActKnown)
    {
        var text = "";
        IEnumerable<string> parts = isForSubject
            ? _parts.Where(p => !_unknown.Contains(p)).Prepend(header)
            : _parts.Prepend(_group).Where(p => !isActKnown || !_unknown.Contains(p)).Append(header);
        foreach (var part in parts.Where(p => p.Length > 0))
        {
            text = text.Length == 0 ? part : Joined(text, part);
        }

        if (_act.Length > 0)
        {
            text = text.Length == 0 ? _act : Joined(text, _act);
        }

        return text.Length == 0 ? cell : Joined(text, cell);
    }

    /// <summary>"Missed bin", "Street light out": what only the names tell apart stays apart.</summary>
    public ReadCommitment Name(ReadCommitment read)
    {
        if (_plan.Length > 0 && !read.Commitment.Conditions.Has(ConditionKind.Plan))
        {
            var plan = new Condition(ConditionKind.Plan, _plan);
            var own = read.Commitment.Subject;
            read = read with
            {
                Commitment = read.Commitment with
                {
                    Subject = own == ServedSubject.Any ? ServedSubject.Request : own,
                    Conditions = ConditionSet.Of(read.Commitment.Conditions.Prepend(plan)),
                },
            };
        }

        var commitment = read.Commitment;
        var isOpen = commitment.Subject is ServedSubject.Request or ServedSubject.Any;
        if (
            _apart.Length > 0
            && commitment.Conditions.Has(ConditionKind.Priority)
            && !commitment.Conditions.Has(ConditionKind.Other)
        )
        {
            var apart = new Condition(ConditionKind.Other, _apart.ToLowerInvariant());
            return read with
            {
                Commitment = commitment with { Conditions = ConditionSet.Of(commitment.Conditions.Append(apart)) },
            };
        }

        if (
            _unknown.Count == 0
            || commitment.Conditions.Has(ConditionKind.Other)
            || commitment.Conditions.Has(ConditionKind.Priority)
        )
        {
            return read;
        }

        return read with
        {
            Commitment = commitment with
            {
                Subject = isOpen ? ServedSubject.Request : commitment.Subject,
                Conditions = ConditionSet.Of(
                    _unknown
                        .Distinct(StringComparer.OrdinalIgnoreCase)
                        .Select(n => new Condition(ConditionKind.Other, n.ToLowerInvariant()))
                        .Concat(commitment.Conditions)
                ),
            },
        };
    }

    private void ReadOthers(Block row, TableColumns columns, Block header, int first)
    {
        for (var i = first + 1; i < Math.Min(row.Grid.Length, 24); i++)
        {
            var text = row.Grid[i];
            if (text.Length is 0 or > LongestPart || row.Origin[i] != i || columns.NamesStaff(i))
            {
                continue;
            }

            var reading = Reading.Of(text, _language);
            if (i == first + 1 && row.IsRepeated && reading.Times.Count == 0 && IsName(text, reading))
            {
                // "New supply | no works", "New supply | with works": what alone tells the two apart.
                _used.Add(i);
                _unknown.Add(text);
                _apart = text;
                continue;
            }

            if (columns.IsRemark(i))
            {
                continue;
            }

            if (
                columns.NamesActs(i)
                && reading.Times.Count == 0
                && !reading.Actions.Exists(a => !a.Value.EndsWith('?'))
            )
            {
                // "Missed bin | Collect it": done, in words of their own.
                _used.Add(i);
                _act = _language.IsUnspaced ? "处理" : DealtWith;
                continue;
            }

            if (reading.Percents is [{ Percent: { } share }] && reading.Times.Count == 0 && reading.Actions.Count == 0)
            {
                Share ??= share;
                _used.Add(i);
            }
            else if (reading.Times.Count == 0 && reading.Slots.Count == 0 && !HasBareTime(reading, i, columns))
            {
                AddOther(reading, text, i, columns, header, first);
            }
        }
    }

    private void AddOther(Reading reading, string text, int column, TableColumns columns, Block header, int first)
    {
        // "Stage" over "1", "Type" over "Complex", "What we do" over "Acknowledge applications".
        var title = column < header.Grid.Length ? header.Grid[column] : "";
        var named = TableShape.IsBareNumber(reading.Tokens) ? Reading.Of(title + " " + text, _language) : reading;
        var isAct = reading.Actions.Exists(a => !a.Value.EndsWith('?')) && !columns.HasAction(column);
        var isLabel = named.Conditions.Count > 0 || IsBareLabel(named);
        if (columns.HasAction(column) || columns.Labels(column).Count > 0)
        {
            return;
        }

        if (isAct || isLabel)
        {
            // "Applications | Acknowledge applications": what is done says it all.
            _unknown.RemoveAll(n => isAct && !n.Contains(' ', StringComparison.Ordinal));
            _used.Add(column);
            _parts.Add(ReferenceEquals(named, reading) ? text : title + " " + text);
        }
        else if (
            column == 1
            && first == 0
            && !columns.NamesChannels(0)
            && IsName(text, reading)
            && !columns.NamesSubject(column)
        )
        {
            _used.Add(column);
            _unknown.Add(text);
        }
    }

    private static bool HasBareTime(Reading reading, int column, TableColumns columns) =>
        TableShape.IsBareNumber(reading.Tokens) && columns.Unit(column) is not null;

    /// <summary>What a level of complaints is called, whatever its column is.</summary>
    private static string Stage(LanguagePack language) => language.IsUnspaced ? "阶段" : "Stage";

    private void AddFirst(string text, string title, TableColumns columns, int first)
    {
        if (text.Length is 0 or > LongestPart)
        {
            return;
        }

        // "Priority" over "1".
        if (title.Length > 0 && (TableShape.IsBareNumber(Tokeniser.Read(text, _language.Stem)) || text.Length == 1))
        {
            text = title + " " + text;
        }

        if (columns.NamesThings(first) && IsNamedAfterChannel(text))
        {
            // "Shared mailbox" under "Request": asked for, not asked by.
            _unknown.Add(text);
            return;
        }

        if (IsPlan(text, title))
        {
            _plan = text.ToLowerInvariant();
            return;
        }

        _parts.Insert(0, text);
        IsOfChannel = columns.NamesChannels(first) || IsChannel(text);
        if (!columns.NamesChannels(first))
        {
            NoteName(text);
        }
    }

    /// <summary>"Starter" under "Plan": whatever stands there is the name of one.</summary>
    private bool IsPlan(string text, string title) =>
        PlanTitles.Any(word => title.EndsWith(word, StringComparison.OrdinalIgnoreCase))
        && text.Length is > 1 and < LongestPlan
        && Reading.Of(text, _language) is { Conditions.Count: 0, Actions.Count: 0, Times.Count: 0, Subjects.Count: 0 };

    private bool IsChannel(string text) =>
        Reading.Of(text, _language) is { Conditions.Count: 0 } reading
        && reading.Subjects.Exists(s =>
            s.Length == reading.Tokens.Length && s.Value is not ("none" or "issue" or "request" or "request?")
        );

    private bool IsNamedAfterChannel(string text)
    {
        var reading = Reading.Of(text, _language);
        return text.Length <= LongestName
            && reading.Conditions.Count == 0
            && !reading.Actions.Exists(a => !a.Value.EndsWith('?'))
            && reading.Tokens.Length > 1
            && reading.Subjects.Exists(s =>
                s.Value is "email" or "phone" or "post" or "web_form" or "chat" or "in_person"
            );
    }

    /// <summary>"Everything else": what the other rows do not name has no name of its own.</summary>
    private bool IsRest(Reading reading) =>
        _language.Lexicon.Find(LexiconGroup.Column, reading.Tokens) is [{ Value: "rest", From: 0 } rest, ..]
        && Enumerable
            .Range(rest.To, reading.Tokens.Length - rest.To)
            .All(i => reading.Subjects.Exists(s => s.Holds(i)));

    private void NoteName(string text)
    {
        if (IsName(text, Reading.Of(text, _language)))
        {
            _unknown.Add(text);
        }
    }

    private bool IsBareLabel(Reading reading) =>
        _language
            .Lexicon.Find(LexiconGroup.Label, reading.Tokens)
            .Exists(l => l.Value[0] != '@' && l.Length == reading.Tokens.Length);

    /// <summary>A name that says nothing known: neither a channel, nor an act, nor a condition.</summary>
    private bool IsName(string text, Reading reading) =>
        text.Length is > 1 and <= LongestName
        && !text.AsSpan().ContainsAny("+[]_:")
        && reading.Conditions.Count == 0
        && !reading.Actions.Exists(a => !a.Value.EndsWith('?'))
        && !reading.Subjects.Exists(s =>
            s.Value is not ("none" or "issue" or "request" or "request?")
            // "理财纠纷": which complaints.
            && !(_language.IsUnspaced && s.Value == "complaint" && s.Length < reading.Tokens.Length)
        )
        // "Request" over "Missed bin": what all of them are.
        && !(reading.Tokens.Length == 1 && reading.Subjects.Count > 0)
        && !IsBareLabel(reading)
        && !IsRest(reading)
        && reading.Tokens.Any(t => t.Kind is TokenKind.Word or TokenKind.Han);

    private string Joined(string before, string after)
    {
        var last = Marked(before, _language);
        var isLimit = _language
            .Lexicon.Find(LexiconGroup.Function, last)
            .Exists(f => f.Value == "limit" && f.To == last.Length);
        return isLimit ? before + " " + after : before + ": " + after;
    }

    private static Token[] Marked(string text, LanguagePack language)
    {
        return language.Tokens(text);
    }
}
