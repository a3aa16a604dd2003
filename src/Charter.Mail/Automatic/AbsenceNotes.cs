using System.Buffers;
using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>
/// Absence notes without a header that says so: by a subject that programs write and people don't, or by a subject that
/// both may write together with a text that speaks of being away.
/// </summary>
internal static class AbsenceNotes
{
    private const int LookedAt = 600;

    private static readonly SearchValues<string> Away = SearchValues.Create(
        AutomaticWords.AwayPhrases,
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Words after the phrase that make of a heading a note: "out of office until Monday".</summary>
    private static readonly string[] Connectors =
    [
        "until",
        "till",
        "from",
        "this",
        "today",
        "tomorrow",
        "next",
        "on",
        "re",
        "aw",
        "bis",
        "vom",
        "ab",
        "jusqu",
        "du",
        "hasta",
        "del",
        "fino",
        "dal",
        "até",
        "tot",
        "do",
        "auto",
        "notification",
        "message",
        "reply",
        "autoreply",
        "response",
        "notice",
    ];

    public static bool HasSubject(MailMessage mail)
    {
        // At the beginning only: "Re: your automatic reply" is written by a person.
        var subject = mail.Subject.AsSpan(0, Math.Min(mail.Subject.Length, 300)).TrimStart("[ \"【*<(").Trim();
        var phrase = Longest(subject, AutomaticWords.VacationSubjects);
        if (phrase > 0)
        {
            return subject[phrase - 1] == ':'
                || EndsThere(subject[phrase..])
                || IsAway(subject[phrase..])
                || IsAway(mail);
        }

        var weak = Longest(subject, AutomaticWords.PerhapsVacationSubjects);
        return weak > 0 && (SpeaksOfAbsence(subject[weak..]) || IsAway(mail));
    }

    /// <summary>A second such phrase behind the first, as in "Auto: on leave".</summary>
    private static bool SpeaksOfAbsence(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(": -");
        return IsAway(rest)
            || Longest(rest, AutomaticWords.VacationSubjects) > 0
            || Longest(rest, AutomaticWords.PerhapsVacationSubjects) > 0;
    }

    /// <summary>True when the text begins by saying that its writer is away.</summary>
    public static bool IsAway(MailMessage mail) => IsAway(mail.Text.AsSpan(0, Math.Min(mail.Text.Length, LookedAt)));

    private static bool IsAway(ReadOnlySpan<char> text) => text.ContainsAny(Away);

    private static int Longest(ReadOnlySpan<char> subject, string[] phrases)
    {
        var longest = 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Length > longest && subject.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                longest = phrase.Length;
            }
        }

        return longest;
    }

    /// <summary>Nothing follows, or what programs put there: a mark before the subject answered, a date, "until".</summary>
    private static bool EndsThere(ReadOnlySpan<char> rest)
    {
        var word = rest.TrimStart();
        if (word.IsEmpty || (!char.IsLetter(word[0]) && word[0] is not ('?' or '\'')))
        {
            return true;
        }

        if (word.Length == rest.Length)
        {
            // The beginning of another word.
            return false;
        }

        foreach (var connector in Connectors)
        {
            if (
                word.StartsWith(connector, StringComparison.OrdinalIgnoreCase)
                && (word.Length == connector.Length || !char.IsLetter(word[connector.Length]))
            )
            {
                return true;
            }
        }

        return false;
    }
}
