using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Duties;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Verification;
using NodaTime;

namespace Charter.Desk;

/// <summary>
/// The parts of the desk that something else has to call, in one explicit list: what follows from events, in its order;
/// what <c>charter verify</c> checks; what is to be done from time to time. One instance a process.
/// </summary>
public sealed class Modules
{
    private readonly KeepReadings _keep;

    public Modules()
    {
        Editions = new Editions();
        Clocks = new TicketClocks(Editions);
        _keep = new KeepReadings(Clocks);
        Reactions =
        [
            // First whatever moves clocks, then the clocks, then what is sent and told because of them.
            new ApplyToOpenTickets(),
            new GatherMergedMessages(),
            new StopScheduledReplies(),
            new CarryPromisesOver(),
            _keep,
            new SendDemandedLetters(Editions),
            new SendHoldingLetters(Editions),
            new EscalateAlongMatrix(),
            new TellPeople(Editions),
            new TellDuties(Editions),
            new TellAdministrators(),
            new WakeWaitingMail(),
        ];
        Checks = [new ClocksEqualRecomputation(Clocks)];
    }

    /// <summary>The editions, compiled once.</summary>
    public Editions Editions { get; }

    /// <summary>Reads clocks from the journal.</summary>
    public TicketClocks Clocks { get; }

    /// <summary>What follows from events in the same transaction, in the order in which it runs.</summary>
    public IReadOnlyList<IJournalReaction> Reactions { get; }

    /// <summary>The invariants that this project can check.</summary>
    public IReadOnlyList<IDeskCheck> Checks { get; }

    /// <summary>What a host does again and again while it runs.</summary>
    public IReadOnlyList<RegularWork> WorkOn(IReadGate reads, IWriteGate writes) =>
        [
            new RegularWork(
                "watch clocks",
                Duration.FromSeconds(1),
                async (now, cancellationToken) => await WatchOn(reads, writes).RunAsync(now, cancellationToken)
            ),
            new RegularWork(
                "send answers whose time has come",
                Duration.FromSeconds(1),
                async (now, cancellationToken) =>
                    await new ReleaseReplies(reads, writes).RunAsync(now, cancellationToken)
            ),
            new RegularWork(
                "watch duties",
                Duration.FromMinutes(1),
                async (now, cancellationToken) => await DutiesOn(reads, writes).RunAsync(now, cancellationToken)
            ),
        ];

    /// <summary>The watch over the organisation's duties.</summary>
    public WatchDuties DutiesOn(IReadGate reads, IWriteGate writes) => new(reads, writes, Editions);

    /// <summary>The watch over the clocks, for whoever moves time himself.</summary>
    public WatchClocks WatchOn(IReadGate reads, IWriteGate writes) => new(reads, writes, _keep);
}
