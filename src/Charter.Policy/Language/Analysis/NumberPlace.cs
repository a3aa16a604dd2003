namespace Charter.Policy.Language.Analysis;

/// <summary>What stands around a number or an interval: whether it names a level, is money or a time of day, or counts rings.</summary>
internal sealed class NumberPlace(Token[] tokens, LanguagePack language, TimeWords words)
{
    /// <summary>How far before a score stands what is scored.</summary>
    private const int MostToScore = 10;

    /// <summary>"Stage One – 10 days": what names the level begins no range.</summary>
    public bool IsNameOfLevel(int i) =>
        i > 0
        && i + 1 < tokens.Length
        && tokens[i + 1].Kind == TokenKind.Symbol
        && words.Function(i + 1) == "range"
        && language.Lexicon.Match(LexiconGroup.Condition, tokens, i - 1) is { } level
        && level.To == i + 1
        && (
            level.Value.StartsWith("stage", StringComparison.Ordinal)
            || level.Value.StartsWith("priority", StringComparison.Ordinal)
        );

    /// <summary>"From 1000 to 1300 hours" is a time of day.</summary>
    public bool IsTimeOfDay(ReadNumber number) => IsOClock(number) || IsFourDigits(number);

    /// <summary>"上午9时至下午6时": an hour of the day; "24时内" is none.</summary>
    private bool IsOClock(ReadNumber number) =>
        language.IsUnspaced
        && number is { Value: >= 0 and <= 24, IsOrdinal: false }
        && tokens.TextAt(number.To) is "时"
        && !(tokens.TextAt(number.To + 1) is "内" or "之" or "以");

    private bool IsFourDigits(ReadNumber number) =>
        number is { Value: >= 100 and <= 2400, IsOrdinal: false }
        && tokens[number.From].Kind == TokenKind.Number
        && tokens[number.From].End - tokens[number.From].Start == 4
        && (
            words.Unit(number.To) is { Value.Unit: TimeUnit.Hour }
            || (
                words.Function(number.To) is "range" or "and"
                && NumberReader.Read(tokens, number.To + 1, language) is { Value: >= 100 and <= 2400 } close
                && words.Unit(close.To) is { Value.Unit: TimeUnit.Hour }
            )
        );

    /// <summary>"20 University working days", "3 UK business days": whose days they are changes nothing.</summary>
    public bool IsNameOfDays(int at) =>
        at + 1 < tokens.Length
        && tokens[at].Kind == TokenKind.Word
        && words.Unit(at) is null
        && words.Function(at) is null
        && words.Unit(at + 1) is { Value.Unit: TimeUnit.BusinessDay or TimeUnit.BusinessHour, To: var to }
        && to - at > 2
        && language.Lexicon.Match(LexiconGroup.Action, tokens, at) is null
        && language.Lexicon.Match(LexiconGroup.Subject, tokens, at) is null;

    /// <summary>"May not ring more than ten times".</summary>
    public bool IsCountOfRings(ReadNumber number)
    {
        // "铃响3次内接听".
        if (
            language.IsUnspaced
            && number.From > 0
            && tokens.TextAt(number.To) is "次" or "遍"
            && tokens[number.From - 1].Text is "响" or "铃"
        )
        {
            return true;
        }

        var isCount = !number.IsOrdinal && tokens.TextAt(number.To) is "times";
        for (var i = number.From - 1; isCount && i >= 0 && number.From - i <= 5; i--)
        {
            if (language.Lexicon.Match(LexiconGroup.Unit, tokens, i) is { Value: "ring" })
            {
                return !IsCallByUs(i);
            }
        }

        return false;
    }

    /// <summary>"We ring you five times at most": calls, not the rings of one.</summary>
    private bool IsCallByUs(int ring) =>
        words.Function(ring + 1) is "you" or "us"
        || tokens[ring + 1].Text is "back" or "them" or "out" or "him" or "her" or "again"
        || Enumerable.Range(Math.Max(0, ring - 2), Math.Min(2, ring)).Any(i => words.Function(i) is "we");

    public bool IsMoney(ReadNumber number) =>
        (
            number.From > 0
            && (tokens[number.From - 1].Text is "£" or "$" or "€" or "¥" or "rmb" or "usd" or "eur" or "gbp" or "ksh")
        )
        || words.Function(number.To) == "money";

    /// <summary>"每日6:00至23:00" says when somebody is there; "twice daily" is not once a day, and an interval that is not in the text is not read.</summary>
    public bool IsNoInterval(Mention mention) =>
        IsFollowedByClock(mention.To)
        || IsStretchOfEach(mention.To)
        || IsWholeDayOfEach(mention.To)
        || words.PrefixOf(mention.From).Value == "times_per"
        || IsCountedAfter(mention.To);

    /// <summary>"每周一至周六", "每月1日至3日": which days of each week or month are meant, and not how often.</summary>
    private bool IsStretchOfEach(int at) =>
        language.IsUnspaced
        && at + 2 < tokens.Length
        && (
            (
                tokens[at].Text is "一" or "二" or "三" or "四" or "五" or "六" or "日"
                && words.Function(at + 1) is "range"
            )
            || (
                tokens[at].Kind == TokenKind.Number
                && tokens[at + 1].Text is "日" or "号"
                && words.Function(at + 2) is "range"
            )
        );

    /// <summary>"每天24小时人工服务": all day, every day.</summary>
    private bool IsWholeDayOfEach(int at) =>
        language.IsUnspaced
        && at + 3 < tokens.Length
        && tokens[at] is { Kind: TokenKind.Number, Value: 24 }
        && words.Unit(at + 1) is { Value.Unit: TimeUnit.Hour } unit
        && words.Function(unit.To) is not "after_word";

    /// <summary>"绩效分2分", "目标为95分": points that are given or taken away, and no minutes.</summary>
    public bool IsScore(ReadNumber number) =>
        language.IsUnspaced
        && tokens.TextAt(number.To) is "分"
        && !(tokens.TextAt(number.To + 1) is "钟" or "内" or "之" or "以")
        && Enumerable
            .Range(Math.Max(0, number.From - MostToScore), Math.Min(number.From, MostToScore))
            .Any(i =>
                tokens[i].Text is "扣" or "绩" or "评"
                || (tokens[i].Text is "满" && tokens[i + 1].Text is "意" or "分")
                || (tokens[i].Text is "得" or "分" && i + 1 == number.From)
            );

    /// <summary>"自收到次日起5个工作日": the day after only says from when.</summary>
    public bool IsDayToCountFrom(Mention mention) => language.IsUnspaced && tokens.TextAt(mention.To) is "起";

    private bool IsFollowedByClock(int at) =>
        (at < tokens.Length && tokens[at].Kind == TokenKind.Clock)
        || (
            at + 1 < tokens.Length
            && tokens[at + 1].Kind == TokenKind.Clock
            && tokens[at].Text is "from" or "between" or ":" or "," or "上" or "早" or "在" or "从" or "("
        );

    /// <summary>"每日查看邮箱两次": the count stands at the end.</summary>
    private bool IsCountedAfter(int from)
    {
        for (var i = from; i < Math.Min(tokens.Length, from + 12) && tokens[i].Text is not ("," or ";" or "。"); i++)
        {
            if (words.Function(i) == "times_per")
            {
                return true;
            }
        }

        return false;
    }
}
