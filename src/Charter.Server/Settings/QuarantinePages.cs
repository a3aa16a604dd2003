using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Mail.Mime;
using Charter.Policy;
using Charter.Server.Api;
using Charter.Server.Conversations;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>What arrived and is in no ticket, set apart or left out: what it is, its reason, its bytes, another try, and leaving it out for good.</summary>
internal static class QuarantinePages
{
    private const string Url = "/settings/quarantine";
    private const int MostRows = 100;

    // Enough for a header; the rest of a mail is not needed to say who wrote about what.
    private const int HeaderBytes = 64 * 1024;

    public static async Task<IResult> ShowAsync(DeskRequest desk, HttpContext http, QuarantineRetry quarantine)
    {
        var apart = await ReadAsync(IntakeState.Quarantined, desk, quarantine, http.RequestAborted);
        var ignored = await ReadAsync(IntakeState.Ignored, desk, quarantine, http.RequestAborted);
        return (apart.Refusal ?? ignored.Refusal) is { } refusal
            ? RefusedPage.Of(refusal)
            : new RazorComponentResult<QuarantinePage>(new { Rows = apart.Value, Ignored = ignored.Value });
    }

    private static async Task<Outcome<IReadOnlyList<QuarantineRow>>> ReadAsync(
        IntakeState state,
        DeskRequest desk,
        QuarantineRetry quarantine,
        CancellationToken cancellationToken
    )
    {
        var request = new ListQuarantine.Request(Limit: MostRows, State: state);
        var read = await desk.ReadAsync((db, ct) => ListQuarantine.Run(db, desk.Actor, request, ct));
        if (!read.IsDone(out var rows))
        {
            return read.Refusal!;
        }

        var described = new List<QuarantineRow>();
        foreach (var row in rows)
        {
            described.Add(await DescribeAsync(desk, quarantine, row, cancellationToken));
        }

        return described;
    }

    public static async Task<IResult> RawAsync(long id, HttpContext http, DeskRequest desk, QuarantineRetry quarantine)
    {
        var opened = await quarantine.OpenAsync(desk, id, http.RequestAborted);
        if (!opened.IsDone(out var content))
        {
            return RefusedPage.Of(opened.Refusal!);
        }

        // Whatever it is, the browser shows it as text and runs none of it.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, "text/plain; charset=utf-8");
    }

    public static async Task<IResult> DownloadAsync(
        long id,
        HttpContext http,
        DeskRequest desk,
        QuarantineRetry quarantine
    )
    {
        var opened = await quarantine.OpenAsync(desk, id, http.RequestAborted);
        if (!opened.IsDone(out var content))
        {
            return RefusedPage.Of(opened.Refusal!);
        }

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, "application/octet-stream", FormattableString.Invariant($"{id}.eml"));
    }

    public static async Task<IResult> RetryAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        QuarantineRetry quarantine,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var again = await quarantine.RunAsync(desk, id, http.RequestAborted);
        return again switch
        {
            { Refusal: NotAllowed or NotFound } => RefusedPage.Of(again.Refusal),
            { Refusal: { } refusal } => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), Url),
            { Value.State: IntakeState.Quarantined } => SettingsPages.Refused(
                http,
                notices,
                words["It still can't be filed. The reason is beside it."],
                Url
            ),
            { Value.Filed: { } filed } => SettingsPages.Done(
                http,
                notices,
                words["Filed in ticket {0}.", $"#{filed.Number}"],
                Url
            ),
            _ => SettingsPages.Done(http, notices, words["It was read, and belongs in no ticket."], Url),
        };
    }

    public static async Task<IResult> IgnoreAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var reason = $"left out by {desk.Who.Name}";
        var done = await desk.WriteAsync((db, ct) => IgnoreIntake.Handle(db, desk.Actor, new(id, reason), ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Left out. It is kept, and in no ticket."], Url),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            var refusal => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), Url),
        };
    }

    private static async Task<QuarantineRow> DescribeAsync(
        DeskRequest desk,
        QuarantineRetry quarantine,
        Intake intake,
        CancellationToken cancellationToken
    )
    {
        if (intake.Channel != ServedSubject.Email)
        {
            return new QuarantineRow(intake, "", "");
        }

        try
        {
            var opened = await quarantine.OpenAsync(desk, intake.Id, cancellationToken);
            if (!opened.IsDone(out var content))
            {
                return new QuarantineRow(intake, "", "");
            }

            await using (content)
            {
                var head = new byte[HeaderBytes];
                var length = await content.ReadAtLeastAsync(
                    head,
                    HeaderBytes,
                    throwOnEndOfStream: false,
                    cancellationToken
                );
                var mail = MailReader.Read(head.AsMemory(0, length));
                return new QuarantineRow(intake, mail.From.Count > 0 ? mail.From[0].ToString() : "", mail.Subject);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What stands in quarantine may be what our reader stumbles over: the page shows it all the same.
            return new QuarantineRow(intake, "", "");
        }
    }
}
