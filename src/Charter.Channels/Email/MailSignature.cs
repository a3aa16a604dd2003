using System.Globalization;
using System.Net;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Email;

/// <summary>The department's signature below a person's answer, as text and as HTML.</summary>
public static class MailSignature
{
    // RFC 3676, 4.3: what follows is the signature, and mail programs leave it out of answers.
    private const string Mark = "-- ";

    /// <summary>The signature of a message, filled in; <c>null</c> where there is none. Machines sign nothing.</summary>
    public static async Task<string?> OfAsync(
        DeskContext db,
        Message message,
        long? departmentId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(message);
        var department =
            message.ByPerson && departmentId is { } id
                ? await db.Departments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken)
                : null;
        if (department is not { Signature.Length: > 0 })
        {
            return null;
        }

        var company = await db.Companies.Select(c => c.Name).SingleOrDefaultAsync(cancellationToken);
        var number = await db
            .Tickets.Where(t => t.Id == message.TicketId)
            .Select(t => t.Number)
            .SingleOrDefaultAsync(cancellationToken);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SignatureFields.StaffName] = message.AuthorName,
            [SignatureFields.Department] = department.Name,
            [SignatureFields.Company] = company ?? "",
            [SignatureFields.TicketNumber] = number.ToString(CultureInfo.InvariantCulture),
        };
        var filled = FillFields.Of(new LetterText("", department.Signature, ""), values).Body;
        return filled.Length == 0 ? null : filled;
    }

    /// <summary>The text with the signature below it.</summary>
    public static string Below(string text, string? signature) =>
        signature is null ? text : $"{text}\n\n{Mark}\n{signature}";

    /// <summary>The HTML with the signature below it.</summary>
    public static string? BelowHtml(string? html, string? signature)
    {
        if (html is null || signature is null)
        {
            return html;
        }

        var lines = signature.Split('\n').Select(WebUtility.HtmlEncode);
        return $"{html}\n<div><br>{Mark}<br>{string.Join("<br>\n", lines)}</div>";
    }
}
