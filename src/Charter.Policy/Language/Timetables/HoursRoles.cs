using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>What a sentence about hours speaks of: the desk, one of its lines, peak time, how times are counted.</summary>
internal sealed class HoursRoles
{
    private readonly List<Mention> _roles;
    private readonly Token[] _tokens;
    private readonly List<Mention> _pieces;
    private readonly LanguagePack _language;

    public HoursRoles(string sentence, LanguagePack language)
        : this(language.Tokens(sentence), language) { }

    /// <param name="tokens">The tokens of the sentence, marked by the lexicon.</param>
    /// <param name="language">Its language.</param>
    public HoursRoles(Token[] tokens, LanguagePack language)
    {
        _language = language;
        _tokens = tokens;
        // A time of day is no "clock" that runs.
        _roles = language
            .Lexicon.Find(LexiconGroup.Role, _tokens)
            .FindAll(r => _tokens[r.From].Kind != TokenKind.Clock);
        _pieces = language.Lexicon.Find(LexiconGroup.Calendar, _tokens);
    }

    public Token[] Tokens => _tokens;

    /// <summary>A quick look that spares most sentences a longer one: a day, a date, a time of day, a closure.</summary>
    public bool MayBeHours =>
        Array.Exists(_tokens, t => t.Kind == TokenKind.Clock || t.Text is "24x7" or "m")
        || _pieces.Exists(p =>
            (p.Value.StartsWith("day", StringComparison.Ordinal) && p.Value != "daymark")
            || p.Value.StartsWith("month", StringComparison.Ordinal)
            || p.Value.StartsWith("around", StringComparison.Ordinal)
            || p.Value.StartsWith("fixed", StringComparison.Ordinal)
            || p.Value
                is "workdays"
                    or "closed"
                    or "closes"
                    or "opens"
                    or "lunch"
                    or "noon"
                    or "oclock"
                    or "holiday"
                    or "named"
                    or "yearmark"
        );

    public bool IsPeak => Has("peak");

    /// <summary>"Peak hours are …".</summary>
    public bool DefinesPeak => IsPeak && NamesHours && Has("mean");

    public bool IsOffPeak => Has("offpeak");

    public bool IsGeneral => Has("general");

    /// <summary>Whether it says "we".</summary>
    public bool IsOurs => _language.Lexicon.Find(LexiconGroup.Function, _tokens).Exists(f => f.Value == "we");

    /// <summary>Whether it names where people are served.</summary>
    public bool NamesPlace => Array.Exists(_tokens, t => NamedHours.IsPlace(t.Text));

    public bool IsOpen => Has("open") || IsGeneral;

    /// <summary>Whether "hours" is said, which a heading may be and a sentence may say of anything.</summary>
    public bool NamesHours => Has("hoursname");

    public bool IsSpecial => Has("special");

    public bool NamesZone => Has("zoneword") || IsGeneral;

    /// <summary>Which of its services it speaks of, so that the hours of one are not taken for those of another.</summary>
    public string Service =>
        string.Join(
            ' ',
            _language
                .Lexicon.Find(LexiconGroup.Subject, _tokens)
                .Select(s => s.Value)
                .Where(s => s is not ("none" or "issue" or "any" or "request" or "enquiry"))
                .Distinct(StringComparer.Ordinal)
        );

    /// <summary>The same, or the word for a line or a place that is called by a name of its own: "the Customer Care line".</summary>
    public string NamedService =>
        Service.Length > 0 || IsGeneral ? Service : Array.Find(_tokens, t => NamedHours.IsPlace(t.Text))?.Text ?? "";

    /// <summary>"All times run in support hours only", "the clock stops outside business hours".</summary>
    public bool CountsInHours
    {
        get
        {
            var hours = _roles.FindAll(r => Is(r, "counted"));
            var isOutside = _roles.Exists(r =>
                Is(r, "outside") && hours.Exists(h => h.From - r.To is >= 0 and <= 3 || r.From - h.To is >= 0 and <= 1)
            );
            return hours.Count > 0
                && (Has("timer") || Has("about") || Has("aboutend"))
                && (isOutside ? Has("halt") : Has("run") && !Has("halt"));
        }
    }

    /// <summary>Whether it speaks of the times in a table.</summary>
    public bool IsOfTable => Array.Exists(_tokens, t => t.Text is "table" or "tables" or "表");

    /// <summary>"SLA timers run": with days and times it says in which hours.</summary>
    public bool RunsClock => Has("clockword") && Has("run") && !Has("halt");

    /// <summary>Whether times are said to run, in whichever hours.</summary>
    public bool RunsTimes => (Has("timer") || Has("about") || Has("aboutend")) && Has("run") && !Has("halt");

    /// <summary>Whether only replies, or only solutions, are spoken of.</summary>
    public bool IsLimitedInScope => Has("about") != Has("aboutend");

    /// <summary>"Working days are …", "a business day means …".</summary>
    public bool DefinesWorkingDay
    {
        get
        {
            return _pieces.Exists(d =>
                d.Value == "workdays"
                && d.From <= 6
                && (_roles.Exists(r => Is(r, "mean") && r.IsAfter(d.To) && r.From - d.To <= 2) || IsTerm(d))
            );
        }
    }

    /// <summary>"Business day: Monday to Friday".</summary>
    private bool IsTerm(Mention term) =>
        term.From <= 1
        && term.To + 1 < _tokens.Length
        && _tokens[term.To].Text is ":" or "：" or "-"
        && _pieces.Exists(p => p.From == term.To + 1 && p.Value.StartsWith("day", StringComparison.Ordinal));

    /// <summary>"A business day is any day other than a Sunday": nothing but which days count.</summary>
    public bool OnlyDefinesWorkingDay =>
        _pieces.Exists(d =>
            d is { Value: "workdays", From: <= 6 }
            && (d.From == 0 || _tokens[d.From - 1].Text is "a" or "the" or "\"" or "“")
            && _roles.Exists(r =>
                Is(r, "mean")
                && r.IsAfter(d.To)
                && r.From - d.To <= 2
                && Enumerable.Range(r.To, 3).Any(i => _tokens.TextAt(i) is "day" or "days")
            )
        );

    private bool Has(string role) => _roles.Exists(r => Is(r, role));

    private static bool Is(Mention mention, string role) =>
        mention.Value == role
        || (mention.Value.Contains('+', StringComparison.Ordinal) && mention.Value.Split('+').Contains(role));
}
