using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Settings;

/// <summary>Keys that sign mail: make one, publish its record, let it sign, put a new one in its place.</summary>
internal static class DkimPages
{
    private const string Url = "/settings/mail/signing";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/mail/signing", ShowAsync);
        group.MapPost("/mail/signing", MakeAsync);
        group.MapPost("/mail/signing/{id:long}/sign", SignAsync);
        group.MapPost("/mail/signing/{id:long}/stop", StopAsync);
        group.MapPost("/mail/signing/{id:long}/remove", RemoveAsync);
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk) => await PageAsync(desk, "", null);

    private static async Task<IResult> MakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MasterKey key,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var domain = form["domain"].ToString().Trim();
        var made = await DkimKeys.MakeAsync(desk, key, domain);
        return made.Refusal switch
        {
            null => SettingsPages.Done(
                http,
                notices,
                words["The key is made. Publish its record, then let it sign."],
                Url
            ),
            NotAllowed => RefusedPage.Of(made.Refusal),
            var refusal => await PageAsync(desk, domain, Versions.Problems(refusal, "domain", words)),
        };
    }

    private static Task<IResult> SignAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    ) =>
        SetAsync(
            id,
            true,
            desk,
            () => SettingsPages.Done(http, notices, words["Mail is signed with it from now on."], Url)
        );

    private static Task<IResult> StopAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    ) =>
        SetAsync(
            id,
            false,
            desk,
            () => SettingsPages.Done(http, notices, words["Mail is no longer signed with it."], Url)
        );

    private static async Task<IResult> RemoveAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => RemoveDkimKey.Handle(db, desk.Actor, new(id), ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["The key is thrown away."], Url),
            RemoveDkimKey.KeyIsSigning refusal => SettingsPages.Refused(
                http,
                notices,
                FieldProblemWords.Of(refusal, words),
                Url
            ),
            var refusal => RefusedPage.Of(refusal),
        };
    }

    private static async Task<IResult> SetAsync(long id, bool isSigning, DeskRequest desk, Func<IResult> done)
    {
        var set = await desk.WriteAsync((db, ct) => SignWithDkimKey.Handle(db, desk.Actor, new(id, isSigning), ct));
        return set.Refusal is { } refusal ? RefusedPage.Of(refusal) : done();
    }

    private static async Task<IResult> PageAsync(DeskRequest desk, string domain, FormProblems? problems)
    {
        var read = await desk.ReadAsync((db, ct) => ListDkimKeys.Run(db, desk.Actor, ct));
        return read.IsDone(out var listed)
            ? new RazorComponentResult<DkimPage>(
                new
                {
                    Listed = listed,
                    Domain = domain.Length > 0 ? domain : (listed.Domains.Count > 0 ? listed.Domains[0] : ""),
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            }
            : RefusedPage.Of(read.Refusal!);
    }
}
