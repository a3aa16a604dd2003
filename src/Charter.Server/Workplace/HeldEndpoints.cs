using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Answers that have not left: take back, send now, another time; and another try for what could not be delivered.</summary>
internal static class HeldEndpoints
{
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapPost("/tickets/{number:int}/held/{id:long}/withdraw", WithdrawAsync);
        routes.MapPost("/tickets/{number:int}/held/{id:long}/send", SendAsync);
        routes.MapPost("/tickets/{number:int}/held/{id:long}/move", MoveAsync);
        routes.MapPost("/tickets/{number:int}/messages/{id:long}/retry", RetryAsync);
    }

    private static async Task<IResult> WithdrawAsync(
        int number,
        long id,
        string? list,
        HttpContext http,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => WithdrawReply.Handle(db, desk.Actor, new(id), ct));
        return Back(
            http,
            notices,
            words,
            (number, list, "#compose"),
            done.Refusal,
            words["Taken back. Nothing was sent; your text is below."]
        );
    }

    private static async Task<IResult> SendAsync(
        int number,
        long id,
        string? list,
        HttpContext http,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => RescheduleReply.Handle(db, desk.Actor, new(id, null), ct));
        return Back(http, notices, words, (number, list, ""), done.Refusal, words["It leaves now."]);
    }

    private static async Task<IResult> MoveAsync(
        int number,
        long id,
        string? list,
        IFormCollection form,
        HttpContext http,
        DeskRequest desk,
        PageState page,
        NoticeCookie notices,
        Wordbook words
    )
    {
        if (SendTime.Read(form["leaveAt"], page.Zone, desk.Now) is not { } at)
        {
            notices.Leave(http, new Notice(NoticeTone.Problem, NotATime(words)));
            return Results.LocalRedirect(TicketReading.Url(number, list));
        }

        var done = await desk.WriteAsync((db, ct) => RescheduleReply.Handle(db, desk.Actor, new(id, at), ct));
        return Back(
            http,
            notices,
            words,
            (number, list, ""),
            done.Refusal,
            words["It leaves {0}.", page.Times.Moment(at, desk.Now)]
        );
    }

    private static async Task<IResult> RetryAsync(
        int number,
        long id,
        string? list,
        HttpContext http,
        TicketReading reading,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var found = await reading.FindAsync(number);
        if (!found.IsDone(out var ticketId))
        {
            return RefusedPage.Of(found.Refusal!);
        }

        var done = await desk.WriteAsync((db, ct) => RetryMessage.Handle(db, desk.Actor, new(ticketId, id), ct));
        return Back(http, notices, words, (number, list, ""), done.Refusal, words["It is tried again now."]);
    }

    /// <summary>What to say to a time that can't be read.</summary>
    public static string NotATime(Wordbook words) =>
        words["When should it leave? Write a time to come, such as “tomorrow 9:00”, “Monday 8:30” or “in 2 hours”."];

    private static IResult Back(
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        (int Number, string? List, string Place) to,
        Refusal? refusal,
        string done
    )
    {
        if (refusal is NotFound)
        {
            return RefusedPage.Of(refusal);
        }

        notices.Leave(
            http,
            refusal is null
                ? new Notice(NoticeTone.Done, done)
                : new Notice(NoticeTone.Problem, RefusalWords.Of(refusal, words))
        );
        return Results.LocalRedirect(TicketReading.Url(to.Number, to.List) + to.Place);
    }
}
