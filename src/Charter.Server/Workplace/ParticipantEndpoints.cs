using Charter.Desk.Shared;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Settings;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Adding people to a ticket and taking them out.</summary>
internal static class ParticipantEndpoints
{
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapPost("/tickets/{number:int}/participants", AddAsync);
        routes.MapPost("/tickets/{number:int}/participants/{id:long}/remove", RemoveAsync);
    }

    private static async Task<IResult> AddAsync(
        int number,
        string? list,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var address = form["participant"].ToString();
        var added = await desk.WriteOnTicketAsync(
            number,
            (db, actor, id, ct) => AddParticipant.Handle(db, actor, new(id, address), ct)
        );
        return Back(http, notices, words, added.Refusal, words["They get what is sent from now on."], number, list);
    }

    private static async Task<IResult> RemoveAsync(
        int number,
        long id,
        string? list,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var removed = await desk.WriteOnTicketAsync(
            number,
            (db, actor, ticket, ct) => RemoveParticipant.Handle(db, actor, new(ticket, id), ct)
        );
        return Back(
            http,
            notices,
            words,
            removed.Refusal,
            words["They get nothing more of this ticket."],
            number,
            list
        );
    }

    private static IResult Back(
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        Refusal? refusal,
        string done,
        int number,
        string? list
    ) =>
        refusal switch
        {
            null => SettingsPages.Done(http, notices, done, TicketReading.Url(number, list)),
            NotFound or NotAllowed => RefusedPage.Of(refusal),
            _ => SettingsPages.Refused(http, notices, RefusalWords.Of(refusal, words), TicketReading.Url(number, list)),
        };
}
