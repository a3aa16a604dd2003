using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Tickets;

/// <summary>Who may do what to a ticket of the service department: every slice, every sort of actor.</summary>
public sealed class TicketAccessTests
{
    private static readonly Instant Later = TestDesk.Now + Duration.FromDays(3);

    private static readonly Dictionary<string, Func<DeskContext, Actor, long, Task<Refusal?>>> Slices = new()
    {
        ["assign"] = async (db, a, id) => (await AssignTicket.Handle(db, a, new(id, null), default)).Refusal,
        ["assign to team"] = async (db, a, id) => (await AssignToTeam.Handle(db, a, new(id, null), default)).Refusal,
        ["refer"] = async (db, a, id) => (await ReferTicket.Handle(db, a, new(id, 1, null, null), default)).Refusal,
        ["escalate"] = async (db, a, id) => (await EscalateTicket.Handle(db, a, new(id, 1, "x"), default)).Refusal,
        ["wait"] = async (db, a, id) => (await WaitForCustomer.Handle(db, a, new(id), default)).Refusal,
        ["resume"] = async (db, a, id) => (await ResumeTicket.Handle(db, a, new(id), default)).Refusal,
        ["hold"] = async (db, a, id) => (await HoldTicket.Handle(db, a, new(id, "x"), default)).Refusal,
        ["release"] = async (db, a, id) => (await ReleaseTicket.Handle(db, a, new(id), default)).Refusal,
        ["resolve"] = async (db, a, id) => (await ResolveTicket.Handle(db, a, new(id), default)).Refusal,
        ["reopen"] = async (db, a, id) => (await ReopenTicket.Handle(db, a, new(id), default)).Refusal,
        ["close"] = async (db, a, id) => (await CloseTicket.Handle(db, a, new(id), default)).Refusal,
        ["priority"] = async (db, a, id) => (await ChangePriority.Handle(db, a, new(id, "high"), default)).Refusal,
        ["kind"] = async (db, a, id) => (await ChangeKind.Handle(db, a, new(id, CaseKind.Complaint), default)).Refusal,
        ["stage"] = async (db, a, id) => (await ChangeStage.Handle(db, a, new(id, "2"), default)).Refusal,
        ["rename"] = async (db, a, id) => (await RenameTicket.Handle(db, a, new(id, "y"), default)).Refusal,
        ["tag"] = async (db, a, id) => (await TagTicket.Handle(db, a, new(id, ["y"], []), default)).Refusal,
        ["merge"] = async (db, a, id) => (await MergeTickets.Handle(db, a, new(id, 0), default)).Refusal,
        ["issue link"] = async (db, a, id) => (await IssueFollowLink.Handle(db, a, new(id), default)).Refusal,
        ["revoke links"] = async (db, a, id) => (await RevokeFollowLinks.Handle(db, a, new(id), default)).Refusal,
        ["reply"] = async (db, a, id) => (await SendReply.Handle(db, a, new(id, "Hello"), default)).Refusal,
        ["note"] = async (db, a, id) => (await AddNote.Handle(db, a, new(id, "Hm"), default)).Refusal,
        ["contact"] = async (db, a, id) =>
            (await RecordContact.Handle(db, a, new(id, ContactStep.Started, ServedSubject.Phone), default)).Refusal,
        ["no answer needed"] = async (db, a, id) => (await MarkAnswerNotNeeded.Handle(db, a, new(id), default)).Refusal,
        ["holding notice"] = async (db, a, id) =>
            (await SendHoldingNotice.Handle(db, a, new(id, Later, "Part ordered"), new Editions(), default)).Refusal,
        ["save draft"] = async (db, a, id) => (await SaveDraft.Handle(db, a, new(id, "<p>", false), default)).Refusal,
    };

    private static readonly Dictionary<string, Func<DeskContext, Actor, long, Task<Refusal?>>> Readers = new()
    {
        ["ticket"] = async (db, a, id) => (await ReadTicket.Run(db, a, id, default)).Refusal,
        ["conversation"] = async (db, a, id) => (await ReadConversation.Run(db, a, new(id), default)).Refusal,
    };

