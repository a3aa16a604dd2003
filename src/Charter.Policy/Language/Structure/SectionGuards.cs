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

        var tokens = Tokeniser.Read(text, language.Stem);
        language.Lexicon.Mark(tokens);
        var found = language.Lexicon.Find(LexiconGroup.Section, tokens);
        // "We will not reply by letter. We will:" says at its end what its items are.
        var last = isLeadIn
            ? found.FindLast(f => f.Value is "theirs" or "past" || IsAtEnd(tokens, f))
            : found.FindLast(f => f.Value is not ("ours" or "theirs_end"));
        return last.Value switch
        {
            "theirs" or "theirs_end" => SectionGuard.Theirs,
            "past" => SectionGuard.Past,
            "not" => SectionGuard.Denied,
            _ => SectionGuard.None,
        };
    }

    /// <summary>The sentence without its promises, unless it says itself that they are ours.</summary>
    public static SentenceReading Apply(SentenceReading reading, SectionGuard guard)
    {
        if (
            guard == SectionGuard.None
            || (guard == SectionGuard.Theirs && reading.Topic.IsOurs)
            || reading.Kind == SentenceKind.Hours
            || (reading.Commitments.Count == 0 && reading.Findings.Count == 0)
        )
        {
            return reading;
        }

        var kind = guard == SectionGuard.Denied ? SentenceKind.Guidance : SentenceKind.Other;
        return reading with { Kind = kind, Commitments = [], Findings = [] };
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
