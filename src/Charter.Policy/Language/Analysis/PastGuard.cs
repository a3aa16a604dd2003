namespace Charter.Policy.Language.Analysis;

/// <summary>Tells what was achieved from what is promised, by the tense.</summary>
internal static class PastGuard
{
    /// <summary>How many words say for which text a word is defined: "in these standards".</summary>
    private const int MostOfScope = 5;

    /// <summary>"A complaint is a concern that staff can put right within a day": what a word means.</summary>
    public static bool IsDefinition(Reading reading)
    {
        if (reading.Language.IsUnspaced || reading.Tokens.Length < 6)
        {
            return false;
        }

        // "In these standards a working day is any day that …".
        var from = reading.Tokens[0].Text is "in" or "for" or "under" or "throughout"
            ? Array.FindIndex(reading.Tokens, 1, MostOfScope, t => t.Text is "a" or "an")
            : 0;
        if (from < 0 || reading.Tokens[from].Text is not ("a" or "an"))
        {
            return false;
        }

        var first = Math.Min(from + 2, reading.Tokens.Length);
        var copula = Array.FindIndex(
            reading.Tokens,
            first,
            Math.Min(3, reading.Tokens.Length - first),
            t => t.Text is "is"
        );
        return copula > 0
            && reading.Tokens.TextAt(copula + 1) is "a" or "an" or "any" or "one"
            && Enumerable
                .Range(copula, reading.Tokens.Length - copula)
                .Any(i => reading.Tokens[i].Text is "that" or "which" or "where")
            && !reading.Actions.Exists(a => a.From == copula + 1);
    }

    /// <summary>"The 20 working days begin the day after we have your complaint": whence a time runs.</summary>
    public static bool IsStartOfClock(Reading reading) =>
        !reading.Language.IsUnspaced
        && reading.Times.Exists(t =>
            t.To < reading.Tokens.Length
            && reading.Tokens[t.From].Text is not ("every" or "each")
            && t.From <= 1
            && reading.Tokens[t.To].Text is "begin" or "begins" or "start" or "starts" or "run" or "runs"
        );

