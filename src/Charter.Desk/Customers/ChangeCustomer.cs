using System.Collections.Immutable;
using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>Changes a customer's name, language, organisation and notes.</summary>
public static class ChangeCustomer
{
    internal const int LongestNotes = 10_000;

    /// <param name="CustomerId">Who.</param>
    /// <param name="Name">The name shown.</param>
    /// <param name="Language">The language that we write to them in.</param>
    /// <param name="OrganisationId">The organisation, if any.</param>
    /// <param name="Notes">What colleagues should know.</param>
    /// <param name="SeenVersion">The version that was edited.</param>
    public sealed record Request(
        long CustomerId,
        string Name,
        string? Language,
        long? OrganisationId,
        string? Notes,
        int SeenVersion
    );

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.EditCustomers) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return new NotFound("customer");
        }

        if (customer.Version != request.SeenVersion)
        {
            return new ChangedMeanwhile("customer", customer.Version);
        }

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        if (request.Notes is { Length: > LongestNotes })
        {
            return new InvalidField("notes", "At most 10,000 characters fit here.");
        }

        if (await LacksOrganisationAsync(db, request.OrganisationId, cancellationToken))
        {
            return new InvalidField("organisationId", "There is no such organisation.");
        }

        Apply(db, customer, request, name);
        return Done.It;
    }

    /// <summary>Whether an organisation is named that is not there.</summary>
    internal static async Task<bool> LacksOrganisationAsync(
        DeskContext db,
        long? organisationId,
        CancellationToken cancellationToken
    ) => organisationId is { } id && !await db.Organisations.AnyAsync(o => o.Id == id, cancellationToken);

    private static void Apply(DeskContext db, Customer customer, Request request, string name)
    {
        var language = request.Language is null ? customer.Language : FindOrAddCustomer.LanguageOf(request.Language);
        var notes = FieldText.Clean(request.Notes);
        var changed = ImmutableArray.CreateBuilder<string>();
        if (customer.Name != name)
        {
            changed.Add("name");
        }

        if (customer.Language != language)
        {
            changed.Add("language");
        }

        if (customer.OrganisationId != request.OrganisationId)
        {
            changed.Add("organisation");
        }

        if (customer.Notes != notes)
        {
            changed.Add("notes");
        }

        if (changed.Count == 0)
        {
            return;
        }

        customer.Name = name;
        customer.Language = language;
        customer.OrganisationId = request.OrganisationId;
        customer.Notes = notes;
        customer.Version++;
        db.Record(new CustomerChanged(customer.Id, changed.ToImmutable()));
    }
}
