using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Conversations;

public sealed class FindPassagesTests
{
    [Theory, OnBothDatabases]
    public async Task A_passage_is_shown_to_those_who_may_see_its_ticket_only(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var ticket = await scene.OpenTicketAsync(department: scene.Service);
        await NoteAsync(scene, ticket.TicketId, "Nothing of interest");
        await NoteAsync(scene, ticket.TicketId, "The spout is bent and the kettle leaks on the left");

        var seen = await FindAsync(scene, scene.Ada, ticket.TicketId, "spout leaks");
        seen.Text.ShouldContain("The spout is bent and the kettle leaks");
        seen.IsNote.ShouldBeTrue();
        seen.AuthorName.ShouldBe("Ada Agent");
        (await RunAsync(scene, scene.Ben, [ticket.TicketId], "spout")).Value.ByTicket.ShouldBeEmpty();
        (await RunAsync(scene, scene.Ada, [], "spout")).Value.ByTicket.ShouldBeEmpty();
        (await RunAsync(scene, scene.Ada, [ticket.TicketId], "\"*")).Value.ByTicket.ShouldBeEmpty();
        (
            await RunAsync(scene, Actor.Staff(9, Permissions.None, []), [ticket.TicketId], "spout")
        ).Refusal.ShouldBeOfType<NotAllowed>();
    }

    private static async Task<FindPassages.Passage> FindAsync(DeskScene scene, Actor actor, long ticket, string text) =>
        (await RunAsync(scene, actor, [ticket], text)).Value.ByTicket[ticket];

    private static Task<Outcome<FindPassages.Result>> RunAsync(
        DeskScene scene,
        Actor actor,
        IReadOnlyList<long> tickets,
        string text
    ) => scene.ReadAsync(db => FindPassages.Run(db, actor, new(tickets, text), default));

    private static Task NoteAsync(DeskScene scene, long ticket, string text) =>
        scene.DoneAsync(scene.Ada, (db, ct) => AddNote.Handle(db, scene.Ada, new(ticket, text), ct));
}
