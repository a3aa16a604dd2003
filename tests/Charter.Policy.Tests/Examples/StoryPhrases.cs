using System.Globalization;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Policy.Tests.Examples;

/// <summary>The phrases of an example's story, as events. They are listed in <c>docs/policy-language/examples.md</c>.</summary>
internal static class StoryPhrases
{
    private static readonly Dictionary<string, ClockEventKind> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ["We acknowledge"] = ClockEventKind.AcknowledgementSent,
        ["The desk acknowledges by itself"] = ClockEventKind.AcknowledgementSent,
        ["We reply"] = ClockEventKind.MessageSent,
        ["The desk writes by itself"] = ClockEventKind.MessageSent,
        ["The customer writes again"] = ClockEventKind.MessageReceived,
        ["No answer is needed"] = ClockEventKind.AnswerNotNeeded,
        ["We wait for the customer"] = ClockEventKind.WaitingStarted,
        ["The wait ends"] = ClockEventKind.WaitingEnded,
        ["It is put on hold"] = ClockEventKind.HoldStarted,
        ["It is resolved"] = ClockEventKind.Resolved,
        ["It is reopened"] = ClockEventKind.Reopened,
        ["It is closed"] = ClockEventKind.Closed,
        ["It is escalated"] = ClockEventKind.Escalated,
        ["The escalation record is complete"] = ClockEventKind.EscalationRecorded,
        ["It is referred"] = ClockEventKind.Referred,
        ["Work starts"] = ClockEventKind.WorkStarted,
        ["We are on site"] = ClockEventKind.SiteAttended,
        ["The customer leaves a voicemail"] = ClockEventKind.VoicemailLeft,
        ["The customer asks to be called back"] = ClockEventKind.CallbackRequested,
        ["A call is missed"] = ClockEventKind.CallMissed,
        ["We call back"] = ClockEventKind.CallReturned,
        ["We call back and reach nobody"] = ClockEventKind.CallAttempted,
        ["We offer a callback"] = ClockEventKind.CallbackOffered,
        ["The visitor is greeted"] = ClockEventKind.ContactGreeted,
        ["It is merged into another ticket"] = ClockEventKind.MergedAway,
    };

    private static readonly Dictionary<string, (ClockEventKind Kind, ServedSubject Channel)> Contacts = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["A caller rings"] = (ClockEventKind.ContactStarted, ServedSubject.Phone),
        ["A chat begins"] = (ClockEventKind.ContactStarted, ServedSubject.Chat),
        ["A visitor comes in"] = (ClockEventKind.ContactStarted, ServedSubject.InPerson),
        ["The call is taken"] = (ClockEventKind.ContactAnswered, ServedSubject.Phone),
        ["The chat is taken up"] = (ClockEventKind.ContactAnswered, ServedSubject.Chat),
        ["The visitor is seen"] = (ClockEventKind.ContactAnswered, ServedSubject.InPerson),
        ["The caller hangs up"] = (ClockEventKind.ContactEnded, ServedSubject.Phone),
        ["The chat is left"] = (ClockEventKind.ContactEnded, ServedSubject.Chat),
    };

    private static readonly Dictionary<string, ServedSubject> Written = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = ServedSubject.Email,
        ["web form"] = ServedSubject.WebForm,
        ["post"] = ServedSubject.Post,
        ["social media"] = ServedSubject.Social,
        ["WhatsApp"] = ServedSubject.WhatsApp,
        ["voicemail"] = ServedSubject.Voicemail,
        ["phone"] = ServedSubject.Phone,
        ["chat"] = ServedSubject.Chat,
        ["a visit"] = ServedSubject.InPerson,
    };

    /// <summary>What a phrase says happened; nothing for "Time passes".</summary>
    /// <param name="phrase">The phrase, without its full stop.</param>
    /// <param name="at">When.</param>
    /// <param name="readTime">Reads a time that stands in the phrase.</param>
    /// <exception cref="FormatException">The phrase is none of those that examples use.</exception>
    public static IEnumerable<ClockEvent> Read(string phrase, Instant at, Func<string, Instant> readTime)
    {
        if (phrase == "Time passes")
        {
            return [];
        }

        if (Plain.TryGetValue(phrase, out var kind))
        {
            return [new ClockEvent(at, kind) { ByPerson = !phrase.EndsWith("by itself", StringComparison.Ordinal) }];
        }

        if (Contacts.TryGetValue(phrase, out var contact))
        {
            return [new ClockEvent(at, contact.Kind) { ByPerson = true, Channel = contact.Channel }];
        }

        if (After(phrase, "The customer opens a ticket by ") is { } opening)
        {
            return Opening(opening, at, byCustomer: true);
        }

        if (After(phrase, "We open a ticket by ") is { } own)
        {
            return Opening(own, at, byCustomer: false);
        }

        return
        [
            After(phrase, "We write that it will be done by ") is { } promised
                ? new ClockEvent(at, ClockEventKind.HoldingNoticeSent) { ByPerson = true, NewDue = readTime(promised) }
            : After(phrase, "The customer writes again by ") is { } channel
                ? new ClockEvent(at, ClockEventKind.MessageReceived) { ByCustomer = true, Channel = ChannelOf(channel) }
            : After(phrase, "Its priority becomes ") is { } priority
                ? new ClockEvent(at, ClockEventKind.PriorityChanged) { Priority = priority }
            : After(phrase, "It becomes a ") is { } named
                ? new ClockEvent(at, ClockEventKind.KindChanged) { CaseKind = KindOf(named) }
            : After(phrase, "It becomes an ") is { } other
                ? new ClockEvent(at, ClockEventKind.KindChanged) { CaseKind = KindOf(other) }
            : After(phrase, "It goes to stage ") is { } stage
                ? new ClockEvent(at, ClockEventKind.StageChanged) { Stage = stage }
            : After(phrase, "It is known: ") is { } condition
                ? new ClockEvent(at, ClockEventKind.ConditionStated) { Condition = condition }
            : After(phrase, "It is no longer so: ") is { } withdrawn
                ? new ClockEvent(at, ClockEventKind.ConditionWithdrawn) { Condition = withdrawn }
            : After(phrase, "Another ticket joins it with ") is { } joined ? Joined(joined, at, readTime)
            : throw new FormatException($"\"{phrase}\" is no phrase of a story"),
        ];
    }

    private static IEnumerable<ClockEvent> Opening(string text, Instant at, bool byCustomer)
    {
        var parts = text.Split(", ");
        var opened = new ClockEvent(at, ClockEventKind.TicketOpened)
        {
            ByCustomer = byCustomer,
            Channel = ChannelOf(parts[0]),
        };
        foreach (var part in parts.Skip(1))
        {
            opened =
                After(part, "priority ") is { } priority ? opened with { Priority = priority }
                : After(part, "stage ") is { } stage ? opened with { Stage = stage }
                : opened with { CaseKind = KindOf(part.Split(' ')[^1]) };
        }

        yield return opened;
    }

    private static ClockEvent Joined(string text, Instant at, Func<string, Instant> readTime)
    {
        var parts = text.Split(" due ");
        return new ClockEvent(at, ClockEventKind.MergeReceived)
        {
            CommitmentKey = parts[0].Trim('`'),
            NewDue = readTime(parts[1]),
        };
    }

    private static ServedSubject ChannelOf(string name) =>
        Written.TryGetValue(name, out var channel) ? channel : throw new FormatException($"\"{name}\" is no channel");

    private static CaseKind KindOf(string name) =>
        Enum.TryParse<CaseKind>(name, ignoreCase: true, out var kind)
            ? kind
            : throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"\"{name}\" is no kind of ticket")
            );

    private static string? After(string phrase, string start) =>
        phrase.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? phrase[start.Length..] : null;
}
