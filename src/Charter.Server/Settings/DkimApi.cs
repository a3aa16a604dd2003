using Charter.Desk.Settings;
using Charter.Server.Api;
using Charter.Server.Security;

namespace Charter.Server.Settings;

/// <summary>The keys that sign mail, over the API.</summary>
public static class DkimApi
{
    public static void MapDkimApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("/dkim-keys", "Settings");
        api.MapGet("", ListAsync)
            .Gives<ListDkimKeys.Result>(
                "listDkimKeys",
                "The keys that sign mail, with the records to publish. Private halves are never shown."
            );
        api.MapPost("", MakeAsync)
            .Gives<AddDkimKey.Result>(
                "makeDkimKey",
                "Makes a key for a domain. Nothing is signed with it yet.",
                StatusCodes.Status201Created
            );
        api.MapPost("/{keyId:long}/sign", (DeskRequest desk, long keyId) => SetAsync(desk, keyId, true))
            .GivesNothing("signWithDkimKey", "Signs the domain's mail with a key, in place of the one before.");
        api.MapPost("/{keyId:long}/stop", (DeskRequest desk, long keyId) => SetAsync(desk, keyId, false))
            .GivesNothing("stopDkimKey", "Stops signing with a key.");
        api.MapDelete("/{keyId:long}", RemoveAsync)
            .GivesNothing("removeDkimKey", "Throws a key away that does not sign.");
    }

    /// <param name="Domain">The domain after the @ of the addresses that mail comes from.</param>
    public sealed record KeyBody(string Domain);

    private static async Task<IResult> ListAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ListDkimKeys.Run(db, desk.Actor, ct)));

    private static async Task<IResult> MakeAsync(DeskRequest desk, MasterKey key, KeyBody body) =>
        Answers.Json(await DkimKeys.MakeAsync(desk, key, body.Domain), StatusCodes.Status201Created);

    private static async Task<IResult> SetAsync(DeskRequest desk, long keyId, bool isSigning) =>
        Answers.Json(
            await desk.WriteAsync((db, ct) => SignWithDkimKey.Handle(db, desk.Actor, new(keyId, isSigning), ct))
        );

    private static async Task<IResult> RemoveAsync(DeskRequest desk, long keyId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => RemoveDkimKey.Handle(db, desk.Actor, new(keyId), ct)));
}
