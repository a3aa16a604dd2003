namespace Charter.Policy.Language.Analysis;

/// <summary>Which parts of a sentence only set the scene: "if …," clauses, and what a time is counted from.</summary>
internal sealed class ClauseMap
{
    private readonly Reading _reading;
    private readonly List<(int From, int To)> _leads = [];
    private readonly List<(int From, int To)> _anchors = [];
    private readonly List<(int From, int To)> _asides = [];
    private readonly ClauseEnds _ends;

    public ClauseMap(Reading reading, List<TimeMention> times)
    {
        _reading = reading;
        _ends = new ClauseEnds(reading);
        foreach (var function in reading.Functions)
        {
            // "We tell you where your case stands": what is told sets no scene.
            if (
                function.Value == "opener"
                && !reading.Actions.Exists(a => a.Value == "update" && a.From == function.From)
                // "当场答复": no condition begins inside a limit.
                && !(
                    reading.Language.IsUnspaced
                    && reading.Times.Exists(t => t.IsNamed && function.Overlaps(t.From, t.To))
                )
            )
            {
                _leads.Add((function.From, _ends.EndOfLead(function)));
            }
            else if (function.Value == "anchor_end" && !reading.Times.Exists(t => function.Overlaps(t.From, t.To)))
            {
                _anchors.Add((_ends.StartOfAnchor(function.From), function.To));
            }
        }

        AddInverted();
        AddEnds();
        AddUnspacedLeads();
        AddPurpose();
        AddReducedLeads();
        AddAsides();
        foreach (var time in times)
        {
            var isFrom =
                time.To + 1 < reading.Tokens.Length
                && reading.Tokens[time.To].Text is "from"
                && reading.Tokens[time.To + 1].Text
                    is "its"
                        or "the"
                        or "your"
                        or "our"
                        or "their"
                        or "receipt"
                        or "receiving"
                        or "when";
            if (reading.FunctionAt(time.To) == "after" || isFrom)
            {
                _anchors.Add((time.To, _ends.EndOfAnchor(time.To)));
            }
        }
    }

    /// <summary>The clauses that say under which condition something happens, in text order.</summary>
    public IReadOnlyList<(int From, int To)> Leads => _leads;

    /// <summary>Whether the action only says when a clock starts, or under which condition.</summary>
    public bool IsScene(Mention mention) =>
        IsAside(mention)
        || _leads.Exists(l => mention.IsWithin(l.From, l.To))
        || _anchors.Exists(a => mention.IsWithin(a.From, a.To));

    /// <summary>Whether it stands in a remark between commas: ", including suggestions for putting it right,".</summary>
    public bool IsAside(Mention mention) => _asides.Exists(a => mention.IsWithin(a.From, a.To));

    /// <summary>Whether the act only says what a time is counted from: "within six months of our final response".</summary>
    public bool IsAnchor(Mention mention) => _anchors.Exists(a => mention.IsWithin(a.From, a.To));

    /// <summary>"…; if that is not possible, we say why": a negated condition after a promise.</summary>
    public bool HasNegatedLead(int from, int to) =>
        _leads.Exists(l =>
            l.IsAfter(from)
            && l.IsBefore(to)
            && (_reading.HasFunction("negative", l.From, l.To) || HasNegation(l.From, l.To))
        )
        // "… in ten days and, failing that, we tell you why".
        || Enumerable
            .Range(from, Math.Max(0, to - from - 1))
            .Any(i =>
                _reading.Tokens[i].Text is "failing" && _reading.Tokens[i + 1].Text is "that" or "this" or "which"
            );

    /// <summary>The negated condition clause that holds the time ("if we cannot answer within 5 days").</summary>
    public (int From, int To)? MissedLimit(TimeMention time)
    {
        foreach (var lead in _leads)
        {
            if (
                lead.From <= time.From
                && time.IsBefore(lead.To)
                && (
                    time.Prefix == "over"
                    || _reading.HasFunction("negative", lead.From, lead.To)
                    || HasNegation(lead.From, lead.To)
                    || IsElapsed(time, lead.To)
                )
            )
            {
                return lead;
            }
        }

        return null;
    }

