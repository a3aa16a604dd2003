using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// "At night:", "Out of hours": a lead-in or heading that says when, and nothing else, says it of what stands under it.
/// </summary>
internal static class SectionHours
{
    private const int LongestHeading = 60;

    /// <summary>The hours that such a line names; <c>null</c> for any other, and for "Office hours", which heads the hours themselves.</summary>
    public static Condition? Of(string text, LanguagePack language)
    {
        if (text.Length > LongestHeading)
        {
            return null;
        }

        var tokens = language.Tokens(text);
        var found = language.Lexicon.Find(LexiconGroup.Condition, tokens).FindAll(c => IsHours(c.Value));
        if (found is not [var hours] || !IsSaidOfTime(hours, tokens))
        {
            return null;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            var isNumbering = i < hours.From && tokens[i].Kind == TokenKind.Number;
            if ((i < hours.From || i >= hours.To) && tokens[i].Kind != TokenKind.Symbol && !isNumbering)
            {
                return null;
            }
        }

        return ConditionReader.Of(hours);
    }

    /// <summary>"At night:" holds for the items under it, "Out of hours" for the whole section.</summary>
    public static bool IsLeadIn(string text) => text.TrimEnd() is [.., ':' or '：'];

    /// <summary>What a sentence takes of them: nothing where it says itself when it holds.</summary>
    public static IEnumerable<Condition> For(
        Token[] tokens,
        LanguagePack language,
        Condition? leadIn,
        Condition? heading
    ) =>
        (leadIn ?? heading) is { } hours
        && !language.Lexicon.Find(LexiconGroup.Condition, tokens).Exists(c => IsHours(c.Value))
            ? [hours]
            : [];

    private static bool IsHours(string value) => value is "out_of_hours" or "office_hours" or "peak" or "off_peak";

    /// <summary>"During office hours", and not "Office hours".</summary>
    private static bool IsSaidOfTime(Mention hours, Token[] tokens) =>
        hours.Value is "out_of_hours"
        || tokens[hours.From].Text
            is "during"
                or "in"
                or "within"
                or "inside"
                or "at"
                or "while"
                or "when"
                or "outside"
                or "off";
}
