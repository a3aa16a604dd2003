using Charter.Desk.Deliveries;
using Charter.Server.Api;

namespace Charter.Server.Deliveries;

/// <summary>What has to leave, over the API: for whoever operates the desk.</summary>
public static class DeliveriesApi
{
    public static void MapDeliveriesApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("", "Operations");
        api.MapGet("/deliveries", ListAsync)
            .Gives<IReadOnlyList<ListDeliveries.Row>>(
                "listDeliveries",
                "What is in the outbox, newest first; `beforeId` goes back from one."
            );
        api.MapPost("/deliveries/{deliveryId:long}/retry", RetryAsync)
            .GivesNothing("retryDelivery", "Tries again what was refused or given up.");
    }

    private static async Task<IResult> ListAsync(
        DeskRequest desk,
        Token<OutboxState>? state,
        long? beforeId,
        int? limit
    ) =>
        Answers.Json(
            await desk.ReadAsync(
                (db, ct) => ListDeliveries.Handle(db, desk.Actor, new(state?.Value, beforeId, limit ?? 50), ct)
            )
        );

    private static async Task<IResult> RetryAsync(DeskRequest desk, long deliveryId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => RetryDelivery.Handle(db, desk.Actor, new(deliveryId), ct)));
}
