using System.Globalization;
using Charter.Desk.Settings;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Setup;

/// <summary>Mail settings as a person typed them.</summary>
/// <param name="Address">The desk's own address.</param>
/// <param name="DisplayName">The name beside it.</param>
/// <param name="Host">The server that mail leaves by.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">One of <c>tls</c>, <c>starttls</c>, <c>none</c>.</param>
/// <param name="User">The user; empty for a server that asks for none.</param>
/// <param name="AcceptedRecipients">Domains and addresses that the own listener takes mail for.</param>
/// <param name="PlusAddressing">Whether the mail server knows <c>name+token@domain</c>.</param>
/// <param name="UndoSeconds">How many seconds an answer can be taken back; the wizard does not ask.</param>
public sealed record MailAnswers(
    string Address,
    string DisplayName,
    string Host,
    string Port,
    string Security,
    string User,
    string AcceptedRecipients,
    bool PlusAddressing,
    string UndoSeconds = "10"
)
{
    public static readonly MailAnswers Empty = new("", "", "", "587", "starttls", "", "", false);

    /// <summary>The settings as kept, as answers.</summary>
    public static MailAnswers Of(MailFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            fields.Address,
            fields.DisplayName,
            fields.SmtpHost,
            fields.SmtpPort.ToString(CultureInfo.InvariantCulture),
            TokenOf(fields.SmtpSecurity),
            fields.SmtpUser,
            fields.AcceptedRecipients,
            fields.PlusAddressing,
            fields.UndoSeconds.ToString(CultureInfo.InvariantCulture)
        );
    }

    /// <summary>What a form sent.</summary>
    public static MailAnswers Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(
            Text(form, "address"),
            Text(form, "displayName"),
            Text(form, "smtpHost"),
            Text(form, "smtpPort"),
            Text(form, "smtpSecurity"),
            Text(form, "smtpUser"),
            Text(form, "acceptedRecipients"),
            form["plusAddressing"] == "true",
            form.ContainsKey("undoSeconds") ? Text(form, "undoSeconds") : Empty.UndoSeconds
        );
    }

    /// <summary>The answers as settings, with what is wrong in them.</summary>
    public MailFields Read(Wordbook words, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(problems);
        var isNumber = int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var fields = new MailFields(
            Address,
            DisplayName,
            Host,
            isNumber ? port : 0,
            SecurityOf(Security),
            User,
            AcceptedRecipients,
            PlusAddressing,
            int.TryParse(UndoSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : -1
        );
        if (fields.Check() is { } wrong)
        {
            problems.Add(wrong.Field, FieldProblemWords.Of(wrong, words));
        }

        return fields;
    }

    private static string TokenOf(MailSecurity security) =>
        security switch
        {
            MailSecurity.Tls => "tls",
            MailSecurity.StartTls => "starttls",
            _ => "none",
        };

    private static MailSecurity SecurityOf(string token) =>
        token switch
        {
            "tls" => MailSecurity.Tls,
            "none" => MailSecurity.None,
            _ => MailSecurity.StartTls,
        };

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();
}
