namespace Charter.Policy.Language.Analysis;

/// <summary>
/// "Within 24 hours, or 48 for a major main": where two limits of one sentence promise the same thing, what tells them
/// apart is a condition, whether or not the tables know it.
/// </summary>
internal static class Contrast
{
    private const int MostWords = 4;
    private const int MostCharacters = 8;

    /// <summary>Adds to segments that nothing else tells apart the words that do.</summary>
    public static void Mark(Reading reading, List<Segment> segments)
    {
        var isMarked = new bool[segments.Count];
        for (var later = 1; later < segments.Count; later++)
        {
            for (var earlier = later - 1; earlier >= 0; earlier--)
            {
                if (AreAlike(reading, segments[earlier], segments[later]))
                {
                    isMarked[earlier] = isMarked[later] = true;
                    break;
                }
            }
        }

        // "有疑问的，2小时内响应，24小时内答复": where the last one has no case of its own, nothing is compared.
        var last = Array.LastIndexOf(isMarked, true);
        if (
            last > 0
            && reading.Language.IsUnspaced
            && !segments[last].Conditions.Exists(c => segments[last].Contains(c))
            && Find(reading, segments[last]) is null
        )
        {
            return;
        }

        MarkUnbooked(reading, segments);
        for (var i = 0; i < segments.Count; i++)
        {
            if (
                isMarked[i]
                && !segments[i].Conditions.Exists(c => IsOther(c) && segments[i].Contains(c))
                && Find(reading, segments[i]) is { } condition
            )
            {
                // What it took over from the segment before was the other's difference.
                segments[i].Conditions =
                [
                    .. segments[i]
                        .Conditions.Where(c =>
                            !IsOther(c)
                            // "一般漏水24小时内修复，主管道爆裂48小时内": what is told apart from the ordinary is not ordinary.
                            && !(
                                c.Value == "priority:normal" && reading.Language.IsUnspaced && !segments[i].Contains(c)
                            )
                        )
                        .Append(condition)
                        .OrderBy(c => c.From),
                ];
            }
        }
    }

    /// <summary>"15 minutes if you have booked and 30 if you have not": the other case of an appointment is none.</summary>
    private static void MarkUnbooked(Reading reading, List<Segment> segments)
    {
        for (var i = 1; i < segments.Count; i++)
        {
            var at = segments[i].Time.To;
            var not = Enumerable
                .Range(at, Math.Max(0, Math.Min(segments[i].To, at + 5) - at))
                .FirstOrDefault(t => reading.FunctionAt(t) is "negative", -1);
            if (
                not > 0
                && reading.FunctionAt(at) is "opener"
                && segments[i - 1].Conditions.Exists(c => c.Value == "appointment")
                && !segments[i].Conditions.Exists(c => segments[i].Contains(c))
            )
            {
                segments[i].Conditions = [new Mention("no_appointment", at, not + 1)];
            }
        }
    }

    /// <summary>Whether two segments would be the same promise but for their time.</summary>
    private static bool AreAlike(Reading reading, Segment a, Segment b) =>
        a.Action?.Value is { } act
        && act == b.Action?.Value
        && !act.StartsWith("notify", StringComparison.Ordinal)
        && !act.StartsWith("escalate", StringComparison.Ordinal)
        && a.Time.Allowance != b.Time.Allowance
        && !a.Time.IsRecurring
        && !b.Time.IsRecurring
        && b.Time.Prefix != "over"
        && Served(a).SetEquals(Served(b))
        && Known(a).SetEquals(Known(b))
        && !reading.Percents.Exists(p =>
            p.IsWithin(a.From, a.To) != p.IsWithin(b.From, b.To) || p.IsWithin(a.From, b.To)
        );

    private static HashSet<string> Served(Segment segment) =>
        segment.Subjects.Where(s => s.Value is not ("none" or "issue")).Select(s => s.Value).ToHashSet();

    private static HashSet<string> Known(Segment segment) =>
        segment.Conditions.Where(c => !IsOther(c)).Select(c => c.Value).ToHashSet();

    private static bool IsOther(Mention condition) => condition.Value.StartsWith("other:", StringComparison.Ordinal);

    private static Mention? Find(Reading reading, Segment segment)
    {
        var place = reading.Language.IsUnspaced
            ? BeforeUnspaced(reading, segment)
            : AfterTime(reading, segment)
                ?? BeforeColon(reading, segment)
                ?? BeforeTime(reading, segment)
                ?? BeforeSubject(reading, segment);
        if (place is not { } words || reading.Conditions.Exists(c => c.Overlaps(words.From, words.To)))
        {
            return null;
        }

        var (start, length) = reading.Place(words.From, words.To);
        var text = reading.Text.Substring(start, length).ToLowerInvariant();
        return new Mention("other:" + text, words.From, words.To);
    }

