using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Server.Api;
using Charter.Server.Security;

namespace Charter.Server.Mailboxes;

/// <summary>Mailboxes over the API. Secrets go in and never come out.</summary>
public static class MailboxesApi
{
    public static void MapMailboxesApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("/mailboxes", "Mailboxes");
        api.MapGet("", ListAsync)
            .Gives<IReadOnlyList<MailboxView>>("listMailboxes", "The mailboxes by name, with how each fares.");
        api.MapPost("", AddAsync)
            .Gives<AddMailbox.Result>(
                "addMailbox",
                "Adds a mailbox; it is fetched from at once.",
                StatusCodes.Status201Created
            );
        api.MapGet("/{mailboxId:long}", ReadAsync)
            .Gives<MailboxView>("readMailbox", "One mailbox with how it fares; its ETag is the version for a change.");
        api.MapPut("/{mailboxId:long}", ChangeAsync)
            .Gives<ChangeMailbox.Result>(
                "changeMailbox",
                "Sets a mailbox's settings as a whole; a secret that is left out stays."
            )
            .TakesIfMatch();
        api.MapDelete("/{mailboxId:long}", RemoveAsync)
            .GivesNothing(
                "removeMailbox",
                "Removes a mailbox. Its tickets stay, and nothing is touched on the server."
            );
        api.MapPost("/{mailboxId:long}/pause", (DeskRequest desk, long mailboxId) => PauseAsync(desk, mailboxId, true))
            .GivesNothing("pauseMailbox", "Takes nothing from it until it is resumed.");
        api.MapPost(
                "/{mailboxId:long}/resume",
                (DeskRequest desk, long mailboxId) => PauseAsync(desk, mailboxId, false)
            )
            .GivesNothing("resumeMailbox", "Takes from a paused mailbox again.");
        api.MapPost("/{mailboxId:long}/fetch", FetchAsync)
            .GivesNothing("fetchMailbox", "Fetches within seconds, whatever pause an earlier failure brought.");
        api.MapPost("/{mailboxId:long}/test", TestAsync)
            .Gives<MailboxTestResult>("testMailbox", "Tries the connection step by step, taking and marking nothing.");
        api.MapPost("/{mailboxId:long}/intake-key", SetKeyAsync)
            .Gives<IntakeKey>(
                "setIntakeKey",
                "Gives the mailbox a new key for mail that is brought by HTTP, and the address for its provider. Both are shown this once; the old ones end."
            );
        api.MapDelete("/{mailboxId:long}/intake-key", RemoveKeyAsync)
            .GivesNothing("removeIntakeKey", "Takes no mail by HTTP any more.");
    }

    /// <param name="Settings">The settings.</param>
    /// <param name="Password">The password; left out to keep the one there is, empty for none.</param>
    /// <param name="ClientSecret">The OAuth client's secret, likewise.</param>
    /// <param name="RefreshToken">The OAuth refresh token, likewise.</param>
    /// <param name="VendorSecret">The key under which a provider signs what it brings, likewise.</param>
    public sealed record MailboxBody(
        MailboxFields Settings,
        string? Password = null,
        string? ClientSecret = null,
        string? RefreshToken = null,
        string? VendorSecret = null
    )
    {
        /// <summary>Without the secrets.</summary>
        public override string ToString() => $"{nameof(MailboxBody)} {Settings.Address}";

        internal ProtectedSecrets Protect(MasterKey key) =>
            new(
                Protect(key, Password),
                Protect(key, ClientSecret),
                Protect(key, RefreshToken),
                Protect(key, VendorSecret)
            );

        private static string? Protect(MasterKey key, string? secret) =>
            secret is { Length: > 0 } ? key.ProtectText(secret) : secret;
    }

    /// <param name="Key">The key.</param>
    /// <param name="Path">Where a provider brings mail with it; <c>null</c> for a program, which signs with it.</param>
    public sealed record IntakeKey(string Key, string? Path);

    private static async Task<IResult> ListAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ListMailboxes.Run(db, desk.Actor, desk.Now, ct)));

    private static async Task<IResult> AddAsync(DeskRequest desk, MailboxBody body, MasterKey key) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) => AddMailbox.Handle(db, desk.Actor, new(body.Settings, body.Protect(key)), ct)
            ),
            StatusCodes.Status201Created
        );

    private static async Task<IResult> ReadAsync(DeskRequest desk, HttpContext http, long mailboxId)
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailbox.Run(db, desk.Actor, mailboxId, desk.Now, ct));
        if (read.IsDone(out var view))
        {
            Answers.SetETag(http, view.Version);
        }

        return Answers.Json(read);
    }

    private static async Task<IResult> ChangeAsync(
        DeskRequest desk,
        HttpContext http,
        long mailboxId,
        MailboxBody body,
        MasterKey key
    )
    {
        if (Answers.IfMatch(http) is not { } seen)
        {
            return Problems.Of(Answers.IfMatchMissing);
        }

        var request = new ChangeMailbox.Request(mailboxId, body.Settings, body.Protect(key), seen);
        return Answers.Json(await desk.WriteAsync((db, ct) => ChangeMailbox.Handle(db, desk.Actor, request, ct)));
    }

    private static async Task<IResult> RemoveAsync(DeskRequest desk, long mailboxId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => RemoveMailbox.Handle(db, desk.Actor, new(mailboxId), ct)));

    private static async Task<IResult> PauseAsync(DeskRequest desk, long mailboxId, bool isPaused) =>
        Answers.Json(
            await desk.WriteAsync((db, ct) => PauseMailbox.Handle(db, desk.Actor, new(mailboxId, isPaused), ct))
        );

    private static async Task<IResult> FetchAsync(DeskRequest desk, long mailboxId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => FetchMailboxNow.Handle(db, desk.Actor, new(mailboxId), ct)));

    private static async Task<IResult> TestAsync(
        DeskRequest desk,
        HttpContext http,
        long mailboxId,
        MailboxTesting testing
    ) => Answers.Json(await testing.RunAsync(desk, mailboxId, http.RequestAborted));

    private static async Task<IResult> SetKeyAsync(DeskRequest desk, long mailboxId, MasterKey key)
    {
        var made = IntakeSignature.NewKey();
        var request = new SetIntakeSecret.Request(mailboxId, key.ProtectText(made));
        var done = await desk.WriteOnceAsync((db, ct) => SetIntakeSecret.Handle(db, desk.Actor, request, ct));
        if (done.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var read = await desk.ReadAsync((db, ct) => ReadMailbox.Run(db, desk.Actor, mailboxId, desk.Now, ct));
        return Results.Json(new IntakeKey(made, read.IsDone(out var view) ? IntakePath.Of(view, made) : null));
    }

    private static async Task<IResult> RemoveKeyAsync(DeskRequest desk, long mailboxId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => SetIntakeSecret.Handle(db, desk.Actor, new(mailboxId, ""), ct)));
}
