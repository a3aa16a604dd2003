namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Finds the conditions of a sentence: phrases that are conditions anywhere, and words such as "low" or "gold"
/// that are labels only where a label stands.
/// </summary>
internal sealed class LabelReader
{
    private readonly Reading _reading;
    private readonly Token[] _tokens;
    private readonly Lexicon _lexicon;
    private readonly List<Mention> _conditions;
    private readonly List<Mention> _labels;

    private LabelReader(Reading reading)
    {
        _reading = reading;
        _tokens = reading.Tokens;
        _lexicon = reading.Language.Lexicon;
        _conditions = _lexicon.Find(LexiconGroup.Condition, _tokens);
        _labels = _lexicon.Find(LexiconGroup.Label, _tokens);
    }

    public static List<Mention> Read(Reading reading)
    {
        var reader = new LabelReader(reading);
        NamedHours.AddTo(reader._conditions, reading);
        reader.AddBareLabels();
        reader.AddFurtherLabels();
        reader._conditions.RemoveAll(c => c.Value == "none");
        reader.DropSecondNames();
        reader.AlignLevels();
        reader.DropDestinations();
        reader.DropExceptions();
        reader.DropArticles();
        reader.DropCountedDays();
        return reader._conditions;
    }

    /// <summary>"High: 2 hours; low: 8", "4 hours for critical and 8 for high", "gold within 2 hours".</summary>
    private void AddBareLabels()
    {
        var labels = _labels.Where(l => l.Value[0] != '@').ToList();
        AddLabels(labels);
        // "Starter and Pro: …": the last of a list may be what makes the others labels.
        labels.Reverse();
        AddLabels(labels);
        AddNamedPlans();
        AddNewPlans();
        _conditions.Sort((a, b) => a.From.CompareTo(b.From));
    }

    /// <summary>"… is sent after 3": a number of days, and no time of the day.</summary>
    private void DropCountedDays() =>
        _conditions.RemoveAll(c =>
            c.Value == "out_of_hours"
            && _tokens[c.To - 1].Text is "after"
            && c.To < _tokens.Length
            && _tokens[c.To].Kind == TokenKind.Number
        );

    /// <summary>"At each level a complaint must …": an article, and no level A.</summary>
    private void DropArticles() =>
        _conditions.RemoveAll(c =>
            c.Capture is "a"
            && c.To < _tokens.Length
            && _tokens[c.To - 1].Text is "a"
            && _reading.Text[_tokens[c.To - 1].Start] is 'a'
            && _tokens[c.To].Kind == TokenKind.Word
        );

    /// <summary>"…, unless P1": the case that is left out.</summary>
    private void DropExceptions() =>
        _conditions.RemoveAll(c =>
            c.Value.StartsWith("priority", StringComparison.Ordinal)
            && c.From > 0
            && _tokens[_tokens[c.From - 1].Text is "a" or "for" or "the" && c.From > 1 ? c.From - 2 : c.From - 1].Text
                is "unless"
                    or "except"
                    or "excluding"
                    or "excepting"
        );

    private void AddLabels(List<Mention> labels)
    {
        foreach (var label in labels)
        {
            if (!_conditions.Exists(c => c.Overlaps(label.From, label.To)) && IsLabelPlace(label))
            {
                _conditions.Add(label with { Value = Disambiguated(label.Value) });
            }
        }
    }

    /// <summary>"On the Scale plan", "Max plan customers": a name with a capital before the word "plan".</summary>
    private void AddNamedPlans()
    {
        for (var i = 1; i < _tokens.Length; i++)
        {
            var name = i - 1;
            if (
                _tokens[i].Text is "plan" or "tier" or "package" or "subscription" or "edition"
                && _tokens[name].Kind == TokenKind.Word
                && char.IsUpper(_reading.Text[_tokens[name].Start])
                && _reading.FunctionAt(name) is null or "limit"
                && !_conditions.Exists(c => c.Overlaps(name, i + 1))
                && IsPlanPlace(name, i + 1)
            )
            {
                _conditions.Add(new Mention("plan:" + _tokens[name].Text, name, i + 1));
            }
        }
    }