    /// <summary>Whether the missed limit stands in a clause that hangs on a noun, so that the act is the sentence's own.</summary>
    public bool IsRelativeLimit((int From, int To) lead) => _ends.IsRelative(lead);

    /// <summary>"If four weeks have gone by and we have not answered, …": what was not done stands in the same condition.</summary>
    private bool IsElapsed(TimeMention time, int end)
    {
        var comma = Array.FindIndex(_reading.Tokens, time.To, t => t.Is(','));
        return comma >= end
            && time.To + 1 < comma
            && _reading.Tokens[time.To].Text is "have" or "has"
            && _reading.Tokens[time.To + 1].Text is "passed" or "gone" or "elapsed" or "expired"
            && (HasNegation(end, comma) || _reading.HasFunction("negative", end, comma))
            // "… and you have not sent the form, we close the case": no promise was missed.
            && _reading.Actions.Exists(a => a.From > comma && a.Value is "notify_delay" or "escalate");
    }

    private bool HasNegation(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_reading.Tokens[i].Text is "not" or "cannot" or "unresolved" or "no" or "without")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an opening clause says that the matter could not be settled, without naming a limit.</summary>
    /// <param name="times">The times of the sentence.</param>
    /// <param name="after">Where the limit stands that may count only for what was not settled.</param>
    /// <param name="before">Where its part of the sentence ends.</param>
    public bool IsUnresolved(List<TimeMention> times, int after, int before) =>
        _leads.Exists(l =>
            l.From < before
            // "Five days; where we can't, we say why": it is the news that is for the unsettled.
            && !(
                l.IsAfter(after)
                && _reading.Actions.Exists(a => a.IsAfter(l.To) && a.Value is "notify_delay" or "escalate")
            )
            && _reading.Tokens[l.From].Text != "with"
            && (_reading.HasFunction("negative", l.From, l.To) || HasNegation(l.From, l.To))
            && !times.Exists(t => t.IsWithin(l.From, l.To))
            && _reading.Actions.Exists(a => a.IsWithin(l.From, l.To) && !a.Value.EndsWith('?'))
        );

    /// <summary>"不能按期办结的，…": in a script without spaces a clause that ends with the particle of relation sets the scene.</summary>
    private void AddUnspacedLeads()
    {
        if (!_reading.Language.IsUnspaced)
        {
            return;
        }

        for (var i = 1; i + 1 < _reading.Tokens.Length; i++)
        {
            if (
                _reading.FunctionAt(i) is "relation"
                && (
                    _reading.Tokens[i + 1].Text is ","
                    // "不能办结的须说明原因".
                    || (
                        _reading.HasFunction("negative", Math.Max(0, i - 8), i)
                        && (
                            _reading.FunctionAt(i + 1) is "modal" or "limit"
                            || _reading.Subjects.Exists(s => s.From == i + 1 && s.Value is not "none")
                            // "答不了的5个工作日内反馈", "电话里解决不了的网络故障".
                            || (
                                _reading.Tokens[i + 1].Kind is TokenKind.Number or TokenKind.Han
                                && IsBeyondUs(i)
                                && !_reading.Times.Exists(t => t.IsImmediate && t.From == i + 1)
                            )
                        )
                    )
                )
            )
            {
                var from = i;
                while (from > 0 && _reading.Tokens[from - 1].Text is not ("," or ";" or "。" or ":"))
                {
                    from--;
                }

                _leads.Add((from, i + 1));
            }
        }
    }

