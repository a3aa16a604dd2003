using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Settings;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Mailboxes;

/// <summary>What can be done with a mailbox from its page: test, trust, fetch, pause, its key, its end.</summary>
internal static class MailboxActs
{
    private const string List = "/settings/mailboxes";

    public static async Task<IResult> TestAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MailboxTesting testing,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var tested = await testing.RunAsync(desk, id, http.RequestAborted);
        return tested switch
        {
            { Refusal: null } => await MailboxPages.PageAsync(desk, http, id, test: tested.Value),
            { Refusal: FetchMailboxNow.NotFetched refused } => SettingsPages.Refused(
                http,
                notices,
                FieldProblemWords.Of(refused, words),
                MailboxPages.Url(id)
            ),
            { Refusal: var refusal } => RefusedPage.Of(refusal!),
        };
    }

    /// <summary>Trusts the certificate that the test showed, after a person compared it.</summary>
    public static async Task<IResult> TrustAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailbox.Run(db, desk.Actor, id, desk.Now, ct));
        if (!read.IsDone(out var view))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        var fields = view.Fields with { TrustedCertificate = form["fingerprint"].ToString() };
        var request = new ChangeMailbox.Request(id, fields, new(), view.Version);
        var done = await desk.WriteAsync((db, ct) => ChangeMailbox.Handle(db, desk.Actor, request, ct));
        return done.Refusal is { } refusal
            ? SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), MailboxPages.Url(id))
            : SettingsPages.Done(
                http,
                notices,
                words["This certificate is trusted now, and no other of its kind."],
                MailboxPages.Url(id)
            );
    }

    public static async Task<IResult> FetchAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => FetchMailboxNow.Handle(db, desk.Actor, new(id), ct));
        return Answer(http, done, notices, words, words["It is fetched within seconds."], BackOf(form, id));
    }

    public static async Task<IResult> PauseAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var isPaused = form["pause"] == "true";
        var done = await desk.WriteAsync((db, ct) => PauseMailbox.Handle(db, desk.Actor, new(id, isPaused), ct));
        var said = isPaused ? words["Paused. Mail waits in the mailbox."] : words["It is fetched from again."];
        return Answer(http, done, notices, words, said, BackOf(form, id));
    }

    public static async Task<IResult> SetKeyAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MasterKey key
    )
    {
        var made = IntakeSignature.NewKey();
        var request = new SetIntakeSecret.Request(id, key.ProtectText(made));
        var done = await desk.WriteOnceAsync((db, ct) => SetIntakeSecret.Handle(db, desk.Actor, request, ct));
        return done.Refusal is { } refusal
            ? RefusedPage.Of(refusal)
            : await MailboxPages.PageAsync(desk, http, id, madeKey: made);
    }

    public static async Task<IResult> RemoveKeyAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => SetIntakeSecret.Handle(db, desk.Actor, new(id, ""), ct));
        return Answer(http, done, notices, words, words["No mail is taken by HTTP any more."], MailboxPages.Url(id));
    }

    public static async Task<IResult> RemoveAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailbox.Run(db, desk.Actor, id, desk.Now, ct));
        if (!read.IsDone(out var view))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        if (form["confirm"].ToString().Trim() != view.Fields.Name)
        {
            return SettingsPages.Refused(
                http,
                notices,
                words["Nothing was removed: the name is another one."],
                MailboxPages.Url(id)
            );
        }

        var done = await desk.WriteAsync((db, ct) => RemoveMailbox.Handle(db, desk.Actor, new(id), ct));
        return Answer(http, done, notices, words, words["Removed. Its tickets stay."], List);
    }

    private static IResult Answer(
        HttpContext http,
        Outcome<Done> done,
        NoticeCookie notices,
        Wordbook words,
        string said,
        string url
    ) =>
        done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, said, url),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            var refusal => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), url),
        };

    private static string BackOf(IFormCollection form, long id) => form["from"] == "list" ? List : MailboxPages.Url(id);
}