    /// <summary>"48 hours over a weekend", "one hour if somebody is trapped".</summary>
    private static (int From, int To)? AfterTime(Reading reading, Segment segment)
    {
        var at = segment.Time.To;
        return at < segment.To && IsNarrowing(reading, at)
            ? Words(reading, at + 1, segment.To, reading.FunctionAt(at) is "opener")
            : null;
    }

    /// <summary>"Potholes: up to 16 days; footpath damage: up to 10 days": what stands before the colon of its own part.</summary>
    private static (int From, int To)? BeforeColon(Reading reading, Segment segment)
    {
        var colon = segment.Time.PrefixFrom;
        colon = reading.Tokens.IsAt(colon, ':') ? colon : colon - 1;
        var isComma = colon > 0 && reading.Tokens[colon].Is(',') && reading.Tokens.Any(t => t.Is(';'));
        if (colon < 1 || !(reading.Tokens[colon].Is(':') || isComma))
        {
            return null;
        }

        var from = colon;
        while (from > segment.From && reading.Tokens[from - 1].Kind == TokenKind.Word && !Joins(reading, from - 1))
        {
            from--;
        }

        // "…: vandalism, 12 hours; power cuts, 4": a comma only where the case stands between marks.
        if (isComma && !(reading.Tokens.TextAt(from - 1) is ":" or ";"))
        {
            return null;
        }

        return
            colon - from is > 0 and <= MostWords
            && !reading.Actions.Exists(a => a.IsWithin(from, colon))
            && !reading.Subjects.Exists(s => s.IsWithin(from, colon) && s.Value is not ("request" or "none" or "issue"))
            ? (from, colon)
            : null;
    }

    /// <summary>"…, in a rural area within 8 hours", "if the main is shut, within 3 hours".</summary>
    private static (int From, int To)? BeforeTime(Reading reading, Segment segment)
    {
        for (var i = segment.From; i < segment.Time.PrefixFrom; i++)
        {
            var isRelative = reading.Tokens[i].Text is "that" or "which" && IsCopula(reading, i + 1);
            var isFirst = i == segment.From || IsMark(reading, i - 1) || Joins(reading, i - 1);
            var follows = reading.Subjects.Exists(s => s.To == i) || reading.Tokens[Math.Max(0, i - 1)].Text is "those";
            if (isRelative || ((isFirst || follows) && IsNarrowing(reading, i)))
            {
                return Words(
                    reading,
                    isRelative ? i + 2 : i + 1,
                    segment.Time.PrefixFrom,
                    reading.FunctionAt(i) is "opener" && !isRelative
                );
            }
        }

        return null;
    }

    /// <summary>"Media questions within two": the words before what is served, none of which says anything else.</summary>
    private static (int From, int To)? BeforeSubject(Reading reading, Segment segment)
    {
        var subject = reading.Subjects.Find(s => segment.Contains(s) && s.Value is not "none");
        if (subject.Value is null || subject.IsAfter(segment.Time.From))
        {
            return null;
        }

        var from = subject.From;
        while (from > segment.From && subject.From - from < 2 && IsPlainWord(reading, from - 1))
        {
            from--;
        }

        return from < subject.From ? (from, subject.From) : null;
    }

    /// <summary>The words of a phrase: without articles, and without the copula and what stands before it.</summary>
    private static (int From, int To)? Words(Reading reading, int from, int limit, bool isClause)
    {
        var to = from;
        while (
            to < limit
            && !IsMark(reading, to)
            && !(Joins(reading, to) && !IsPairOfNames(reading, to, limit))
            && !(IsLimitWord(reading, to) && !IsOfWithin(reading, from, to, limit))
            && reading.FunctionAt(to) is not "modal"
        )
        {
            if (IsCopula(reading, to))
            {
                if (!isClause || to + 1 >= limit)
                {
                    break;
                }

                (from, isClause) = (to + 1, false);
            }

            to++;
        }

        while (
            from < to
            && (
                (
                    reading.FunctionAt(from) is "article" or "pronoun" or "filler"
                    && reading.Tokens[from].Text is not "single"
                ) || reading.Means.Exists(m => m.Value == "about" && m.Holds(from))
            )
        )
        {
            from++;
        }

        // "In rural areas", "for major mains": the head says no more than that there are cases.
        while (to - from > 1 && IsGeneralWord(reading, to - 1))
        {
            to--;
        }

        var isPlain = Enumerable
            .Range(from, Math.Max(0, to - from))
            .All(i => reading.Tokens[i].Kind == TokenKind.Word && !IsTimeWord(reading, i));
        return to > from && to - from <= MostWords && isPlain && !IsGeneralWord(reading, to - 1) ? (from, to) : null;
    }

