namespace Charter.Server.Api;

/// <summary>What the API's description says of each endpoint.</summary>
internal static class EndpointWords
{
    /// <summary>An endpoint that gives back a <typeparamref name="T"/>.</summary>
    public static RouteHandlerBuilder Gives<T>(
        this RouteHandlerBuilder endpoint,
        string name,
        string summary,
        int status = StatusCodes.Status200OK
    ) => endpoint.WithName(name).WithSummary(summary).Produces<T>(status);

    /// <summary>An endpoint that gives back nothing.</summary>
    public static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces(StatusCodes.Status204NoContent);

    /// <summary>An endpoint that takes <c>If-Match</c> with the version that the client saw.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new VersionSeen());

    /// <summary>The part of the description that an endpoint stands in.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string path, string tag) =>
        routes.MapGroup("/api/v1" + path).WithTags(tag).RequireRateLimiting(RateLimits.Api);

    /// <summary>Marks an endpoint that reads <c>If-Match</c>.</summary>
    internal sealed record VersionSeen;
}
