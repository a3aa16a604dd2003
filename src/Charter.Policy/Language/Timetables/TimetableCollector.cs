using Charter.Policy.Calendars;
using Charter.Policy.Language.Analysis;
using Charter.Policy.Language.Structure;

namespace Charter.Policy.Language.Timetables;

/// <summary>Collects what the sentences of a document say of hours, zones and holidays, and makes the calendar of it.</summary>
internal sealed class TimetableCollector
{
    private const int LongestRead = 1_000;
    private const int LongestBare = 100;
    private const int MostBareWords = 16;

    /// <summary>The digits of a telephone number that are written together, at least.</summary>
    private const int LeastOfNumber = 5;
    private readonly CalendarDraft _draft = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private (string Above, HoursContext Context) _context = ("", default);
    private string _leadIn = "";
    private (Token[] Tokens, LanguagePack Language)? _before;
    private string? _column;
    private bool _isRow;
    private HoursSentence? _rule;
    private bool _isRuleLimited;

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    public bool HasHours => _draft.HasHours;

    /// <summary>Whether the calendar that was made has no hour out of hours; <c>false</c> while there is none.</summary>
    public bool IsAlwaysOpen { get; private set; }

    public bool HasPeak => _draft.HasPeak;

    /// <summary>Whether all times of the document pass in support hours only, and it says so without exception.</summary>
    public bool CountsInHours => _rule is not null && !_isRuleLimited;

    /// <summary>Where a further sentence stands: what a heading or an end of a list leaves behind is forgotten.</summary>
    /// <param name="isInList">Whether it is an item or a row, which take from their lead-in.</param>
    public void Enter(bool isInList)
    {
        _leadIn = isInList ? _leadIn : "";
        _before = null;
    }

    /// <summary>Reads a table row as the line of hours that it stands for, or as one for each of its services.</summary>
    public bool Read(Block row, LanguagePack language, PolicySentence written)
    {
        if (row.Header is not { } header || HoursRow.Read(row, language) is not { } line)
        {
            return false;
        }

        var above = string.Join(" ", header.Cells.Select(c => c.Text));
        if (HoursRow.OfServices(row, language) is { Count: > 0 } services)
        {
            // The names of the columns belong to their own cells.
            var isHours = false;
            foreach (var (service, own) in services)
            {
                _column = service;
                isHours |= Read(own, language.Tokens(own), language, written);
            }

            _column = null;
            return isHours;
        }

        _isRow = true;
        var isOfHours = Read(
            line,
            language.Tokens(line),
            language,
            written,
            above,
            HoursRow.IsOfSeveral(row, language)
        );
        _isRow = false;
        return isOfHours;
    }

    /// <param name="sentence">The sentence, or the row as a sentence.</param>
    /// <param name="tokens">Its tokens, marked by the lexicon.</param>
    /// <param name="language">Its language.</param>
    /// <param name="written">The sentence as it was read otherwise.</param>
    /// <param name="header">The header of the table that it stands in.</param>
    /// <param name="isOfSeveral">Whether it gives the hours of several plans or lines.</param>
    /// <returns>Whether it says which hours, days or dates are staffed.</returns>
    public bool Read(
        string sentence,
        Token[] tokens,
        LanguagePack language,
        PolicySentence written,
        string header = "",
        bool isOfSeveral = false
    )
    {
        if (sentence.TrimEnd() is [.., ':' or '：'])
        {
            _leadIn = sentence;
        }

        var before = _before;
        _before = (tokens, language);

        if (sentence.Length > LongestRead)
        {
            return false;
        }

        if (!written.Commitments.IsEmpty)
        {
            NoteHoursOfPromise(sentence, tokens, language, written);
            return false;
        }

        var roles = new HoursRoles(tokens, language);
        if (!MaySayHours(roles) && !sentence.Contains('/', StringComparison.Ordinal))
        {
            return false;
        }

        var context = ContextOf(written, header);
        var reading = Reading.Of(sentence, language);
        if (
            reading.Guards.Exists(g => g.Value is "past" or "example")
            || (written.Kind != SentenceKind.Hours && reading.Guards.Exists(g => g.Value is "not_hours" or "slot"))
        )
        {
            return false;
        }

        var zone = ZoneReader.Read(sentence, language, roles.Tokens);
        var parts = Parts(sentence, zone, language, context);
        var isHours = false;
        var service = Pointed(tokens, before);
        foreach (var (part, table) in parts)
        {
            var own = parts.Count > 1 ? new HoursRoles(part, language) : roles;
            service = _column ?? ServiceOf(own, service);
            isHours |= ReadPart(part, own, service, table, reading, context, written, isOfSeveral);
        }

        NoteZone(zone, language, roles, isHours, written);
        return isHours && written.Kind != SentenceKind.Hours && !written.IsHeading;
    }

