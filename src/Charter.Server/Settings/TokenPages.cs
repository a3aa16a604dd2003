using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Settings;

/// <summary>Keys of programs: made with scopes, shown once, ended at once.</summary>
internal static class TokenPages
{
    public static async Task<IResult> ShowAsync(DeskRequest desk) => await PageAsync(desk, "", [], null, null);

    public static async Task<IResult> CreateAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        Wordbook words
    )
    {
        var (name, chosen) = (form["name"].ToString(), form["scopes"].OfType<string>().ToHashSet(StringComparer.Ordinal));
        var scopes = ScopeWords
            .All.Where(scope => chosen.Contains(ScopeWords.TokenOf(scope)))
            .Aggregate(Permissions.None, (all, one) => all | one);
        var made = await desk.WriteAsync((db, ct) => CreateToken.Handle(db, desk.Actor, new(name, scopes), ct));
        if (!made.IsDone(out var token))
        {
            return made.Refusal is NotAllowed
                ? RefusedPage.Of(made.Refusal)
                : await PageAsync(desk, name, chosen, Versions.Problems(made.Refusal!, "name", words), null);
        }

        http.Response.Headers.CacheControl = "no-store";
        return await PageAsync(desk, "", [], null, token.Token);
    }

    public static async Task<IResult> RevokeAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => RevokeToken.Handle(db, desk.Actor, new(id), ct));
        return done.Refusal is { } refusal
            ? RefusedPage.Of(refusal)
            : SettingsPages.Done(http, notices, words["The key does not work any more."], "/settings/tokens");
    }

    private static async Task<IResult> PageAsync(
        DeskRequest desk,
        string name,
        HashSet<string> chosen,
        FormProblems? problems,
        string? token
    )
    {
        var read = await desk.ReadAsync((db, ct) => ListTokens.Run(db, desk.Actor, ct));
        return read.IsDone(out var tokens)
            ? new RazorComponentResult<TokensPage>(
                new
                {
                    Tokens = tokens,
                    Name = name,
                    Chosen = chosen,
                    Allowed = desk.Actor.Allowed,
                    Made = token,
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            }
            : RefusedPage.Of(read.Refusal!);
    }
}