    [Theory, OnBothDatabases]
    public async Task Every_slice_that_changes_a_ticket_lets_in_whom_it_should_and_nobody_else(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        foreach (var (name, slice) in Slices)
        {
            var id = (await scene.OpenTicketAsync()).TicketId;
            foreach (var (who, actor, expected) in Actors(scene))
            {
                var refusal = await TryAsync(scene, actor, db => slice(db, actor, id));
                switch (expected)
                {
                    case Right.None:
                        refusal.ShouldBe(new NotFound("ticket"), $"{who}: {name}");
                        break;
                    case Right.Read:
                        refusal.ShouldBeOfType<NotAllowed>($"{who}: {name}");
                        break;
                    default:
                        refusal.ShouldNotBeOfType<NotAllowed>($"{who}: {name}");
                        (refusal is NotFound && name != "merge").ShouldBeFalse($"{who}: {name}");
                        break;
                }
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Every_reader_shows_a_ticket_to_those_who_may_know_of_it_and_to_nobody_else(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        foreach (var (name, reader) in Readers)
        {
            foreach (var (who, actor, expected) in Actors(scene))
            {
                var refusal = await scene.ReadAsync(db => reader(db, actor, id));
                refusal.ShouldBe(expected == Right.None ? new NotFound("ticket") : null, $"{who}: {name}");
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Lists_hold_only_what_the_actor_may_see(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        await scene.OpenTicketAsync(scene.Cleo);
        await scene.OpenTicketAsync(scene.Dan, department: scene.Repairs);

        (await NumbersAsync(scene.Ada)).ShouldBe([1]);
        (await NumbersAsync(scene.Ben)).ShouldBe([2]);
        (await NumbersAsync(scene.Auditor)).ShouldBe([2, 1]);
        (await NumbersAsync(Actor.Customer(scene.Cleo))).ShouldBe([1]);
        var nobody = Actor.Token(1, Permissions.ReadCustomers);
        var refused = await scene.ReadAsync(db => ListTickets.Run(db, nobody, new(new()), scene.Now, default));
        refused.Refusal.ShouldBeOfType<NotAllowed>();

        async Task<List<int>> NumbersAsync(Actor actor) =>
            [
                .. (
                    await scene.ReadAsync(db => ListTickets.Run(db, actor, new(new()), scene.Now, default))
                ).Value.Rows.Select(r => r.Number),
            ];
    }

    [Theory, OnBothDatabases]
    public async Task Notes_and_their_files_stay_hidden_from_the_customer(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        var file = new IncomingFile("plan.pdf", "application/pdf", 3, new string('a', 64));
        await scene.DoneAsync(
            scene.Ada,
            (db, ct) => AddNote.Handle(db, scene.Ada, new(id, "He is rude", null, [file]), ct)
        );
        var seen = (await scene.ReadAsync(db => ReadConversation.Run(db, scene.Ada, new(id), default))).Value;
        var note = seen.Messages.ShouldHaveSingleItem();
        var cleo = Actor.Customer(scene.Cleo);

        (await scene.ReadAsync(db => ReadConversation.Run(db, cleo, new(id), default))).Value.Messages.ShouldBeEmpty();
        (await scene.ReadAsync(db => ReadMessage.Run(db, cleo, note.Message.Id, default))).Refusal.ShouldBe(
            new NotFound("message")
        );
        (await scene.ReadAsync(db => ReadAttachment.Run(db, cleo, note.Files[0].Id, default))).Refusal.ShouldBe(
            new NotFound("file")
        );
        (await scene.ReadAsync(db => ReadAttachment.Run(db, scene.Ben, note.Files[0].Id, default))).Refusal.ShouldBe(
            new NotFound("file")
        );
        (await scene.ReadAsync(db => ReadAttachment.Run(db, scene.Ada, note.Files[0].Id, default))).Value.Name.ShouldBe(
            "plan.pdf"
        );
    }

    private static IEnumerable<(string Who, Actor Actor, Right Right)> Actors(DeskScene scene) =>
        [
            ("another customer", Actor.Customer(scene.Dan), Right.None),
            ("the customer", Actor.Customer(scene.Cleo), Right.Read),
            ("a representative of another department", scene.Ben, Right.None),
            ("an auditor", scene.Auditor, Right.Read),
            (
                "a token that only reads",
                Actor.Token(1, Permissions.ReadTickets | Permissions.ReadAllTickets),
                Right.Read
            ),
            ("a token without tickets", Actor.Token(2, Permissions.ReadCustomers), Right.None),
            (
                "a token bound to no department",
                Actor.Token(3, Permissions.ReadTickets | Permissions.WorkTickets),
                Right.None
            ),
            ("a manager", scene.Manager, Right.Work),
            ("a representative", scene.Ada, Right.Work),
        ];

    // Refused on purpose in the end, so that every actor meets the ticket as it was.
    private static async Task<Refusal?> TryAsync(DeskScene scene, Actor actor, Func<DeskContext, Task<Refusal?>> slice)
    {
        Refusal? refusal = null;
        await scene.WriteAsync<Done>(
            actor,
            async (db, _) =>
            {
                refusal = await slice(db);
                return new InvalidField("test", "Rolled back.");
            }
        );
        return refusal;
    }

    private enum Right
    {
        None,
        Read,
        Work,
    }
}
