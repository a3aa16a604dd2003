using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Tests.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Customers;

public sealed class CustomerTests
{
    [Theory, OnBothDatabases]
    public async Task An_address_belongs_to_one_customer(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var request = new AddAddress.Request(scene.Dan, AddressKind.Email, "CLEO@example.org");
        (await scene.RefusedAsync(scene.Ada, (db, ct) => AddAddress.Handle(db, scene.Ada, request, ct))).ShouldBe(
            new AddressTaken(scene.Cleo)
        );
        await scene.DoneAsync(
            scene.Ada,
            (db, ct) => AddAddress.Handle(db, scene.Ada, request with { CustomerId = scene.Cleo }, ct)
        );
        var phone = new AddAddress.Request(scene.Cleo, AddressKind.Phone, "+44 (0)20 7946-0000");
        await scene.DoneAsync(scene.Ada, (db, ct) => AddAddress.Handle(db, scene.Ada, phone, ct));

        var view = (await scene.ReadAsync(db => ReadCustomer.Run(db, scene.Auditor, scene.Cleo, default))).Value;
        view.Addresses.Select(a => a.Normalized).ShouldBe(["cleo@example.org", "+4402079460000"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_older_version_of_a_customer_overwrites_nothing(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var change = new ChangeCustomer.Request(scene.Cleo, "Cleo King", "fr", null, "Prefers calls", 1);
        await scene.DoneAsync(scene.Ada, (db, ct) => ChangeCustomer.Handle(db, scene.Ada, change, ct));

        (await scene.RefusedAsync(scene.Ben, (db, ct) => ChangeCustomer.Handle(db, scene.Ben, change, ct))).ShouldBe(
            new ChangedMeanwhile("customer", 2)
        );
        (
            await scene.RefusedAsync(scene.Auditor, (db, ct) => ChangeCustomer.Handle(db, scene.Auditor, change, ct))
        ).ShouldBeOfType<NotAllowed>();
        var view = (await scene.ReadAsync(db => ReadCustomer.Run(db, scene.Ada, scene.Cleo, default))).Value;
        (view.Customer.Name, view.Customer.Language, view.Customer.Notes).ShouldBe(
            ("Cleo King", "fr", "Prefers calls")
        );
    }

    [Theory, OnBothDatabases]
    public async Task Customers_are_found_by_name_and_by_address_page_by_page(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var eve = await scene.MeetAsync("Eve", "eve@example.org");
        (await FindAsync(new("customer"))).Rows.Select(r => r.Id).ShouldBe([scene.Cleo]);
        (await FindAsync(new("DAN@"))).Rows.ShouldHaveSingleItem().Address.ShouldBe("dan@example.net");
        var first = await FindAsync(new(Limit: 2));
        first.Rows.Select(r => r.Id).ShouldBe([eve, scene.Dan]);
        var second = await FindAsync(new(Limit: 2, After: first.Next));
        second.Rows.Select(r => r.Id).ShouldBe([scene.Cleo]);
        second.Next.ShouldBeNull();

        async Task<ListCustomers.Result> FindAsync(ListCustomers.Request request) =>
            (await scene.ReadAsync(db => ListCustomers.Run(db, scene.Ada, request, default))).Value;
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_domain_belongs_to_one_organisation(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var acme = await scene.DoneAsync(
            scene.Ada,
            (db, ct) => AddOrganisation.Handle(db, scene.Ada, new("Acme", "acme.example", "Gold"), ct)
        );
        (await RefuseAsync("Other", "ACME.example")).ShouldBe(new DomainTaken(acme.OrganisationId));
        (await RefuseAsync("Other", "not a domain")).ShouldBeOfType<InvalidField>().Field.ShouldBe("domain");
        await scene.DoneAsync(
            scene.Ada,
            (db, ct) =>
                ChangeOrganisation.Handle(db, scene.Ada, new(acme.OrganisationId, "Acme Ltd", null, null, 1), ct)
        );
        var all = (await scene.ReadAsync(db => ListOrganisations.Run(db, scene.Ada, new("acme"), default))).Value;
        var changed = all.ShouldHaveSingleItem();
        (changed.Name, changed.Domain, changed.Version).ShouldBe(("Acme Ltd", null, 2));

        Task<Refusal> RefuseAsync(string name, string domain) =>
            scene.RefusedAsync(
                scene.Ada,
                (db, ct) => AddOrganisation.Handle(db, scene.Ada, new(name, domain, null), ct)
            );
    }

    [Theory]
    [InlineData(AddressKind.Email, "Ada@Example.ORG", "ada@example.org")]
    [InlineData(AddressKind.Email, " ada@example.org ", "ada@example.org")]
    [InlineData(AddressKind.Phone, "020 7946 0000", "02079460000")]
    [InlineData(AddressKind.Post, "1 High St\r\nLondon", "1 high st, london")]
    public void Addresses_are_compared_in_one_form(AddressKind kind, string given, string normalized) =>
        AddressText.Read(kind, given)!.Value.Normalized.ShouldBe(normalized);

    [Theory]
    [InlineData(AddressKind.Email, "ada@")]
    [InlineData(AddressKind.Email, "@example.org")]
    [InlineData(AddressKind.Email, "a,b@example.org")]
    [InlineData(AddressKind.Phone, "call me")]
    [InlineData(AddressKind.Phone, "1")]
    [InlineData(AddressKind.Post, "   ")]
    public void What_is_no_address_is_not_taken_for_one(AddressKind kind, string given) =>
        AddressText.Read(kind, given).ShouldBeNull();
}
