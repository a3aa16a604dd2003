using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using NodaTime;
using Xunit;

namespace Charter.Browser.Tests.Tickets;

/// <summary>A running desk with a morning's work on it: mail in time, mail that is late, a complaint, a Chinese customer.</summary>
public sealed class DeskWithTickets : IAsyncLifetime
{
    public RunningDesk Desk { get; } = new();

    /// <summary>The ticket of Ada, who wrote an hour ago and waits for an answer.</summary>
    public int Ada { get; private set; }

    /// <summary>The ticket of Kurt, whose answer is a day late.</summary>
    public int Late { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Desk.InitializeAsync();
        Late = await MailAsync("Kurt Gödel", "Invoice shows the wrong company number", Duration.FromHours(49));
        await MailAsync("李明", "送货地址需要更改", Duration.FromHours(20), "您好，我的送货地址变了，请帮我改一下。");
        await MailAsync("Blaise Pascal", "Cannot sign in since the password change", Duration.FromHours(23));
        await MailAsync(
            "Emmy Brown",
            "Refund for a cancelled order has not arrived",
            Duration.FromHours(30),
            kind: CaseKind.Complaint
        );
        Ada = await MailAsync("Ada Lovelace", "Which plan includes on-site support?", Duration.FromHours(1), Question);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    /// <summary>Opens a page as the representative.</summary>
    public Task<WatchedPage> OpenAsync(string path, PageSetting? setting = null) =>
        Desk.OpenAsync(Role.Representative, path, setting);

    /// <summary>Files a mail as if it had come in some time ago, and returns its ticket's number.</summary>
    public async Task<int> MailAsync(
        string name,
        string subject,
        Duration ago,
        string text = "Could you look into this, please? Thank you.",
        CaseKind kind = CaseKind.Enquiry
    )
    {
        var letters = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter));
        var address = $"{(letters.Length > 0 ? letters : "ming.li")}@example.org";
        var request = new FileIncoming.Request(
            ServedSubject.Email,
            null,
            $"{Guid.NewGuid():N}@example.org",
            new Sender(AddressKind.Email, address, name),
            subject,
            text + "\n\n> On Monday you wrote:\n> Thank you for your order.",
            text,
            $"<p>{text}</p><p><b>Thank you</b></p><script>document.body.remove()</script><img src=\"https://example.org/seen.gif\">",
            [],
            false,
            ThreadHints.None,
            kind
        );
        var filed = await Desk.WriteAsync(
            Actor.System("intake:email"),
            (DeskContext db, CancellationToken ct) =>
                FileIncoming.Handle(db, Actor.System("intake:email"), request, ct),
            RunningDesk.Now() - ago
        );
        return filed.Number;
    }

    private const string Question =
        "We think of moving to a larger plan.\n\nWhich of your plans includes support on site, and how soon could somebody be here if a machine stood still?";
}
