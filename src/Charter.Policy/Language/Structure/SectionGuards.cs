using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Reads the guard of a heading or lead-in, and takes the promises out of what it guards.</summary>
internal static class SectionGuards
{
    private const int LongestText = 160;
    private const int MostAfter = 3;

    /// <param name="text">The heading or lead-in.</param>
    /// <param name="language">Its language.</param>
    /// <param name="isLeadIn">Whether it ends in a colon, so that its last words head the items.</param>
    public static SectionGuard Of(string text, LanguagePack language, bool isLeadIn)
    {
        if (text.Length > LongestText)
        {
            return SectionGuard.None;
        }

        var tokens = language.Tokens(text);
        var found = language.Lexicon.Find(LexiconGroup.Section, tokens);
        var whole = found.Find(f => f.Value is "past_whole" && f.Length == tokens.Length);
        // "We will not reply by letter. We will:" says at its end what its items are.
        var last =
            whole.Value is not null ? whole
            : isLeadIn ? found.FindLast(f => f.Value is "theirs" or "past" || IsAtEnd(tokens, f))
            : found.FindLast(f => f.Value is "theirs" or "past" or "not");
        return last.Value switch
        {
            "theirs" or "theirs_end" => SectionGuard.Theirs,
            "past" or "past_whole" => SectionGuard.Past,
            "not" => SectionGuard.Denied,
            // "If we cannot:" heads what we do then.
            "not_end" when last.From == 0 || tokens[0].Text is "we" or "我" => SectionGuard.Denied,
            _ => SectionGuard.None,
        };
    }

    /// <summary>"Our targets", "Service levels": what stands under it by its name and a time is a target.</summary>
    public static bool IsOfTargets(string text, LanguagePack language)
    {
        if (text.Length > LongestText)
        {
            return false;
        }

        var tokens = language.Tokens(text);
        var words = tokens.Count(t => t.Kind is not TokenKind.Symbol);
        return language
            .Lexicon.Find(LexiconGroup.Section, tokens)
            .Exists(f => f.Value is "targets" && f.Length >= words - 1);
    }

    /// <summary>The sentence without its promises, unless it says itself that they are ours.</summary>
    /// <param name="reading">The sentence.</param>
    /// <param name="text">Its text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="guard">What its lead-in or heading says.</param>
    /// <param name="isItem">Whether it completes its lead-in.</param>
    public static SentenceReading Apply(
        SentenceReading reading,
        string text,
        LanguagePack language,
        SectionGuard guard,
        bool isItem
    )
    {
        if (
            guard == SectionGuard.None
            || reading.Kind == SentenceKind.Hours
            || (reading.Commitments.Count == 0 && reading.Findings.Count == 0)
            || (guard == SectionGuard.Theirs && (reading.Topic.IsOurs || !(isItem || IsOrder(text, language))))
        )
        {
            return reading;
        }

        var kind = guard == SectionGuard.Denied ? SentenceKind.Guidance : SentenceKind.Other;
        return reading with { Kind = kind, Commitments = [], Findings = [] };
    }

    /// <summary>"Respond to our messages within 5 days." starts with what is to be done; "Complaints are answered …" does not.</summary>
    private static bool IsOrder(string text, LanguagePack language)
    {
        if (language.IsUnspaced)
        {
            return true;
        }

        var first = Reading.Of(text, language).Actions;
        return first.Count > 0 && first[0].From <= 1;
    }

    private static bool IsAtEnd(Token[] tokens, Mention mention)
    {
        for (var i = mention.To; i < tokens.Length; i++)
        {
            // "You should always:".
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Han or TokenKind.Number && i - mention.To >= MostAfter)
            {
                return false;
            }
        }

        return true;
    }
}