    private bool IsPlanPlace(int name, int after) =>
        (
            name > 1
            && _tokens[name - 1].Text is "the" or "our" or "a"
            && _tokens[name - 2].Text is "on" or "for" or "under"
        )
        || _tokens.TextAt(name - 1) is "on"
        || (
            after < _tokens.Length
            && _tokens[after].Text
                is "customers"
                    or "users"
                    or "members"
                    or "subscribers"
                    or "accounts"
                    or "clients"
                    or "customer"
                    or "user"
                    or ":"
        );

    /// <summary>"1 hour on Turbo, 2 hours on Business": a name in the place of a plan, among plans, is one.</summary>
    private void AddNewPlans()
    {
        if (!_conditions.Exists(c => c.Value.StartsWith("plan", StringComparison.Ordinal)))
        {
            return;
        }

        for (var i = 1; i + 1 < _tokens.Length; i++)
        {
            var name = i;
            if (
                _tokens[i - 1].Kind == TokenKind.Word
                && _tokens[i].Text is "on"
                && _lexicon.Match(LexiconGroup.Unit, _tokens, i - 1) is not null
                && char.IsUpper(_reading.Text[_tokens[i + 1].Start])
            )
            {
                name = i + 1;
                while (name + 1 < _tokens.Length && !IsEnd(name + 1) && name - i < 3)
                {
                    name++;
                }
            }

            // "Basic <24 hours, Regular <4 hours": a name where the others of the list have theirs.
            if (
                _tokens[i].Kind == TokenKind.Word
                && _tokens[i - 1].Text is "," or ";"
                && char.IsUpper(_reading.Text[_tokens[i].Start])
                && IsTimeAt(i + 1)
                && _lexicon.Match(LexiconGroup.Label, _tokens, i) is null
                && !_conditions.Exists(c => c.Overlaps(i, i + 1))
            )
            {
                _conditions.Add(new Mention("plan:" + _tokens[i].Text, i, i + 1));
                continue;
            }

            if (name > i && IsEnd(name + 1) && !_conditions.Exists(c => c.Overlaps(i, name + 1)))
            {
                var words = _reading.Text[_tokens[i + 1].Start.._tokens[name].End].ToLowerInvariant();
                _conditions.Add(new Mention("plan:" + words, i, name + 1));
            }
        }
    }

    /// <summary>"Standard" is a plan among plans and a priority elsewhere.</summary>
    private string Disambiguated(string value)
    {
        var bar = value.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0)
        {
            return value;
        }