    /// <summary>"Front desk | Level 2, 9am to 5pm Monday to Friday": a row that says how to reach somebody, and when.</summary>
    private bool IsOfContact(HoursRoles roles, Timetable table) =>
        _isRow
        && table is { Windows.Count: > 0, IsPartial: false }
        && (
            roles.Service.Length > 0
            || roles.NamesPlace
            || Array.Exists(roles.Tokens, t => t.Kind == TokenKind.Number && t.End - t.Start >= LeastOfNumber)
        );

    private static bool MaySayHours(HoursRoles roles) =>
        roles.MayBeHours || roles.DefinesPeak || roles.NamesZone || roles.CountsInHours;

    /// <summary>
    /// The sentence, or what semicolons part in it where each part has days and times of its own: "phones Mon-Fri 8-8; counter Mon-Fri 9-4".
    /// The name of the zone is left out, so that "+05:30" is no time of day.
    /// </summary>
    private static List<(string Text, Timetable Table)> Parts(
        string sentence,
        NamedZone? zone,
        LanguagePack language,
        HoursContext context
    )
    {
        var text = zone is { IsExact: true } named
            ? sentence.Replace(named.Words, "", StringComparison.Ordinal)
            : sentence;
        Timetable Table(string part) =>
            TimetableReader.Read(new HoursText(part, language), context.Year, context.IsHolidays);
        if (text.AsSpan().ContainsAny(";；"))
        {
            var parts = text.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(p => (p, Table(p)))
                .ToList();
            if (
                parts.Count is > 1 and < 9
                && parts.TrueForAll(p => p.Item2.Windows.Count > 0 || !p.Item2.Closed.IsEmpty)
            )
            {
                return parts;
            }
        }

        return [(text, Table(text))];
    }

    /// <summary>"The orders line is 0800 1234. It is open …": of what the sentence before spoke.</summary>
    private static string Pointed(Token[] tokens, (Token[] Tokens, LanguagePack Language)? before) =>
        tokens is [{ Text: "it" or "they" }, ..] && before is { } said
            ? new HoursRoles(said.Tokens, said.Language).NamedService
            : "";

    /// <summary>"Counter Mon-Fri 9-5; Saturday 9-1": the second part is still about the counter.</summary>
    private static string ServiceOf(HoursRoles part, string before) =>
        part.Service.Length > 0 || part.IsGeneral ? part.Service : before;

    private bool ReadPart(
        string sentence,
        HoursRoles roles,
        string service,
        Timetable table,
        Reading reading,
        HoursContext context,
        PolicySentence written,
        bool isOfSeveral
    )
    {
        var language = reading.Language;
        var isBare = IsBare(sentence, language, roles, table);
        var isWorkingDay = roles.DefinesWorkingDay && !table.Named.IsEmpty;
        var isHours =
            (written.Kind == SentenceKind.Hours && MayAdd(roles, table))
            || isBare
            || isWorkingDay
            || IsOfContact(roles, table)
            || HoursJudge.IsHours(roles, table, context);
        var hours = new HoursSentence(sentence, language, written.Span, table)
        {
            Service = service,
            IsGeneral = service.Length == 0 || (_column is null && (roles.IsGeneral || context.IsHours)),
            IsWorkingDay = roles.DefinesWorkingDay,
            IsOfOpenDays = roles.DefinesWorkingDay && roles.IsOpen,
            IsSpecial =
                isOfSeveral || roles.IsSpecial || context.IsSpecial || reading.Conditions.Exists(c => IsLevel(c.Value)),
        };
        var isRule = roles.CountsInHours || (roles.RunsClock && table.Windows.Count > 0);
        if (isRule && !written.IsHeading && !roles.IsOfTable)
        {
            NoteRule(hours, reading, roles);
        }

        // A line of hours without a full stop may have been taken for a heading.
        var isSaid = isHours && (!written.IsHeading || isBare || table.Windows.Count > 0 || table.Dated.Count > 0);
        if (isSaid && roles.IsOffPeak)
        {
            // Off-peak is every other time; where it is given, it may be none of the support hours.
            _diagnostics.Add(hours.Tell("P131"));
        }
        else if (isSaid)
        {
            _draft.Add(hours, roles.IsPeak || context.IsPeak, isRule);
        }

        return isSaid
            && (
                table.HasTimes
                || table.Dated.Count > 0
                || !table.Closed.IsEmpty
                || table.IsRoundTheClock
                || isWorkingDay
            );
    }

