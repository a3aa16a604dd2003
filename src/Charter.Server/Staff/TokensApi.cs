using System.Collections.Immutable;
using Charter.Desk.Staff;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Staff;

/// <summary>API tokens over the API. The token itself is in the answer to its making and nowhere else.</summary>
public static class TokensApi
{
    public static void MapTokensApi(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapApi("/tokens", "Tokens");
        tokens
            .MapGet("", ListAsync)
            .Gives<IReadOnlyList<TokenResource>>("listTokens", "The API tokens, newest first, without their secrets.");
        tokens
            .MapPost("", CreateAsync)
            .Gives<CreateToken.Result>(
                "createToken",
                "Makes an API token and shows it this once. Idempotency-Key is not kept here, because the answer must not be.",
                StatusCodes.Status201Created
            );
        tokens
            .MapDelete("/{tokenId:long}", RevokeAsync)
            .GivesNothing("revokeToken", "Makes a token stop working at once.");
    }

    /// <param name="Name">What it is for.</param>
    /// <param name="Scopes">What the program may do: permissions, such as <c>read_tickets</c>.</param>
    /// <param name="ExpiresAt">Until when it works; for ever if left out.</param>
    public sealed record TokenBody(string Name, IReadOnlyList<string> Scopes, Instant? ExpiresAt = null);

    /// <param name="Id">The token's id.</param>
    /// <param name="Name">What it is for.</param>
    /// <param name="Scopes">What the program may do.</param>
    /// <param name="CreatedAt">When it was made.</param>
    /// <param name="ExpiresAt">Until when it works.</param>
    /// <param name="RevokedAt">Since when it works no more.</param>
    public sealed record TokenResource(
        long Id,
        string Name,
        ImmutableArray<string> Scopes,
        Instant CreatedAt,
        Instant? ExpiresAt,
        Instant? RevokedAt
    )
    {
        internal static TokenResource Of(TokenRow row) =>
            new(row.Id, row.Name, TokenScopes.Names(row.Scopes), row.CreatedAt, row.ExpiresAt, row.RevokedAt);
    }

    private static async Task<IResult> ListAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ListTokens.Run(db, desk.Actor, ct));
        return read.IsDone(out var rows) ? Results.Json(rows.Select(TokenResource.Of)) : Problems.Of(read.Refusal!);
    }

    private static async Task<IResult> CreateAsync(DeskRequest desk, TokenBody body)
    {
        if (TokenScopes.Read(body.Scopes, out var scopes) is { } wrong)
        {
            return Problems.Of(wrong);
        }

        return Answers.Json(
            await desk.WriteOnceAsync(
                (db, ct) => CreateToken.Handle(db, desk.Actor, new(body.Name, scopes, body.ExpiresAt), ct)
            ),
            StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> RevokeAsync(DeskRequest desk, long tokenId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => RevokeToken.Handle(db, desk.Actor, new(tokenId), ct)));
}