        var isAmongPlans = _conditions.Exists(c => c.Value.StartsWith("plan", StringComparison.Ordinal));
        return isAmongPlans ? value[(bar + 1)..] : value[..bar];
    }

    private bool IsLabelPlace(Mention label)
    {
        var before = label.From - 1;
        var after = label.To;
        var opens = IsStart(before) || IsNumberedStart(before);
        if (
            opens
            && after + 1 < _tokens.Length
            && _tokens[after].Is(',')
            && IsTimeAt(after + 1)
            && IsListedLabel(label)
        )
        {
            return true;
        }

        // "2-High. Response time: 4 hours."
        if (IsNumberedStart(before) && IsEnd(after))
        {
            return true;
        }

        if (_tokens.TextAt(after) is ":" or "=" or "|" && opens)
        {
            return true;
        }

        // "Medium (a bug that blocks nothing): initial response …".
        if (opens && IsBracketed(after, out var end) && end <= _tokens.Length && _tokens[end - 1].Is(':'))
        {
            return true;
        }

        if (IsInBracketsAfterTime(before, after) || (opens && IsOwnerOfTarget(after)))
        {
            return true;
        }

        var hasTimeAfter = IsTimeAt(after) || (IsBracketed(after, out var close) && IsTimeAt(close));
        if (opens && hasTimeAfter)
        {
            return true;
        }

        var isFor = _labels.Exists(l => l.Value == "@before" && l.To == label.From);
        return (isFor && (hasTimeAfter || IsEnd(after) || _reading.FunctionAt(after) is "pronoun"))
            || _labels.Exists(l => l.Value == "@after" && l.From == after)
            || (IsJoin(after) && IsKnown(after + 1, next: true) && (opens || isFor) && !IsApposition(after))
            || (IsJoin(before) && IsKnown(before - 1, next: false));
    }

    /// <summary>"24 hours (emergency), 7 days (urgent)".</summary>
    private bool IsInBracketsAfterTime(int before, int after) =>
        before > 0 && _tokens[before].Is('(') && _tokens.IsAt(after, ')') && IsUnitBefore(before);

    /// <summary>"High has a target of 2 hours, Medium of 4 hours".</summary>
    private bool IsOwnerOfTarget(int after) =>
        after + 1 < _tokens.Length
        && (
            (_tokens[after].Text is "has" or "have" or "gets" && _tokens[after + 1].Text is "a" or "an")
            || (_tokens[after].Text is "of" && IsTimeAt(after + 1))
        );

    private bool IsUnitBefore(int token) =>
        Enumerable
            .Range(Math.Max(0, token - 2), token - Math.Max(0, token - 2))
            .Any(i => _lexicon.Match(LexiconGroup.Unit, _tokens, i) is { } unit && unit.To == token);

    /// <summary>"Standard, 1 business day; Priority, 4 hours": the label and its time, again and again.</summary>
    private bool IsListedLabel(Mention label) =>
        _tokens.TextAt(label.From - 1) is ":" or ";" && _tokens.Any(t => t.Text is ";");

    /// <summary>"2-High", "1 – Critical": a level with its number, at the head of the sentence.</summary>
    private bool IsNumberedStart(int token) =>
        token is 0 or 1
        && _tokens[0] is { Kind: TokenKind.Number, Value: >= 0 and < 10 }
        && (token == 0 || _tokens[1].Is('-'));

    /// <summary>Whether a clause starts after this token.</summary>
    private bool IsStart(int token) =>
        token < 0
        || _tokens[token].Text is ":" or ";" or "," or "、" or "/" or "|" or "(" or "-" or "。" or "•" or "."
        || _reading.FunctionAt(token) is "and" or "or" or "while";

    private bool IsEnd(int token) =>
        token >= _tokens.Length
        || _tokens[token].Text is ";" or "," or "、" or "/" or "|" or ")" or "。" or "." or "!"
        || _reading.FunctionAt(token) is "and" or "or" or "while";

    /// <summary>Whether a number, a limit and a number, or a named limit stands here.</summary>
    private bool IsTimeAt(int token)
    {
        var at = token;
        for (var skipped = 0; skipped < 3 && at < _tokens.Length; skipped++)
        {
            if (
                _tokens[at].Kind is TokenKind.Number or TokenKind.Slot
                || _lexicon.Match(LexiconGroup.Number, _tokens, at) is not null
                || _lexicon.Match(LexiconGroup.Named, _tokens, at) is not null
            )
            {
                return true;
            }

            if (
                _lexicon.Match(LexiconGroup.Function, _tokens, at) is not { } function
                || function.Value is not ("limit" or "every" or "range" or "approx")
            )
            {
                return false;
            }

            at = function.To;
        }

        return false;
    }

    private bool IsBracketed(int open, out int after)
    {
        after = open;
        if (open >= _tokens.Length || !_tokens[open].Is('('))
        {
            return false;
        }

        for (var i = open + 1; i < Math.Min(_tokens.Length, open + 12); i++)
        {
            if (_tokens[i].Is(')'))
            {
                after = _tokens.TextAt(i + 1) is ":" or "-" or "," ? i + 2 : i + 1;
                return true;
            }
        }

        return false;
    }

    private bool IsJoin(int token) =>
        token >= 0
        && token < _tokens.Length
        && (_tokens[token].Text is "," or "/" or "、" or "&" || _reading.FunctionAt(token) is "and" or "or");

    /// <summary>"Minor, low-priority requests": a comma alone, with no list that goes on.</summary>
    private bool IsApposition(int comma)
    {
        if (!_tokens[comma].Is(','))
        {
            return false;
        }

        var next = _conditions.Find(c => c.From == comma + 1);
        return !IsJoin(next.To);
    }

    private bool IsKnown(int token, bool next) =>
        _conditions.Exists(c =>
            (next ? c.From == token : c.To == token + 1)
            && (
                c.Value.StartsWith("priority", StringComparison.Ordinal)
                || c.Value.StartsWith("plan", StringComparison.Ordinal)
            )
        );

    /// <summary>"levels 2 and 3", "P1/P2": labels joined to a labelled condition are conditions of the same family.</summary>
    private void AddFurtherLabels()
    {
        foreach (var condition in _conditions.ToArray())
        {
            var last = condition;
            while (
                condition.Capture is not null
                && last.To + 1 < _tokens.Length
                && (
                    _tokens[last.To].Text is "," or "/" or "&" or "-" or "、"
                    || _reading.FunctionAt(last.To) is "and" or "or"
                )
                && Labels.Read(_tokens[last.To + 1].Text) is { } label
                && !_conditions.Exists(c => c.Overlaps(last.To + 1, last.To + 2))
                && (last.To + 2 >= _tokens.Length || _lexicon.Match(LexiconGroup.Unit, _tokens, last.To + 2) is null)
            )
            {
                last = condition with { From = last.To + 1, To = last.To + 2, Capture = label };
                _conditions.Add(last);
            }
        }

        _conditions.Sort((a, b) => a.From.CompareTo(b.From));
    }

    /// <summary>"A level 1 grievance … goes up to level 2": where it goes is no condition.</summary>
    private void DropDestinations()
    {
        if (_conditions.Count(c => c.Value == "stage:$") == 2)
        {
            _conditions.RemoveAll(c =>
                c.Value == "stage:$"
                && c.From > 1
                && _tokens[c.From - 1].Text is "to"
                && c != _conditions.Find(o => o.Value == "stage:$")
                && _reading.Actions.Exists(a => a.Value == "escalate" && a.IsBefore(c.From) && c.From - a.To <= 1)
            );
        }
    }

    /// <summary>"Level 2 problems …; Level 3, …": a level among levels of priority is one of them, and no stage.</summary>
    private void AlignLevels()
    {
        if (!_conditions.Exists(c => c.Value.StartsWith("priority:level", StringComparison.Ordinal)))
        {
            return;
        }

        for (var i = 0; i < _conditions.Count; i++)
        {
            if (_conditions[i] is { Value: "stage:$", Capture: not null } level && _tokens[level.From].Stem == "level")
            {
                _conditions[i] = level with { Value = "priority:level $" };
            }
        }
    }

    /// <summary>"P1 - Critical", "High (P2)": one level with two names; the code is kept.</summary>
    private void DropSecondNames()
    {
        for (var i = _conditions.Count - 2; i >= 0; i--)
        {
            var (first, second) = (_conditions[i], _conditions[i + 1]);
            if (
                !first.Value.StartsWith("priority", StringComparison.Ordinal)
                || !second.Value.StartsWith("priority", StringComparison.Ordinal)
                || second.From - first.To > 2
                || (IsCode(first) && IsCode(second))
                || !(
                    IsNameMark(first.To, second.From)
                    // "SEV3, minor bug: …".
                    || (IsCode(first) && second.From == first.To + 1 && _tokens[first.To].Is(',') && IsHead(second.To))
                )
            )
            {
                continue;
            }

            _conditions.RemoveAt(IsCode(second) && !IsCode(first) ? i : i + 1);
        }
    }

    private bool IsHead(int token) =>
        token < _tokens.Length && (_tokens[token].Is(':') || _tokens.IsAt(token + 1, ':'));

    private bool IsNameMark(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_tokens[i].Text is not ("(" or "-" or ":" or "=") && _reading.FunctionAt(i) is not "range")
            {
                return false;
            }
        }

        // "A critical P1 incident" names it twice with nothing between.
        return from <= to;
    }

    private static bool IsCode(Mention condition) =>
        condition.Capture is not null || char.IsAsciiDigit(condition.Value[^1]);
}