    /// <summary>
    /// Whether a sentence about hours can add any: "the sale: 16 to 20 June" only names some days, and "the times in the table run day and
    /// night" says how they are counted.
    /// </summary>
    private static bool MayAdd(HoursRoles roles, Timetable table) =>
        table.HasTimes
        || table.HasClosed
        || table.Windows.Count > 0
        || roles.IsOpen
        || roles.IsPeak
        || roles.DefinesWorkingDay
        || !(roles.RunsTimes || table.HasUnclearDate);

    /// <summary>The calendar; <c>null</c> when no hours were given. An empty zone means that the text names none.</summary>
    public CalendarDefinition? Calendar()
    {
        var calendar = _draft.Build();
        IsAlwaysOpen =
            calendar is { Hours.Count: 7 } always
            && always.Hours.Values.All(d => d is [var window] && window.Start == window.End)
            && always.Holidays.All(h => h.Hours is [var window] && window.Start == window.End);
        _diagnostics.AddRange(_draft.Diagnostics);
        if (_rule is { } rule)
        {
            _diagnostics.Add(
                rule.Tell(
                    _isRuleLimited ? "P142" : "P139",
                    _isRuleLimited ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info
                )
            );
        }

        return calendar;
    }

    /// <summary>"Between 9am and 5pm on weekdays we answer calls in 30 seconds": hours of a promise, which the calendar may not have.</summary>
    private void NoteHoursOfPromise(string sentence, Token[] tokens, LanguagePack language, PolicySentence written)
    {
        if (
            !HoursJudge.MayHoldWindow(tokens, language)
            || written.Commitments.Any(c =>
                c.Commitment.Conditions.Has(ConditionKind.Peak) || c.Commitment.Conditions.Has(ConditionKind.OffPeak)
            )
        )
        {
            return;
        }

        var table = TimetableReader.Read(new HoursText(sentence, tokens, language));
        if (!table.IsPartial && (table.Windows.Count > 0 || table.Dayless.Count > 0))
        {
            _draft.AddOfPromise(new HoursSentence(sentence, language, written.Span, table));
        }
    }

    private static bool IsLevel(string condition) =>
        condition.StartsWith("plan", StringComparison.Ordinal)
        || condition.StartsWith("priority", StringComparison.Ordinal)
        || condition.StartsWith("stage", StringComparison.Ordinal);

    /// <summary>"Mon-Fri 9-5" and little else; where it can't be read, nothing else at all: "8-6 Mon-Thu and Friday 8-4".</summary>
    private static bool IsBare(string sentence, LanguagePack language, HoursRoles roles, Timetable table)
    {
        if (!table.HasTimes || table.Named.IsEmpty || sentence.Length >= LongestBare)
        {
            return false;
        }

        var atoms = AtomReader.Read(new HoursText(sentence, language), null);
        return table.IsPartial
            ? atoms.TrueForAll(a => a.Kind is not (AtomKind.Word or AtomKind.Number))
            : table.Windows.Count > 0
                && roles.Tokens.Count(t => t.Kind is TokenKind.Word) <= MostBareWords
                && (char.IsAsciiDigit(sentence[0]) || atoms.Find(a => a.Kind != AtomKind.Filler).Kind == AtomKind.Days);
    }

    private HoursContext ContextOf(PolicySentence written, string header)
    {
        var above = string.Join(". ", written.Section) + ". " + _leadIn + " " + header;
        if (above != _context.Above)
        {
            _context = (above, HoursContext.Of(above));
        }

        return _context.Context;
    }

    private void NoteZone(
        NamedZone? found,
        LanguagePack language,
        HoursRoles roles,
        bool isHours,
        PolicySentence written
    )
    {
        if (found is not { } zone || !(zone.IsExact || isHours || roles.NamesZone))
        {
            return;
        }

        var isOther = _draft.Zone.Length > 0 && zone.Id is not null && zone.Id != _draft.Zone;
        if (zone.Id is { } id && _draft.Zone.Length == 0)
        {
            _draft.Zone = id;
        }

        if ((zone.IsQuestion || isOther) && !_diagnostics.Exists(d => d.Code == "P138"))
        {
            _diagnostics.Add(language.Messages.Write("P138", DiagnosticSeverity.Warning, written.Span, zone.Words));
        }
    }

    /// <summary>"All times run in support hours only": for all, or for some, which is a question.</summary>
    private void NoteRule(HoursSentence hours, Reading reading, HoursRoles roles)
    {
        var hasException =
            hours.IsSpecial
            || reading.Conditions.Exists(c => IsLevel(c.Value))
            || hours.Language.Lexicon.Find(LexiconGroup.Calendar, roles.Tokens).Exists(p => p.Value == "except");
        if (_rule is null)
        {
            _rule = hours;
            _isRuleLimited = roles.IsLimitedInScope || hasException;
        }
        else
        {
            _isRuleLimited &= roles.IsLimitedInScope || hasException;
        }
    }
}
