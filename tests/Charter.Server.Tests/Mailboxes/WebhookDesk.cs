using System.Net;
using System.Text;
using Charter.Desk.Mailboxes;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Hosting;
using Charter.Server.Tests.Api;
using Charter.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>A desk to which mail providers bring mail in their own formats.</summary>
public sealed class WebhookDesk : ApiDesk
{
    public WebhookDesk() { }

    internal WebhookDesk(DatabaseKind kind)
        : base(kind, RequestLimits.Default with { WritesPerMinute = 100_000, ReadsPerMinute = 100_000 }) { }

    public SnsHost Sns { get; } = new();

    protected override ServeOptions Adjust(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Webhooks = Sns };
    }

    /// <summary>A mailbox of a provider, with the path that is given to it.</summary>
    public async Task<WebhookMailbox> MakeAsync(
        string vendor,
        string? vendorSecret = null,
        string topicArn = "",
        string vendorPublicKey = "",
        bool alwaysAcknowledges = false
    )
    {
        using var root = await WithTokenAsync(Permissions.EditSettings);
        var address = $"{vendor}-{Guid.NewGuid():N}@desk.example";
        var settings = new
        {
            name = address,
            address,
            protocol = "http",
            vendor,
            topicArn,
            vendorPublicKey,
            alwaysAcknowledges,
            departmentId = Repairs,
        };
        var added = await root.PostAsync("/mailboxes", new { settings, vendorSecret }, HttpStatusCode.Created);
        var id = added!["mailboxId"]!.GetValue<long>();
        var made = await root.PostAsync($"/mailboxes/{id}/intake-key", new { }, HttpStatusCode.OK);
        return new WebhookMailbox(id, address, made!["key"]!.GetValue<string>(), made["path"]!.GetValue<string>());
    }

    /// <summary>Posts as a provider does.</summary>
    public async Task<string> PostAsync(
        string path,
        HttpContent content,
        HttpStatusCode expected,
        params (string Name, string Value)[] headers
    )
    {
        ArgumentNullException.ThrowIfNull(headers);
        using var client = Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        return text;
    }

    /// <summary>How many tickets have a subject.</summary>
    public async Task<int> TicketsAsync(string subject)
    {
        await using var db = App.Services.GetRequiredService<IReadGate>().Open();
        return await db.Tickets.CountAsync(t => t.Subject == subject && t.DepartmentId == Repairs);
    }

    /// <summary>How a mailbox fares.</summary>
    public async Task<MailboxState> StateAsync(WebhookMailbox mailbox)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        await using var db = App.Services.GetRequiredService<IReadGate>().Open();
        return await db.MailboxStates.SingleAsync(s => s.MailboxId == mailbox.Id);
    }

    public static byte[] Mail(string to, string subject) =>
        Encoding.Latin1.GetBytes(
            $"From: Nils <nils@sea.example>\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <{Guid.NewGuid():N}@sea.example>\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nDas Segel ist zerrissen, schöne Grüße.\r\n"
        );
}
