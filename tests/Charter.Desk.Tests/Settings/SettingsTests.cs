using Charter.Desk.Settings;
using Charter.Desk.Tests.Promises;
using Charter.Testing;
using Charter.Testing.Databases;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Settings;

/// <summary>What an administrator sets.</summary>
public sealed class SettingsTests
{
    private static readonly MailFields Mail = new(
        "help@acme.example",
        "Acme",
        "smtp.acme.example",
        587,
        MailSecurity.StartTls,
        "help",
        "acme.example",
        true
    );

    [Theory, OnBothDatabases]
    public async Task A_kept_mail_password_is_neither_shown_nor_lost(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, "All emails will be answered within 24 hours.");
        var first = await ChangeMailAsync(desk, Mail, "encrypted", 1);

        var second = await ChangeMailAsync(desk, Mail with { SmtpPort = 465 }, null, first.Value.Version);

        second.Refusal.ShouldBeNull();
        var read = await desk.ReadAsync(db =>
            ReadMailSettings.Run(db, desk.Administrator, new(), PolicyDesk.At("2026-03-01 09:00"), default)
        );
        read.Value.HasSecret.ShouldBeTrue();
        read.Value.Fields.SmtpPort.ShouldBe(465);
    }

    [Theory, OnBothDatabases]
    public async Task A_header_can_not_be_smuggled_into_the_display_name(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, "All emails will be answered within 24 hours.");

        var changed = await ChangeMailAsync(desk, Mail with { DisplayName = "Acme\r\nBcc: all@acme.example" }, null, 1);

        changed.Refusal.ShouldNotBeNull().Code.ShouldBe("invalid-field");
    }

    [Theory, OnBothDatabases]
    public async Task Two_administrators_do_not_overwrite_each_other(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, "All emails will be answered within 24 hours.");
        var fields = new CompanyFields("Acme Ltd", "en", "Europe/London", "https://desk.example");
        (await ChangeCompanyAsync(desk, fields, 1)).Refusal.ShouldBeNull();

        var second = await ChangeCompanyAsync(desk, fields with { Name = "Other" }, 1);

        second.Refusal.ShouldNotBeNull().Code.ShouldBe("changed-meanwhile");
        (await desk.ReadAsync(db => ReadCompany.Run(db, default))).Value.Name.ShouldBe("Acme Ltd");
    }

    [Theory]
    [InlineData("", "en", "Europe/London", "https://desk.example", "name")]
    [InlineData("Acme", "no such language", "Europe/London", "https://desk.example", "language")]
    [InlineData("Acme", "en", "Atlantis", "https://desk.example", "zone")]
    [InlineData("Acme", "en", "Europe/London", "javascript:alert(1)", "publicUrl")]
    public void A_wrong_company_field_is_named(string name, string language, string zone, string url, string field) =>
        new CompanyFields(name, language, zone, url).Check().ShouldNotBeNull().Field.ShouldBe(field);

    private static Task<Charter.Desk.Shared.Outcome<ChangeMailSettings.Result>> ChangeMailAsync(
        PolicyDesk desk,
        MailFields fields,
        string? secret,
        int version
    ) =>
        desk.DoAsync(
            "2026-03-01 09:00",
            desk.Administrator,
            (db, actor, ct) => ChangeMailSettings.Handle(db, actor, new(fields, secret, version), ct)
        );

    private static Task<Charter.Desk.Shared.Outcome<ChangeCompany.Result>> ChangeCompanyAsync(
        PolicyDesk desk,
        CompanyFields fields,
        int version
    ) =>
        desk.DoAsync(
            "2026-03-01 09:00",
            desk.Administrator,
            (db, actor, ct) => ChangeCompany.Handle(db, actor, new(fields, version), ct)
        );
}
