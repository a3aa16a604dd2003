using System.Globalization;
using Charter.Desk.Settings;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;

namespace Charter.Server.Settings;

/// <summary>A mail route as a person typed it.</summary>
/// <param name="Id">Which; <c>null</c> for a new one.</param>
/// <param name="Version">The version that the form was made from.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Host">The server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">One of <c>tls</c>, <c>starttls</c>, <c>none</c>.</param>
/// <param name="User">The user.</param>
/// <param name="IsEnabled">Whether mail may take it.</param>
/// <param name="DepartmentIds">Whose mail it carries; empty for everybody's.</param>
/// <param name="MostPerMinute">The cap of a minute; empty for none.</param>
/// <param name="MostPerHour">The cap of an hour; empty for none.</param>
/// <param name="MostPerDay">The cap of a day; empty for none.</param>
public sealed record MailRouteAnswers(
    long? Id,
    int Version,
    string Name,
    string Host,
    string Port,
    string Security,
    string User,
    bool IsEnabled,
    IReadOnlyList<long> DepartmentIds,
    string MostPerMinute,
    string MostPerHour,
    string MostPerDay
)
{
    /// <summary>SHA-256 of a certificate to trust; empty for none.</summary>
    public string TrustedCertificate { get; init; } = "";

    /// <summary>The mailbox whose OAuth access it signs in with; <c>null</c> for a password, or none.</summary>
    public long? MailboxId { get; init; }

    public static readonly MailRouteAnswers Empty = new(null, 0, "", "", "587", "starttls", "", true, [], "", "", "");

    /// <summary>A kept route as answers.</summary>
    public static MailRouteAnswers Of(ListMailRoutes.Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var fields = row.Fields;
        return new(
            row.Id,
            row.Version,
            fields.Name,
            fields.Host,
            fields.Port.ToString(CultureInfo.InvariantCulture),
            fields.Security switch
            {
                MailSecurity.Tls => "tls",
                MailSecurity.StartTls => "starttls",
                _ => "none",
            },
            fields.User,
            fields.IsEnabled,
            fields.DepartmentIds,
            Text(fields.MostPerMinute),
            Text(fields.MostPerHour),
            Text(fields.MostPerDay)
        )
        {
            TrustedCertificate = fields.TrustedCertificate,
            MailboxId = fields.MailboxId,
        };
    }

    /// <summary>What a form sent.</summary>
    public static MailRouteAnswers Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string Field(string name) => form[name].ToString().Trim();
        return new(
            Versions.Id(form, "id"),
            Versions.Of(form),
            Field("name"),
            Field("host"),
            Field("port"),
            Field("security"),
            Field("user"),
            form["isEnabled"] == "true",
            Versions.Ids(form, "departmentIds"),
            Field("mostPerMinute"),
            Field("mostPerHour"),
            Field("mostPerDay")
        )
        {
            TrustedCertificate = Field("trustedCertificate"),
            MailboxId = Versions.Id(form, "mailboxId"),
        };
    }

    /// <summary>The answers as a route, with what is wrong in them.</summary>
    public MailRouteFields Read(Wordbook words, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(problems);
        var fields = new MailRouteFields(
            Name.Length > 0 ? Name : Host,
            Host,
            Number(Port) ?? 0,
            Security switch
            {
                "tls" => MailSecurity.Tls,
                "none" => MailSecurity.None,
                _ => MailSecurity.StartTls,
            },
            User,
            IsEnabled,
            DepartmentIds,
            Cap(MostPerMinute),
            Cap(MostPerHour),
            Cap(MostPerDay)
        )
        {
            TrustedCertificate = TrustedCertificate,
            MailboxId = MailboxId,
        };
        if (fields.Check() is { } wrong)
        {
            problems.Add(wrong.Field, FieldProblemWords.Of(wrong, words));
        }

        return fields;
    }

    // What is no number is refused as one that can't be.
    private static int? Cap(string text) => text.Length == 0 ? null : Number(text) ?? 0;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
