using System.Buffers;
using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>
/// Absence notes without a header that says so. Holidays are what many people write about, so that words prove a program only
/// where they stand as programs put them: as a label over the subject answered, or over the answer to a mail.
/// </summary>
internal static class AbsenceNotes
{
    private const int LookedAt = 600;
    private const int LongestSubject = 300;
    private const int LongestLeadIn = 32;

    private static readonly SearchValues<string> Away = SearchValues.Create(
        AutomaticWords.AwayPhrases,
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>What a label may be called more fully: "out of office message". What follows must end it all the same.</summary>
    private static readonly string[] Nouns =
    [
        "auto",
        "notification",
        "message",
        "reply",
        "autoreply",
        "response",
        "notice",
    ];

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
    ];

    /// <summary>What subject and text say together.</summary>
    public static AbsenceSigns Read(MailMessage mail)
    {
        // At the beginning only: "Re: your automatic reply" is written by a person.
        var subject = mail
            .Subject.AsSpan(0, Math.Min(mail.Subject.Length, LongestSubject))
            .TrimStart("[ \"【*<(")
            .Trim();
        var phrase = Longest(subject, AutomaticWords.VacationSubjects);
        if (phrase > 0)
        {
            var behind = subject[phrase..];
            return subject[phrase - 1] == ':' || EndsThere(behind) || SpeaksOfAbsence(behind) ? AbsenceSigns.Note
                : IsAway(mail) && !Asks(mail) ? AbsenceSigns.Perhaps
                : AbsenceSigns.None;
        }

        if (EndsInLabel(subject) && !SubjectText.HasPrefix(mail.Subject))
        {
            return AbsenceSigns.Note;
        }

        var weak = Longest(subject, AutomaticWords.PerhapsVacationSubjects);
        return weak > 0 ? OfWeak(mail, subject, weak) : AbsenceSigns.None;
    }

    /// <summary>True when the text begins by saying that its writer is away.</summary>
    public static bool IsAway(MailMessage mail) => IsAway(Beginning(mail));

    private static AbsenceSigns OfWeak(MailMessage mail, ReadOnlySpan<char> subject, int length)
    {
        var behind = subject[length..];
        if (SpeaksOfAbsence(behind))
        {
            return AbsenceSigns.Note;
        }

        // Programs put a subject behind a colon; people go on with words of their own, and ask.
        var isLabel = subject[length - 1] == ':' || behind.TrimStart() is [':' or '：', ..];
        if ((!isLabel && !EndsThere(behind)) || !IsAway(mail) || Asks(mail))
        {
            return AbsenceSigns.None;
        }

        return Answers(mail) || (isLabel && SaysSoAtOnce(mail)) ? AbsenceSigns.Note : AbsenceSigns.Perhaps;
    }

    private static bool Answers(MailMessage mail) => mail.InReplyTo is not null || mail.References.Count > 0;

    /// <summary>A mark of a question that is no part of an address of a page.</summary>
    private static bool Asks(MailMessage mail)
    {
        var text = Beginning(mail);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] is '?' or '？' or '؟'
                && (text[i] != '?' || i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a clause begins with it: "I am away until", not "I need a part and I am away until".</summary>
    private static bool SaysSoAtOnce(MailMessage mail)
    {
        var text = Beginning(mail);
        foreach (var range in text.SplitAny(".,;!:\n。，！、"))
        {
            var clause = text[range].Trim();
            if (clause.IndexOfAny(Away) is >= 0 and <= LongestLeadIn)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Ticket received (auto-reply)", "Thank you for writing - automatic reply".</summary>
    private static bool EndsInLabel(ReadOnlySpan<char> subject)
    {
        var end = subject.TrimEnd(")]】）");
        var start = end.LastIndexOfAny("([【（");
        if (end.Length == subject.Length || start < 0)
        {
            end = subject;
            start = Math.Max(end.LastIndexOf(" - "), end.LastIndexOf(" – "));
            start = start < 0 ? -1 : start + 2;
        }

        if (start <= 0)
        {
            return false;
        }

        var label = end[(start + 1)..].Trim();
        return label.Length > 0 && Longest(label, AutomaticWords.VacationSubjects) == label.Length;
    }

    /// <summary>A second such phrase behind the first, as in "Auto: on leave".</summary>
    private static bool SpeaksOfAbsence(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(": -");
        if (IsAway(rest))
        {
            return true;
        }

        var second = Math.Max(
            Longest(rest, AutomaticWords.VacationSubjects),
            Longest(rest, AutomaticWords.PerhapsVacationSubjects)
        );
        return second > 0 && EndsThere(rest[second..]);
    }

    private static ReadOnlySpan<char> Beginning(MailMessage mail) =>
        mail.Text.AsSpan(0, Math.Min(mail.Text.Length, LookedAt));

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
        while (true)
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

            if (WordAt(word, Connectors) > 0)
            {
                return true;
            }

            var noun = WordAt(word, Nouns);
            if (noun == 0)
            {
                return false;
            }

            rest = word[noun..];
        }
    }

    private static int WordAt(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (
                text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (text.Length == word.Length || !char.IsLetter(text[word.Length]))
            )
            {
                return word.Length;
            }
        }

        return 0;
    }
}