    /// <summary>"In cities and towns, 8 hours …": two names of one case.</summary>
    private static bool IsPairOfNames(Reading reading, int and, int limit) =>
        reading.Tokens[and].Text is "and" or "&"
        && and + 1 < limit
        && IsPlainWord(reading, and + 1)
        && (and + 2 >= limit || IsMark(reading, and + 2));

    /// <summary>"A section of lights": "of" inside a name.</summary>
    private static bool IsOfWithin(Reading reading, int from, int of, int limit) =>
        reading.Tokens[of].Text is "of" && of > from && of + 1 < limit && IsPlainName(reading, of + 1);

    private static bool IsPlainName(Reading reading, int token) =>
        reading.Tokens[token].Kind == TokenKind.Word
        && reading.FunctionAt(token) is null
        && !IsTimeWord(reading, token);

    /// <summary>"白天60分钟、夜间90分钟", "城东片区2小时": what stands before the time and is nothing else.</summary>
    private static (int From, int To)? BeforeUnspaced(Reading reading, Segment segment)
    {
        var to = segment.Time.PrefixFrom;
        while (to > segment.From && !SaysMore(reading, to - 1) && !reading.Tokens[to - 1].Is('、'))
        {
            to--;
        }

        // "接警后3分钟内": whence the time counts.
        if (reading.FunctionAt(to) is "anchor_end")
        {
            return null;
        }

        var from = to;
        while (from > segment.From && reading.Tokens[from - 1].Kind == TokenKind.Han && SaysMore(reading, from - 1))
        {
            from--;
        }

        var isGeneral = to - from == 2 && reading.Tokens[from].Text is "情" or "时" or "问";
        return to - from is >= 2 and <= MostCharacters && !isGeneral ? (from, to) : null;
    }

    /// <summary>Whether a character is neither a small word nor part of what is served or done.</summary>
    private static bool SaysMore(Reading reading, int token) =>
        reading.Tokens[token].Kind == TokenKind.Han
        && !reading.Subjects.Exists(s => s.Overlaps(token, token + 1))
        && !reading.Actions.Exists(a => a.Overlaps(token, token + 1))
        && !reading.Conditions.Exists(c => c.Overlaps(token, token + 1))
        && reading.Functions.Find(f => f.Holds(token)) is var function
        && (function.Value is null || (function.Value == "opener" && function.Length > 2))
        && reading.Tokens[token].Text is not ("类" or "的");

    private static bool IsNarrowing(Reading reading, int token) =>
        reading.FunctionAt(token) is "opener" or "for"
        || (
            reading.Tokens[token].Text
                is "for"
                    or "over"
                    or "in"
                    or "at"
                    or "on"
                    or "during"
                    or "under"
                    or "outside"
                    or "by"
            && reading.FunctionAt(token + 1) is not ("limit" or "approx")
            && !(reading.Tokens.TextAt(token + 1) is "most" or "least" or "latest")
        );

    private static bool IsMark(Reading reading, int token) =>
        reading.Tokens[token].Kind == TokenKind.Symbol && !reading.Tokens[token].Is('-');

    private static bool Joins(Reading reading, int token) => reading.FunctionAt(token) is "and" or "or" or "while";

    private static bool IsLimitWord(Reading reading, int token) =>
        reading.Times.Exists(t => t.PrefixFrom <= token && token < t.To)
        || reading.FunctionAt(token) is "after" or "with";

    private static bool IsTimeWord(Reading reading, int token) =>
        reading.Times.Exists(t => t.Holds(token))
        || reading.Language.Lexicon.Match(LexiconGroup.Unit, reading.Tokens, token) is not null;

    private static bool IsCopula(Reading reading, int token) =>
        reading.Tokens.TextAt(token) is "is" or "are" or "was" or "were";

    private static bool IsGeneralWord(Reading reading, int token) =>
        reading.Subjects.Exists(s => s.Holds(token))
        || reading.FunctionAt(token) is "you" or "we" or "others"
        || reading.Tokens[token].Stem
            is "area"
                or "case"
                or "one"
                or "matter"
                or "other"
                or "total"
                or "all"
                or "writing";

    private static bool IsPlainWord(Reading reading, int token) =>
        reading.Tokens[token].Kind == TokenKind.Word
        && reading.FunctionAt(token) is null
        && !reading.Actions.Exists(a => a.Overlaps(token, token + 1))
        && !reading.Tones.Exists(t => t.Overlaps(token, token + 1))
        && !reading.Subjects.Exists(s => s.Overlaps(token, token + 1))
        && !IsGeneralWord(reading, token)
        && !reading.Tokens[token].Text.EndsWith("ly", StringComparison.Ordinal)
        && reading.Tokens[token].Text
            is not (
                "of"
                or "to"
                or "all"
                or "most"
                or "any"
                or "other"
                or "new"
                or "general"
                or "written"
                or "formal"
                or "every"
                or "each"
                or "from"
                or "about"
                or "by"
                or "both"
                or "some"
                or "via"
            );
}
