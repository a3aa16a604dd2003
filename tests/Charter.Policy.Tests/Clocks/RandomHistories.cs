using System.Collections.Immutable;
using Charter.Policy.Clocks;
using Charter.Policy.Tests.Calendars;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Charter.Policy.Tests.Clocks;

/// <summary>Random histories of a ticket, with every kind of event, out of order and repeated, under a policy that cares.</summary>
internal static class RandomHistories
{
    private static readonly Instant Start = Given.At("2026-03-26 08:00");

    private static readonly ClockEventKind[] Kinds = Enum.GetValues<ClockEventKind>();

    private static readonly string[] Conditions = ["high_volume", "complex", "appointment", "plan:gold"];

    private static readonly string?[] Priorities = [null, "p1", "low"];

    public static GoverningPolicies Policies { get; } =
        new([
            new PolicyInForce(
                Instant.MinValue,
                PolicyOf(1, "resolve any within 10 business_hour\nupdate any every 1 day")
            ),
            new PolicyInForce(
                Start + Duration.FromDays(2),
                PolicyOf(2, "resolve any within 3 business_day\nupdate any every 6 hour")
            ),
        ]);

    public static Gen<ImmutableArray<ClockEvent>> All =>
        from opened in Event(Gen.Constant(ClockEventKind.TicketOpened))
        from others in Gen.ArrayOf(Event(Gen.Elements(Kinds)))
        from repeats in Gen.ArrayOf(Gen.Elements<ClockEvent>([opened, .. others]))
        from shuffled in Gen.Shuffle<ClockEvent>([opened, .. others, .. repeats])
        select shuffled.ToImmutableArray();

    private static Gen<ClockEvent> Event(Gen<ClockEventKind> kinds) =>
        from kind in kinds
        from minutes in Gen.Choose(0, 6 * 24 * 12)
        from channel in Gen.Elements<ServedSubject?>(
            null,
            ServedSubject.Email,
            ServedSubject.Phone,
            ServedSubject.Chat,
            ServedSubject.Voicemail
        )
        from caseKind in Gen.Elements<CaseKind?>(null, CaseKind.Complaint, CaseKind.Enquiry)
        from priority in Gen.Elements(Priorities)
        from condition in Gen.Elements(Conditions)
        from byCustomer in Gen.Elements(true, true, false)
        from byPerson in Gen.Elements(true, false)
        from later in Gen.Choose(0, 5000)
        from key in Gen.Elements(Policies.At(Start)!.Commitments.Select(item => item.Key))
        select new ClockEvent(Start + Duration.FromMinutes(minutes * 5), kind)
        {
            ByCustomer = byCustomer,
            ByPerson = byPerson,
            Channel = channel,
            CaseKind = caseKind,
            Priority = priority,
            Stage = priority,
            Condition = condition,
            NewDue = later % 3 == 0 ? null : Start + Duration.FromMinutes(later),
            CommitmentKey = key,
            PolicyVersion = kind == ClockEventKind.PolicyApplied ? 1 + (later % 3) : null,
        };

    private static GoverningPolicy PolicyOf(int version, string more) =>
        new(
            version,
            [
                .. Story
                    .Lines(
                        more
                            + """

                            acknowledge any within 1 hour
                            acknowledge complaint within 1 business_day
                            first_response any within 4 business_hour
                            respond email within 24 hour
                            respond chat within 2 minute
                            resolve any within 2 hour priority:p1
                            resolve complaint within 20 business_day complex
                            resolve any within 4 hour 90%
                            update escalation every 12 hour
                            document escalation within 1 hour
                            notify_delay any within 2 day
                            answer phone within 3 ring
                            answer any within 1 minute off_peak
                            return_call any within 1 business_day
                            escalate any within 8 hour unresolved
                            refer any within 2 hour
                            offer_callback phone within 5 minute
                            """
                    )
                    .Select(Story.Promise),
            ],
            Given.Weekdays("Europe/London", Given.Closed(2026, 3, 30)),
            new ClockRules { PausedWhileWaiting = [ServiceAction.Update], WarnBefore = Duration.FromHours(1) }
        );
}
