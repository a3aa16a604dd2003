using Charter.Desk.Policies;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Policies;

/// <summary>The policy over the API: what it says, what a text would promise, drafts and their way into force.</summary>
public static class PolicyApi
{
    // A policy may be as long as the engine reads, which is more than an ordinary request; bytes, with room for JSON.
    private const long MostBytes = 8L * 1024 * 1024;

    public static void MapPolicyApi(this IEndpointRouteBuilder routes)
    {
        var policy = routes.MapApi("/policy", "Policy");
        policy
            .MapGet("", (DeskRequest desk, HttpContext http) => ShowAsync(desk, http, null))
            .Gives<PolicyResource>("readPolicy", "The policy in force, with all that was found in it.");
        policy
            .MapGet("/versions", ListAsync)
            .Gives<ListPolicyVersions.Result>("listPolicyVersions", "All versions, newest first, without their texts.");
        policy
            .MapGet(
                "/versions/{versionId:long}",
                (DeskRequest desk, HttpContext http, long versionId) => ShowAsync(desk, http, versionId)
            )
            .Gives<PolicyResource>("readPolicyVersion", "One version with its ETag.");
        policy
            .MapPost("/compile", CompileAsync)
            .Gives<CompiledPolicyResource>(
                "compilePolicy",
                "Shows what a text promises: sentences, commitments, slots, conflicts, diagnostics. Changes nothing."
            )
            .TakesLongText();
        policy
            .MapPost("/versions", DraftAsync)
            .Gives<DraftPolicy.Result>("draftPolicy", "Starts a draft.", StatusCodes.Status201Created)
            .TakesLongText();
        policy
            .MapPut("/versions/{versionId:long}", ChangeAsync)
            .Gives<ChangeDraft.Result>("changeDraft", "Changes the text of a draft. Needs If-Match.")
            .TakesIfMatch()
            .TakesLongText();
        policy
            .MapPost("/versions/{versionId:long}/approve", ApproveAsync)
            .Gives<ApprovePolicy.Result>("approvePolicy", "Signs a draft. Needs If-Match with what was read.")
            .TakesIfMatch();
        policy
            .MapPost("/versions/{versionId:long}/put-in-force", PutInForceAsync)
            .Gives<PutPolicyInForce.Result>(
                "putPolicyInForce",
                "Makes an approved version govern the tickets that open from now on."
            );
    }

    /// <param name="Id">The version's id.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Text">The document.</param>
    /// <param name="Format"><c>markdown</c> or <c>plain_text</c>.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="CreatedAt">When it was started.</param>
    /// <param name="ApprovedAt">When it was signed.</param>
    /// <param name="InForceAt">When it came into force.</param>
    /// <param name="Edition">The newest edition made from it.</param>
    /// <param name="Version">The version to send in <c>If-Match</c>.</param>
    /// <param name="Compiled">What was found in it.</param>
    public sealed record PolicyResource(
        long Id,
        int Number,
        string Title,
        string Text,
        string Format,
        PolicyStatus Status,
        Instant CreatedAt,
        Instant? ApprovedAt,
        Instant? InForceAt,
        int? Edition,
        int Version,
        CompiledPolicyResource Compiled
    );

    /// <param name="Text">The document.</param>
    /// <param name="Format"><c>markdown</c> or <c>plain_text</c>.</param>
    public sealed record CompileBody(string Text, string Format = PolicyTexts.Markdown);

    /// <param name="Text">The document.</param>
    /// <param name="Title">What people call it.</param>
    /// <param name="Format"><c>markdown</c> or <c>plain_text</c>.</param>
    public sealed record DraftBody(string Text, string Title = "", string Format = PolicyTexts.Markdown);

    /// <param name="Title">What people call it.</param>
    /// <param name="Text">The document.</param>
    public sealed record ChangeBody(string Title, string Text);

    /// <param name="OpenTicketsToo">Whether it governs from now on the tickets that are open already.</param>
    public sealed record PutInForceBody(bool OpenTicketsToo = false);

    private static RouteHandlerBuilder TakesLongText(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> ShowAsync(DeskRequest desk, HttpContext http, long? versionId)
    {
        var read = await desk.ReadAsync((db, ct) => ReadPolicy.Run(db, desk.Actor, new(versionId), desk.Now, ct));
        if (!read.IsDone(out var found))
        {
            return Problems.Of(read.Refusal!);
        }

        var policy = found.Policy;
        Answers.SetETag(http, policy.Version);
        return Results.Json(
            new PolicyResource(
                policy.Id,
                policy.Number,
                policy.Title,
                policy.Text,
                policy.Format,
                policy.Status,
                policy.CreatedAt,
                policy.ApprovedAt,
                policy.InForceAt,
                found.Edition,
                policy.Version,
                CompiledPolicyResource.Of(found.Compiled.OnThisDesk())
            )
        );
    }

    private static async Task<IResult> ListAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ListPolicyVersions.Run(db, desk.Actor, new(), desk.Now, ct)));

    private static async Task<IResult> CompileAsync(DeskRequest desk, CompileBody body)
    {
        var compiled = await desk.ReadAsync(
            (db, ct) => CompilePolicy.Run(db, desk.Actor, new(body.Text, body.Format), desk.Now, ct)
        );
        return compiled.IsDone(out var found)
            ? Results.Json(CompiledPolicyResource.Of(found.Policy.OnThisDesk()))
            : Problems.Of(compiled.Refusal!);
    }

    private static async Task<IResult> DraftAsync(DeskRequest desk, DraftBody body) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) => DraftPolicy.Handle(db, desk.Actor, new(body.Title, body.Text, body.Format), ct)
            ),
            StatusCodes.Status201Created
        );

    private static async Task<IResult> ChangeAsync(
        DeskRequest desk,
        HttpContext http,
        long versionId,
        ChangeBody body
    ) =>
        Answers.IfMatch(http) is not { } seen
            ? Problems.Of(Answers.IfMatchMissing)
            : Answers.Json(
                await desk.WriteAsync(
                    (db, ct) => ChangeDraft.Handle(db, desk.Actor, new(versionId, body.Title, body.Text, seen), ct)
                )
            );

    private static async Task<IResult> ApproveAsync(DeskRequest desk, HttpContext http, long versionId) =>
        Answers.IfMatch(http) is not { } seen
            ? Problems.Of(Answers.IfMatchMissing)
            : Answers.Json(
                await desk.WriteAsync((db, ct) => ApprovePolicy.Handle(db, desk.Actor, new(versionId, seen), ct))
            );

    private static async Task<IResult> PutInForceAsync(DeskRequest desk, long versionId, PutInForceBody body) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) => PutPolicyInForce.Handle(db, desk.Actor, new(versionId, body.OpenTicketsToo), ct)
            )
        );
}
