using Charter.Desk.Automation;
using Charter.Desk.Policies;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Automation;

/// <summary>Letters to customers and when they go, and a person's own notices, over the API.</summary>
public static class NoticesApi
{
    public static void MapNoticesApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("", "Journal");
        api.MapGet("/notices", NoticesAsync)
            .Gives<ListNotices.Result>("listNotices", "Your own notices, newest first; empty for a token.");
        api.MapPost("/notices/read", MarkAsync)
            .Gives<MarkNoticesRead.Result>("markNoticesRead", "Marks your notices as read, up to one of them.");
        var ticket = routes.MapApi("/tickets/{number:int}", "Conversations");
        ticket
            .MapPost("/holding-notice", HoldingNoticeAsync)
            .Gives<SendHoldingNotice.Result>(
                "sendHoldingNotice",
                "Tells the customer that the answer takes longer, why, and by when it comes.",
                StatusCodes.Status201Created
            );
        ticket
            .MapPost("/letters", LetterAsync)
            .Gives<SendLetter.Result>(
                "sendLetter",
                "Sends the customer a letter with a person's words: `update` (how it stands) or `resolution` (the answer, which can resolve the ticket).",
                StatusCodes.Status201Created
            );
        var settings = routes.MapApi("/letter-settings", "Settings");
        settings
            .MapGet("", SettingsAsync)
            .Gives<ReadLetterSettings.Result>(
                "readLetterSettings",
                "Who sends holding letters, and what letters name."
            );
        settings
            .MapPut("", ChangeSettingsAsync)
            .Gives<ChangeLetterSettings.Result>(
                "changeLetterSettings",
                "Changes who sends holding letters, and what letters name."
            );
    }

    /// <param name="Letter"><c>update</c> or <c>resolution</c>.</param>
    /// <param name="Words">How it stands, or what is decided.</param>
    /// <param name="Found">What was found.</param>
    /// <param name="Resolves">Whether the ticket is resolved by it.</param>
    public sealed record LetterBody(string Letter, string Words, string? Found = null, bool Resolves = false);

    /// <param name="Fields">The settings.</param>
    /// <param name="Version">The version that was read; 0 for the first time.</param>
    public sealed record LetterSettingsBody(LetterSettingsFields Fields, int Version);

    private static async Task<IResult> SettingsAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ReadLetterSettings.Run(db, desk.Actor, ct)));

    private static async Task<IResult> ChangeSettingsAsync(DeskRequest desk, LetterSettingsBody body) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) => ChangeLetterSettings.Handle(db, desk.Actor, new(body.Fields, body.Version), ct)
            )
        );

    private static async Task<IResult> LetterAsync(DeskRequest desk, Editions editions, int number, LetterBody body) =>
        Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                (db, actor, id, ct) =>
                    SendLetter.Handle(
                        db,
                        actor,
                        new(id, body.Letter, body.Words, body.Found, body.Resolves),
                        editions,
                        ct
                    )
            ),
            StatusCodes.Status201Created
        );

    /// <param name="UpToId">This notice and all before it.</param>
    /// <param name="OnlyThis">Whether only this one is meant.</param>
    public sealed record MarkBody(long UpToId, bool OnlyThis = false);

    /// <param name="NewDue">By when the answer comes now.</param>
    /// <param name="Reason">Why, in words for the customer.</param>
    public sealed record HoldingNoticeBody(Instant NewDue, string Reason);

    private static async Task<IResult> NoticesAsync(DeskRequest desk, bool? unreadOnly) =>
        Answers.Json(
            await desk.ReadAsync((db, ct) => ListNotices.Run(db, desk.Actor, new(unreadOnly ?? false), desk.Now, ct))
        );

    private static async Task<IResult> MarkAsync(DeskRequest desk, MarkBody body) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) => MarkNoticesRead.Handle(db, desk.Actor, new(body.UpToId, body.OnlyThis), ct)
            )
        );

    private static async Task<IResult> HoldingNoticeAsync(
        DeskRequest desk,
        Editions editions,
        int number,
        HoldingNoticeBody body
    ) =>
        Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                (db, actor, id, ct) =>
                    SendHoldingNotice.Handle(db, actor, new(id, body.NewDue, body.Reason), editions, ct)
            ),
            StatusCodes.Status201Created
        );
}
