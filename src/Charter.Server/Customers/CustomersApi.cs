using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Server.Api;

namespace Charter.Server.Customers;

/// <summary>Customers over the API.</summary>
public static class CustomersApi
{
    public static void MapCustomersApi(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapApi("/customers", "Customers");
        customers
            .MapGet("", ListAsync)
            .Gives<ListCustomers.Result>(
                "listCustomers",
                "A page of customers, newest first; `text` looks in names and at the beginning of addresses."
            );
        customers
            .MapPost("", AddAsync)
            .Gives<CustomerView>("addCustomer", "Adds a customer.", StatusCodes.Status201Created);
        customers
            .MapGet("/{customerId:long}", ReadAsync)
            .Gives<CustomerView>("readCustomer", "One customer, with addresses and organisation, and their ETag.");
        customers
            .MapPut("/{customerId:long}", ChangeAsync)
            .Gives<CustomerView>("changeCustomer", "Changes a customer. Needs If-Match.")
            .TakesIfMatch();
        customers
            .MapPost("/{customerId:long}/addresses", AddAddressAsync)
            .Gives<CustomerView>("addAddress", "Adds an address to a customer.");
        customers
            .MapDelete("/{customerId:long}/addresses/{addressId:long}", RemoveAddressAsync)
            .GivesNothing("removeAddress", "Takes an address from a customer.");
        customers
            .MapGet("/bounced-addresses", ListBouncedAsync)
            .Gives<IReadOnlyList<ListBouncedAddresses.Row>>(
                "listBouncedAddresses",
                "Addresses to which no mail is sent because it came back, newest first, with the message that it was about."
            );
        customers
            .MapPost("/{customerId:long}/addresses/{addressId:long}/restore", RestoreAddressAsync)
            .GivesNothing("restoreAddress", "Sends mail again to an address from which it came back.");
    }

    /// <param name="Name">The name shown.</param>
    /// <param name="Language">The language that we write to them in, an IETF tag.</param>
    /// <param name="OrganisationId">Their organisation.</param>
    /// <param name="Notes">What colleagues should know.</param>
    /// <param name="Addresses">Their addresses.</param>
    public sealed record NewCustomerBody(
        string Name,
        string? Language = null,
        long? OrganisationId = null,
        string? Notes = null,
        IReadOnlyList<AddressGiven>? Addresses = null
    );

    /// <param name="Name">The name shown.</param>
    /// <param name="Language">The language that we write to them in; unchanged if left out.</param>
    /// <param name="OrganisationId">Their organisation; none if left out.</param>
    /// <param name="Notes">What colleagues should know; empty if left out.</param>
    public sealed record CustomerBody(
        string Name,
        string? Language = null,
        long? OrganisationId = null,
        string? Notes = null
    );

    private static async Task<IResult> ListAsync(
        DeskRequest desk,
        string? text,
        long? organisationId,
        int? limit,
        string? after
    ) =>
        Answers.Json(
            await desk.ReadAsync(
                (db, ct) => ListCustomers.Run(db, desk.Actor, new(text, organisationId, limit ?? 50, after), ct)
            )
        );

    private static async Task<IResult> AddAsync(DeskRequest desk, HttpContext http, NewCustomerBody body)
    {
        var added = await desk.WriteAsync(
            (db, ct) =>
                AddCustomer.Handle(
                    db,
                    desk.Actor,
                    new(body.Name, body.Language, body.OrganisationId, body.Notes, body.Addresses ?? []),
                    ct
                )
        );
        if (!added.IsDone(out var made))
        {
            return Problems.Of(added.Refusal!);
        }

        http.Response.Headers.Location = $"/api/v1/customers/{made.CustomerId}";
        return await ShowAsync(desk, http, made.CustomerId, StatusCodes.Status201Created);
    }

    private static Task<IResult> ReadAsync(DeskRequest desk, HttpContext http, long customerId) =>
        ShowAsync(desk, http, customerId, StatusCodes.Status200OK);

    private static async Task<IResult> ChangeAsync(
        DeskRequest desk,
        HttpContext http,
        long customerId,
        CustomerBody body
    )
    {
        if (Answers.IfMatch(http) is not { } seen)
        {
            return Problems.Of(Answers.IfMatchMissing);
        }

        var changed = await desk.WriteAsync(
            (db, ct) =>
                ChangeCustomer.Handle(
                    db,
                    desk.Actor,
                    new(customerId, body.Name, body.Language, body.OrganisationId, body.Notes, seen),
                    ct
                )
        );
        return changed.Refusal is { } refusal
            ? Problems.Of(refusal)
            : await ShowAsync(desk, http, customerId, StatusCodes.Status200OK);
    }

    private static async Task<IResult> AddAddressAsync(
        DeskRequest desk,
        HttpContext http,
        long customerId,
        AddressGiven body
    )
    {
        var added = await desk.WriteAsync(
            (db, ct) => AddAddress.Handle(db, desk.Actor, new(customerId, body.Kind, body.Value), ct)
        );
        return added.Refusal is { } refusal
            ? Problems.Of(refusal)
            : await ShowAsync(desk, http, customerId, StatusCodes.Status200OK);
    }

    private static async Task<IResult> ListBouncedAsync(DeskRequest desk, InstantText? before, int? limit) =>
        Answers.Json(
            await desk.ReadAsync(
                (db, ct) => ListBouncedAddresses.Run(db, desk.Actor, new(before?.At, limit ?? 100), ct)
            )
        );

    private static async Task<IResult> RestoreAddressAsync(DeskRequest desk, long customerId, long addressId) =>
        Answers.Json(
            await desk.WriteAsync((db, ct) => RestoreAddress.Handle(db, desk.Actor, new(customerId, addressId), ct))
        );

    private static async Task<IResult> RemoveAddressAsync(DeskRequest desk, long customerId, long addressId) =>
        Answers.Json(
            await desk.WriteAsync((db, ct) => RemoveAddress.Handle(db, desk.Actor, new(customerId, addressId), ct))
        );

    private static async Task<IResult> ShowAsync(DeskRequest desk, HttpContext http, long customerId, int status)
    {
        var read = await desk.ReadAsync((db, ct) => ReadCustomer.Run(db, desk.Actor, customerId, ct));
        if (!read.IsDone(out var view))
        {
            // Whoever may change customers need not be able to read them.
            return status == StatusCodes.Status201Created || http.Request.Method != HttpMethods.Get
                ? Results.NoContent()
                : Problems.Of(read.Refusal!);
        }

        Answers.SetETag(http, view.Customer.Version);
        return Results.Json(view, statusCode: status);
    }
}
