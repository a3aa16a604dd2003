using System.Collections.Immutable;
using Charter.Policy.Clocks;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

public sealed class HistoryProperties
{
    private static readonly Instant Now = At("2026-04-03 12:00");

    [Fact]
    public void Event_by_event_comes_to_what_the_whole_history_comes_to() =>
        Holds(events =>
        {
            var state = CaseClockState.Empty(RandomHistories.Policies);
            foreach (var happened in events)
            {
                state = state.Apply(happened);
            }

            return Same(state.Read(Now), CaseClocks.Read(RandomHistories.Policies, events, Now));
        });

    [Fact]
    public void Every_state_on_the_way_says_what_its_own_events_say() =>
        Holds(events =>
        {
            var state = CaseClockState.Empty(RandomHistories.Policies);
            var before = state;
            foreach (var happened in events)
            {
                before = state;
                state = state.Apply(happened);
            }

            // Applying the last event left the state before it as it was.
            return Same(before.Read(Now), CaseClockState.From(RandomHistories.Policies, before.Events).Read(Now));
        });

    [Fact]
    public void Repeating_the_whole_history_changes_nothing() =>
        Holds(events =>
            Same(
                CaseClocks.Read(RandomHistories.Policies, [.. events, .. events], Now),
                CaseClocks.Read(RandomHistories.Policies, events, Now)
            )
        );

    [Fact]
    public void A_stored_breach_stays_a_breach_whatever_comes_after() =>
        Holds(events =>
        {
            var ordered = CaseClockState.From(RandomHistories.Policies, events).Events;
            var half = ordered[..(ordered.Length / 2)];
            if (half.IsEmpty)
            {
                return true;
            }

            var broken = Broken(CaseClocks.Read(RandomHistories.Policies, half, half[^1].At));
            return broken.IsSubsetOf(Broken(CaseClocks.Read(RandomHistories.Policies, ordered, Now)));
        });

    [Fact]
    public void Time_alone_never_mends_a_clock() =>
        Holds(events =>
            Broken(CaseClocks.Read(RandomHistories.Policies, events, Now))
                .IsSubsetOf(Broken(CaseClocks.Read(RandomHistories.Policies, events, Now + Duration.FromDays(30))))
        );

    [Fact]
    public void A_wait_never_brings_a_due_time_forward() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(
                (
                    from unit in Gen.Elements(TimeUnit.Hour, TimeUnit.BusinessHour, TimeUnit.BusinessDay, TimeUnit.Day)
                    from value in Gen.Choose(1, 30)
                    from start in Gen.Choose(0, 5000)
                    from length in Gen.Choose(0, 5000)
                    select (unit, value, start, length)
                ).ToArbitrary(),
                x =>
                {
                    var story = new Story($"resolve any within {x.value} {Vocabulary.Token(x.unit)}");
                    var opened = Story.Event("2026-03-26 08:00 ticket.opened email");
                    var waiting = opened.At + Duration.FromMinutes(x.start);
                    var resumed = waiting + Duration.FromMinutes(x.length);
                    var plain = CaseClocks.Read(story.Policies, [opened], opened.At).Single();
                    var paused = CaseClocks
                        .Read(
                            story.Policies,
                            [
                                opened,
                                new ClockEvent(waiting, ClockEventKind.WaitingStarted),
                                new ClockEvent(resumed, ClockEventKind.WaitingEnded),
                            ],
                            resumed
                        )
                        .Single();
                    return paused.DueAt >= plain.DueAt
                        && (
                            waiting > plain.DueAt
                            || unitIsWorking(x.unit)
                            || paused.DueAt == plain.DueAt + (resumed - waiting)
                        );

                    static bool unitIsWorking(TimeUnit unit) => unit is TimeUnit.BusinessHour or TimeUnit.BusinessDay;
                }
            )
        );

    [Fact]
    public void Every_reading_can_explain_itself_and_ends_at_its_due_time() =>
        Holds(events =>
        {
            foreach (var reading in CaseClocks.Read(RandomHistories.Policies, events, Now))
            {
                var told = CaseClocks.Explain(
                    RandomHistories.Policies,
                    events,
                    reading.Commitment.Key,
                    reading.Round,
                    Now
                );
                told.ShouldNotBeNull();
                told.Steps.ShouldContain(step => step.Kind == ClockStepKind.Due);
            }

            return true;
        });

    [Fact]
    public void Every_kind_of_event_has_a_name_of_its_own()
    {
        foreach (var kind in Enum.GetValues<ClockEventKind>())
        {
            ClockEventNames.TryRead(ClockEventNames.Of(kind), out var read).ShouldBeTrue();
            read.ShouldBe(kind);
        }

        ClockEventNames.TryRead("ticket.eaten", out _).ShouldBeFalse();
    }

    private static bool Same(ImmutableArray<ClockReading> left, ImmutableArray<ClockReading> right)
    {
        // Lists compare by reference inside records, so they are compared by content beside them.
        left.Select(Plain).ShouldBe(right.Select(Plain));
        left.SelectMany(reading => reading.Losers).ShouldBe(right.SelectMany(reading => reading.Losers));
        return true;
    }

    private static ClockReading Plain(ClockReading reading) => reading with { Losers = [], Steps = [] };

    private static HashSet<(int, Instant, string)> Broken(IEnumerable<ClockReading> readings) =>
        [.. readings.Where(r => r.BrokenAt is not null).Select(r => (r.Round, r.BrokenAt!.Value, r.Commitment.Key))];

    private static void Holds(Func<ImmutableArray<ClockEvent>, bool> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(RandomHistories.All.ToArbitrary(), property)
        );
}