    /// <summary>"96% of claims were settled in four weeks", "81% of calls in March": a share with a past tense or a month is a result.</summary>
    public static bool IsPastShare(Reading reading)
    {
        if (reading.Percents.Count == 0)
        {
            return false;
        }

        for (var i = 0; i + 2 < reading.Tokens.Length; i++)
        {
            // "2023/24: 71%": the figure of a year.
            if (
                reading.Tokens[i] is { Kind: TokenKind.Number, Value: >= 1990 and < 2100 }
                && reading.Tokens[i + 1].Text is "/" or ":" or "-"
                && reading.Percents.Exists(p => p.From > i && p.From - i <= 5)
            )
            {
                return true;
            }

            // "412 of 415 decided in 14 days (99.3%)".
            if (
                reading.Tokens[i].Kind == TokenKind.Number
                && reading.Tokens[i + 1].Text is "of"
                && reading.Tokens[i + 2] is { Kind: TokenKind.Number, Value: > 20 }
            )
            {
                return true;
            }
        }

        for (var i = 1; i < reading.Tokens.Length; i++)
        {
            var isPast =
                reading.Tokens[i].Text is "were" or "was"
                && reading.Tokens[i - 1].Text is not ("that" or "which" or "who" or "it" or "they")
                && !reading.Functions.Exists(f => f.Value == "opener" && f.IsBefore(i) && i - f.To <= 6);
            var isMonth =
                (
                    reading.Tokens[i - 1].Text is "in" or "during" or "for"
                    // "Tier 1, December: 54% of applications".
                    || (reading.Tokens[i - 1].Is(',') && reading.Tokens.IsAt(i + 1, ':'))
                )
                && reading.Hours.Exists(h => h.From == i && h.Value.StartsWith("month", StringComparison.Ordinal))
                && !reading.HasFunction("modal", 0, i);
            if (isPast || isMonth)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Reception visitors had to wait seven minutes", "we finished 94% of repairs": the sentence's own verb tells what was.</summary>
    public static bool IsToldOfThePast(Reading reading)
    {
        if (reading.Language.IsUnspaced || reading.HasFunction("now", 0, reading.Tokens.Length))
        {
            return false;
        }

        // Mostly there is no past verb at all, and nothing to look at closely.
        var last = reading.Tokens.Length - 1;
        while (last > 0 && !IsPastVerb(reading, last) && !IsPastAct(reading, last))
        {
            last--;
        }

        for (var i = 0; i <= last && last > 0; i++)
        {
            var at = new Mention("", i, i + 1);
            if (
                reading.Clauses.IsScene(at)
                || reading.Clauses.IsAnchor(at)
                || IsInRelative(reading, i)
                || reading.Tokens[i].Kind != TokenKind.Word
            )
            {
                continue;
            }

            if (i > 0 && (IsPastVerb(reading, i) || IsPastAct(reading, i)))
            {
                return true;
            }

            if (IsFinite(reading, i))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsPastVerb(Reading reading, int token) =>
        reading.Tones.Exists(t => t.Value == "past_verb" && t.From == token);

    /// <summary>"We finished …", "HSBC answered our tweet": a verb with who did it before and what was done after.</summary>
    private static bool IsPastAct(Reading reading, int token) =>
        reading.Tokens[token].Text.EndsWith("ed", StringComparison.Ordinal)
        && reading.Actions.Exists(a => a.From == token)
        && (
            reading.Tokens[token - 1].Text is "we" or "they" or "i"
            || (
                token + 1 < reading.Tokens.Length
                && (
                    reading.Tokens[token + 1].Text is "our" or "my" or "us" or "me"
                    // "Sixteen operators closed 95 per cent of their complaints".
                    || reading.Percents.Exists(p => p.From == token + 1)
                )
                && !reading.Subjects.Exists(s => s.To == token)
            )
        );

    /// <summary>"… that we gave you": said of a noun, and not by the sentence.</summary>
    private static bool IsInRelative(Reading reading, int token)
    {
        for (var i = token - 1; i >= 0 && token - i <= 4; i--)
        {
            if (reading.Tokens[i].Kind == TokenKind.Symbol)
            {
                return false;
            }

            if (
                reading.Tokens[i].Text
                is "that"
                    or "which"
                    or "who"
                    or "whom"
                    or "whose"
                    or "when"
                    or "if"
                    or "once"
                    or "after"
                    or "since"
                    or "because"
                    or "as"
                    or "where"
                    or "what"
                    or "how"
                    or "it"
                    or "whether"
                    or "day"
                    or "date"
                    or "time"
            )
            {
                return true;
            }
        }

        // "The form you were given", "questions we did not answer": whose verb stands right after the one who acts.
        return token > 1
            && reading.Tokens[token - 1].Text is "you" or "we" or "they" or "he" or "she"
            && reading.Tokens[token - 2].Kind == TokenKind.Word
            && reading.FunctionAt(token - 2) is not ("and" or "or" or "while" or "opener");
    }

    private static bool IsFinite(Reading reading, int token) =>
        reading.FunctionAt(token) is "modal" or "expect" or "order" or "please"
        || reading.Tokens[token].Text
            is "is"
                or "are"
                or "has"
                or "have"
                or "does"
                or "do"
                or "can"
                or "may"
                or "must"
                or "will"
                or "shall"
                or "should"
                or "cannot"
                or "gets"
                or "get"
                or "takes"
                or "take"
        || reading.Actions.Exists(a =>
            a.From == token
            && !reading.Tokens[token].Text.EndsWith("ed", StringComparison.Ordinal)
            && !reading.Subjects.Exists(s => s.Overlaps(a.From, a.To))
            && (token == 0 || reading.FunctionAt(token - 1) is "we" || reading.Tokens[token].Text.EndsWith('s'))
        );

    private static Mention? Done(Reading reading, int at) =>
        reading.Actions.Find(a => a.From == at) is { Value: not null } known ? known
        // "Leaks have been contained within two hours".
        : reading.Tokens[at].Text.EndsWith("ed", StringComparison.Ordinal) ? new Mention("", at, at + 1)
        : null;

    /// <summary>"Most cases have been sorted out within three months": what has been done is no promise.</summary>
    public static bool IsPerfect(Reading reading)
    {
        for (var i = 0; i + 2 < reading.Tokens.Length && !reading.Language.IsUnspaced; i++)
        {
            if (
                reading.Tokens[i].Text is "have" or "has"
                && reading.Tokens[i + 1].Text is "been"
                && Done(reading, i + 2) is { } done
                && reading.Times.Exists(t => t.From > done.From && t.PrefixFrom - done.To <= 1 && !t.IsImmediate)
                && !reading.Clauses.IsScene(done)
                && !Enumerable
                    .Range(Math.Max(0, i - 6), Math.Min(6, i))
                    .Any(j =>
                        reading.FunctionAt(j) is "modal" or "opener" or "negative"
                        || reading.Tokens[j].Text is "that" or "which" or "who" or "it" or "until" or "not"
                    )
            )
            {
                return true;
            }
        }

        return false;
    }
}
