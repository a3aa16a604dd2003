using Charter.Desk.Settings;
using Charter.Server.Api;

namespace Charter.Server.Settings;

/// <summary>What mail that arrives may do, over the API.</summary>
public static class MailRulesApi
{
    public static void MapMailRulesApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("/settings/mail-rules", "Operations");
        api.MapGet("", ReadAsync)
            .Gives<MailRuleFields>("readMailRules", "What mail that arrives may do, with its ETag.");
        api.MapPut("", ChangeAsync)
            .Gives<MailRuleFields>("changeMailRules", "Changes what mail that arrives may do. Needs If-Match.")
            .TakesIfMatch();
    }

    private static async Task<IResult> ReadAsync(DeskRequest desk, HttpContext http)
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailRules.Run(db, desk.Actor, ct));
        if (!read.IsDone(out var kept))
        {
            return Problems.Of(read.Refusal!);
        }

        Answers.SetETag(http, kept.Version);
        return Results.Json(kept.Fields);
    }

    private static async Task<IResult> ChangeAsync(DeskRequest desk, HttpContext http, MailRuleFields body)
    {
        if (Answers.IfMatch(http) is not { } seen)
        {
            return Problems.Of(Answers.IfMatchMissing);
        }

        var changed = await desk.WriteAsync((db, ct) => ChangeMailRules.Handle(db, desk.Actor, new(body, seen), ct));
        return changed.Refusal is { } refusal ? Problems.Of(refusal) : await ReadAsync(desk, http);
    }
}