    /// <summary>"答不了的", "不能解决的": an act right at the negation, before the particle.</summary>
    private bool IsBeyondUs(int relation) =>
        _reading.Functions.Exists(f =>
            f.Value == "negative"
            && f.IsBefore(relation)
            && _reading.Tokens[f.From].Text is "不" or "无" or "难"
            && (f.To == relation || _reading.Actions.Exists(a => a.From - f.To is >= 0 and <= 2 && a.To == relation))
        );

    /// <summary>"Until it is resolved": how long something goes on.</summary>
    private void AddEnds()
    {
        for (var i = 0; i + 1 < _reading.Tokens.Length; i++)
        {
            if (_reading.Tokens[i].Text is "until" or "till")
            {
                var end = _ends.EndOfAnchor(i);
                while (end < _reading.Tokens.Length && _ends.IsCopula(end) && i > 0)
                {
                    end = _ends.EndOfAnchor(end);
                }

                _anchors.Add((i, end));
            }
        }
    }

    /// <summary>"Should fifteen days not be enough, …": a condition by word order.</summary>
    private void AddInverted()
    {
        if (
            _reading.Tokens.Length > 3
            && _reading.Tokens[0].Text is "should"
            && _reading.FunctionAt(0) is not "opener"
            && Array.FindIndex(_reading.Tokens, t => t.Is(',')) is var comma and > 2
        )
        {
            _leads.Add((0, comma));
        }
    }

    /// <summary>"To stop it escalating, reply within five minutes": what it is done for.</summary>
    private void AddPurpose()
    {
        var comma =
            _reading.Tokens.Length > 2 && _reading.Tokens[0].Text is "to"
                ? Array.FindIndex(_reading.Tokens, t => t.Is(','))
                : -1;
        if (comma > 0 && !_reading.Times.Exists(t => t.IsBefore(comma)))
        {
            _leads.Add((0, comma));
        }
    }

    /// <summary>"Complaints not redressed within a month", "a complaint we have not settled in five days": a clause without its "that".</summary>
    private void AddReducedLeads()
    {
        if (_reading.Language.IsUnspaced)
        {
            return;
        }

        for (var i = 1; i + 1 < _reading.Tokens.Length; i++)
        {
            if (!_reading.Subjects.Exists(s => s.To == i && s.Value != "none") || _leads.Exists(l => l.Holds(i)))
            {
                continue;
            }

            var not =
                _reading.FunctionAt(i) is not "we" ? i
                : IsShortNegation(i + 1) ? i + 1
                : i + 2;
            if (
                not + 1 >= _reading.Tokens.Length
                || (_reading.Tokens[not].Text is not "not" && !IsShortNegation(not))
                || !_reading.Actions.Exists(a => a.From == not + 1)
            )
            {
                continue;
            }

            var end = not + 2;
            while (
                end < _reading.Tokens.Length
                && !_ends.IsVerb(end)
                && !_ends.IsMove(end)
                && _reading.Tokens[end].Text is not ("gets" or "has" or "have" or "," or ";")
            )
            {
                end++;
            }

            if (end < _reading.Tokens.Length)
            {
                _leads.Add((i, end));
            }
        }
    }

    private bool IsShortNegation(int token) =>
        _reading.Tokens[token].Text
            is "cannot"
                or "can't"
                or "can’t"
                or "couldn't"
                or "couldn’t"
                or "haven't"
                or "haven’t"
                or "don't"
                or "don’t"
                or "didn't"
                or "didn’t";

    private void AddAsides()
    {
        for (var i = 1; i < _reading.Tokens.Length; i++)
        {
            if (
                !_reading.Tokens[i - 1].Is(',')
                || _reading.Tokens[i].Text is not ("including" or "with" or "together" or "covering" or "addressing")
            )
            {
                continue;
            }

            var end = i + 1;
            while (end < _reading.Tokens.Length && !_reading.Tokens[end].Is(','))
            {
                end++;
            }

            if (end < _reading.Tokens.Length && !_reading.Times.Exists(t => t.IsAfter(i) && t.From < end))
            {
                _asides.Add((i, end));
            }
        }
    }
}
