namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Finds hours that a document calls by a name of its own: "during Hub hours", "while the shop is open", "when the desk is
/// closed", "非人工服务时间".
/// </summary>
internal sealed class NamedHours
{
    private const string Inside = "office_hours";
    private const string Outside = "out_of_hours";

    /// <summary>How many words a name has at most.</summary>
    private const int LongestName = 3;

    private readonly Reading _reading;
    private readonly Token[] _tokens;
    private readonly List<Mention> _conditions;

    private NamedHours(Reading reading, List<Mention> conditions)
    {
        _reading = reading;
        _tokens = reading.Tokens;
        _conditions = conditions;
    }

    /// <summary>Adds what is found to the conditions that are known by their words.</summary>
    public static void AddTo(List<Mention> conditions, Reading reading)
    {
        var named = new NamedHours(reading, conditions);
        if (reading.Language.IsUnspaced)
        {
            named.TurnDenied();
            return;
        }

        for (var i = 0; i + 2 < reading.Tokens.Length; i++)
        {
            named.AddSpan(i);
            named.AddState(i);
        }
    }

    /// <summary>"During Hub hours", "outside shop hours".</summary>
    private void AddSpan(int at)
    {
        var isOutside = _tokens[at].Text is "outside" or "after";
        if (!isOutside && _tokens[at].Text is not ("during" or "in" or "within" or "inside"))
        {
            return;
        }

        var name = at + 1;
        while (_tokens.TextAt(name) is "of" or "our" or "the" or "normal" or "usual")
        {
            name++;
        }

        var to = name;
        while (to < _tokens.Length && to - name < LongestName && IsName(to))
        {
            to++;
        }

        // "In quiet hours" names no opening; where only a word for the time stands before, its name must have a capital.
        var isSure = _tokens[at].Text is "during" or "outside" || IsCapital(name) || IsPlace(to - 1);
        if (to > name && isSure && _tokens.TextAt(to) is "hours")
        {
            Add(isOutside ? Outside : Inside, at, to + 1);
        }
    }

    /// <summary>"While the Hub is open", "when our counters are closed".</summary>
    private void AddState(int at)
    {
        if (_tokens[at].Text is not ("while" or "whilst" or "when" or "whenever" or "if"))
        {
            return;
        }

        var name = at + 1;
        var hasArticle = _tokens[name].Text is "the" or "our" or "a" or "your";
        if (!hasArticle && _tokens[name].Text is not "we" && !IsCapital(name))
        {
            return;
        }

        var to = name + (hasArticle ? 1 : 0);
        while (to < _tokens.Length && to - name <= LongestName && _tokens[to].Text is not ("is" or "are"))
        {
            to++;
        }

        var place = to - 1;
        if (to + 1 >= _tokens.Length || _tokens[to].Text is not ("is" or "are") || !IsOpenable(name, place))
        {
            return;
        }

        var isDenied = _tokens[to + 1].Text is "not";
        var state = isDenied ? to + 2 : to + 1;
        var isOpen = _tokens.TextAt(state) is "open" or "staffed" or "manned" or "attended";
        var isShut = _tokens.TextAt(state) is "closed" or "shut" or "unstaffed" or "unmanned";
        if ((isOpen || isShut) && IsEnd(state + 1))
        {
            Add(isOpen == isDenied ? Outside : Inside, at, state + 1);
        }
    }

    /// <summary>"When the desk is closed for training" is another case.</summary>
    private bool IsEnd(int token) =>
        token >= _tokens.Length || _tokens[token].Text is not ("for" or "by" or "due" or "to");

    private bool IsOpenable(int name, int place) =>
        _tokens[place].Text is "we"
        || IsPlace(place)
        || (
            IsCapital(place)
            && !_reading.Language.Lexicon.Find(LexiconGroup.Subject, _tokens).Exists(s => s.From == place)
        )
            && place > name;

    /// <summary>Where people are served, so that "open" says when they are.</summary>
    private bool IsPlace(int token) => token >= 0 && IsPlace(_tokens[token].Text);

    /// <summary>Whether a word names where people are served, so that "open" says when they are.</summary>
    public static bool IsPlace(string word) =>
        word
            is "hub"
                or "desk"
                or "desks"
                or "helpdesk"
                or "office"
                or "offices"
                or "centre"
                or "center"
                or "counter"
                or "counters"
                or "cashier"
                or "cashiers"
                or "canteen"
                or "bureau"
                or "shop"
                or "shops"
                or "store"
                or "stores"
                or "showroom"
                or "branch"
                or "branches"
                or "line"
                or "lines"
                or "library"
                or "clinic"
                or "surgery"
                or "practice"
                or "pharmacy"
                or "reception"
                or "lobby"
                or "depot"
                or "station"
                or "museum"
                or "school"
                or "kiosk"
                or "switchboard"
                or "workshop"
                or "team"
                or "chat"
                or "site"
                or "park"
                or "gallery"
                or "theatre";

    private bool IsCapital(int token) =>
        token > 0 && token < _tokens.Length && char.IsUpper(_reading.Text[_tokens[token].Start]);

    private bool IsName(int token) =>
        _tokens[token].Kind == TokenKind.Word
        && _tokens[token].Text
            is not (
                "hours"
                or "night"
                or "early"
                or "small"
                or "evening"
                or "daylight"
                or "quiet"
                or "busy"
                or "busiest"
                or "visiting"
                or "rush"
                or "peak"
                or "waking"
                or "these"
                or "those"
                or "following"
                or "same"
                or "such"
                or "last"
                or "next"
                or "first"
                or "few"
                or "several"
                or "many"
                or "a"
                or "an"
                or "and"
                or "to"
                or "at"
                or "we"
                or "you"
            )
        && NumberReader.Read(_tokens, token, _reading.Language) is null;

    /// <summary>"非人工服务时间", "服务时间以外": the hours are denied before their name, or after it.</summary>
    private void TurnDenied()
    {
        for (var i = 0; i < _conditions.Count; i++)
        {
            if (_conditions[i] is not { Value: Inside } mention)
            {
                continue;
            }

            var before = mention.From;
            while (before > 0 && mention.From - before < LongestName && _tokens[before - 1].Text is not "非")
            {
                before--;
            }

            var isDenied = _tokens.TextAt(before - 1) is "非";
            var isOutside =
                mention.To < _tokens.Length
                && (
                    _tokens[mention.To].Text is "外"
                    || (
                        mention.To + 1 < _tokens.Length
                        && _tokens[mention.To].Text is "以" or "之"
                        && _tokens[mention.To + 1].Text is "外"
                    )
                );
            if (isDenied || isOutside)
            {
                _conditions[i] = mention with { Value = Outside, From = isDenied ? before - 1 : mention.From };
            }
        }
    }

    private void Add(string value, int from, int to)
    {
        if (!_conditions.Exists(c => c.Overlaps(from, to)))
        {
            _conditions.Add(new Mention(value, from, to));
        }
    }
}
