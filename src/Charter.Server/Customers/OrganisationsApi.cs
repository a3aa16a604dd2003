using Charter.Desk.Customers;
using Charter.Server.Api;

namespace Charter.Server.Customers;

/// <summary>Organisations over the API.</summary>
public static class OrganisationsApi
{
    public static void MapOrganisationsApi(this IEndpointRouteBuilder routes)
    {
        var organisations = routes.MapApi("/organisations", "Customers");
        organisations
            .MapGet("", ListAsync)
            .Gives<IReadOnlyList<Organisation>>(
                "listOrganisations",
                "Organisations by name; `afterId` is the last one of the page before."
            );
        organisations
            .MapPost("", AddAsync)
            .Gives<AddOrganisation.Result>("addOrganisation", "Adds an organisation.", StatusCodes.Status201Created);
        organisations
            .MapPut("/{organisationId:long}", ChangeAsync)
            .GivesNothing("changeOrganisation", "Changes an organisation. Needs If-Match with its version.")
            .TakesIfMatch();
    }

    /// <param name="Name">The name.</param>
    /// <param name="Domain">The mail domain whose senders belong to it.</param>
    /// <param name="Plan">The service plan, as the policy's conditions name it.</param>
    public sealed record OrganisationBody(string Name, string? Domain = null, string? Plan = null);

    private static async Task<IResult> ListAsync(DeskRequest desk, string? text, long? afterId, int? limit) =>
        Answers.Json(
            await desk.ReadAsync(
                (db, ct) => ListOrganisations.Run(db, desk.Actor, new(text, afterId, limit ?? 100), ct)
            )
        );

    private static async Task<IResult> AddAsync(DeskRequest desk, OrganisationBody body) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) => AddOrganisation.Handle(db, desk.Actor, new(body.Name, body.Domain, body.Plan), ct)
            ),
            StatusCodes.Status201Created
        );

    private static async Task<IResult> ChangeAsync(
        DeskRequest desk,
        HttpContext http,
        long organisationId,
        OrganisationBody body
    ) =>
        Answers.IfMatch(http) is not { } seen
            ? Problems.Of(Answers.IfMatchMissing)
            : Answers.Json(
                await desk.WriteAsync(
                    (db, ct) =>
                        ChangeOrganisation.Handle(
                            db,
                            desk.Actor,
                            new(organisationId, body.Name, body.Domain, body.Plan, seen),
                            ct
                        )
                )
            );
}
