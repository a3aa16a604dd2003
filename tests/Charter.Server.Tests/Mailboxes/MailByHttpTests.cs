using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Mailboxes;
using Charter.Server.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>A provider's webhook brings mail: signed, once, and acknowledged only when it is kept.</summary>
public sealed class MailByHttpTests(ApiDesk desk) : IClassFixture<ApiDesk>
{
    [Fact]
    public async Task A_signed_mail_is_filed_in_the_mailboxs_department_and_the_same_mail_once()
    {
        var (mailbox, key) = await MakeMailboxAsync("repairs@desk.example", desk.Repairs);
        var mail = Mail("The sail is torn");
        var header = IntakeSignature.Write(key, Now(), mail);

        (await SendAsync(mailbox, mail, header, HttpStatusCode.OK)).ShouldContain("filed");
        (await SendAsync(mailbox, mail, header, HttpStatusCode.OK)).ShouldContain("filed");

        await using var db = desk.App.Services.GetRequiredService<IReadGate>().Open();
        var ticket = await db.Tickets.SingleAsync(t => t.Subject == "The sail is torn");
        ticket.DepartmentId.ShouldBe(desk.Repairs);
    }

    [Fact]
    public async Task Without_a_good_signature_nothing_is_taken_and_nothing_is_told()
    {
        var (mailbox, key) = await MakeMailboxAsync("closed@desk.example", null);
        var mail = Mail("Never taken");
        var good = IntakeSignature.Write(key, Now(), mail);
        var (stranger, _) = await MakeMailboxAsync("stranger@desk.example", null);
        (long Mailbox, string? Header)[] wrong =
        [
            (mailbox, null),
            (mailbox, ""),
            (mailbox, "t=,v1="),
            (mailbox, good[..^1] + (good[^1] == '0' ? '1' : '0')),
            (mailbox, IntakeSignature.Write(key, Now(), Mail("Another body"))),
            (mailbox, IntakeSignature.Write("cik_wrong", Now(), mail)),
            (mailbox, IntakeSignature.Write(key, Now() - IntakeSignature.Window - Duration.FromSeconds(5), mail)),
            (mailbox, IntakeSignature.Write(key, Now() + IntakeSignature.Window + Duration.FromSeconds(5), mail)),
            (mailbox, good.Replace("t=", "t=-", StringComparison.Ordinal)),
            (mailbox, "t=99999999999999999999,v1=" + new string('0', 64)),
            (stranger, good),
            (999_999_999, good),
        ];

        foreach (var (to, header) in wrong)
        {
            (await SendAsync(to, mail, header, HttpStatusCode.Unauthorized)).ShouldContain("intake-not-signed");
        }

        await using var db = desk.App.Services.GetRequiredService<IReadGate>().Open();
        (await db.Tickets.AnyAsync(t => t.Subject == "Never taken")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_that_was_taken_away_or_replaced_opens_nothing_and_while_both_are_signed_with_one_does()
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        var (mailbox, old) = await MakeMailboxAsync("keys@desk.example", null);
        var mail = Mail("Signed with two keys");
        var made = await root.PostAsync($"/mailboxes/{mailbox}/intake-key", new { }, HttpStatusCode.OK);
        var key = made!["key"]!.GetValue<string>();
        var (first, second) = (IntakeSignature.Write(old, Now(), mail), IntakeSignature.Write(key, Now(), mail));

        await SendAsync(mailbox, mail, first, HttpStatusCode.Unauthorized);
        await SendAsync(mailbox, mail, $"{first},{second[(second.IndexOf(',') + 1)..]}", HttpStatusCode.OK);
        await root.SendAsync(HttpMethod.Delete, $"/mailboxes/{mailbox}/intake-key", null, HttpStatusCode.NoContent);
        await SendAsync(mailbox, mail, second, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Bytes_that_are_no_mail_are_kept_all_the_same()
    {
        var (mailbox, key) = await MakeMailboxAsync("odd@desk.example", null);
        byte[] odd = [0, 255, 10, 13, 58, 0, 200];

        await SendAsync(mailbox, odd, IntakeSignature.Write(key, Now(), odd), HttpStatusCode.OK);
        await SendAsync(mailbox, [], IntakeSignature.Write(key, Now(), []), HttpStatusCode.UnprocessableEntity);
    }

    private async Task<(long Mailbox, string Key)> MakeMailboxAsync(string address, long? departmentId)
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        var settings = new
        {
            name = address,
            address,
            protocol = "http",
            departmentId,
        };
        var added = await root.PostAsync("/mailboxes", new { settings }, HttpStatusCode.Created);
        var id = added!["mailboxId"]!.GetValue<long>();
        var made = await root.PostAsync($"/mailboxes/{id}/intake-key", new { }, HttpStatusCode.OK);
        return (id, made!["key"]!.GetValue<string>());
    }

    private async Task<string> SendAsync(long mailbox, byte[] mail, string? signature, HttpStatusCode expected)
    {
        using var client = desk.Anonymous();
        using var content = new ByteArrayContent(mail);
        content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/intake/mail?mailbox={mailbox}")
        {
            Content = content,
        };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(IntakeSignature.Header, signature);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        return text;
    }

    private static byte[] Mail(string subject) =>
        Encoding.UTF8.GetBytes(
            $"From: Nils <nils@sea.example>\r\nTo: x@desk.example\r\nSubject: {subject}\r\nMessage-ID: <{Guid.NewGuid():N}@sea.example>\r\n\r\nHello.\r\n"
        );

    private static Instant Now() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
}
