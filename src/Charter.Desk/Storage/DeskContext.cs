using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Mailboxes;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Storage;

/// <summary>
/// All that the desk stores. Slices use it directly. Made by a provider's project, which adds how instants and dates
/// are kept; a context that can write comes only from the write gate, and carries <see cref="Write"/>.
/// </summary>
public class DeskContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The write that this context serves: who, when, and the events recorded so far; <c>null</c> for reading.</summary>
    public WriteScope? Write
    {
        get;
        set
        {
            field = value;
            // Looking for changes at every look at what is tracked costs more than the writes themselves; it is done
            // once, before saving.
            ChangeTracker.AutoDetectChangesEnabled = value is null;
        }
    }

    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<JournalHead> JournalHeads => Set<JournalHead>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<RequestRecord> Requests => Set<RequestRecord>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    public DbSet<SignInTally> SignInTallies => Set<SignInTally>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<DepartmentMember> DepartmentMembers => Set<DepartmentMember>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<CustomerAddress> CustomerAddresses => Set<CustomerAddress>();

    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketTag> TicketTags => Set<TicketTag>();
    public DbSet<Escalation> Escalations => Set<Escalation>();
    public DbSet<FollowLink> FollowLinks => Set<FollowLink>();
    public DbSet<TicketParticipant> TicketParticipants => Set<TicketParticipant>();

    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<MailReference> MailReferences => Set<MailReference>();
    public DbSet<ReplyToken> ReplyTokens => Set<ReplyToken>();
    public DbSet<ThirdParty> ThirdParties => Set<ThirdParty>();
    public DbSet<Intake> Intakes => Set<Intake>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<StaffReplyToken> StaffReplyTokens => Set<StaffReplyToken>();
    public DbSet<HeldReply> HeldReplies => Set<HeldReply>();

    public DbSet<PromiseReading> PromiseReadings => Set<PromiseReading>();

    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();
    public DbSet<SupportHours> SupportHours => Set<SupportHours>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<MatrixLevel> MatrixLevels => Set<MatrixLevel>();

    public DbSet<OutboxItem> Outbox => Set<OutboxItem>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Template> Templates => Set<Template>();
    public DbSet<LetterSettings> LetterSettings => Set<LetterSettings>();

    public DbSet<Company> Companies => Set<Company>();
    public DbSet<MailSettings> MailSettings => Set<MailSettings>();
    public DbSet<MailRules> MailRules => Set<MailRules>();
    public DbSet<MailRoute> MailRoutes => Set<MailRoute>();
    public DbSet<MailRouteUse> MailRouteUses => Set<MailRouteUse>();
    public DbSet<DkimKey> DkimKeys => Set<DkimKey>();

    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();
    public DbSet<MailboxState> MailboxStates => Set<MailboxState>();
    public DbSet<MailboxFolder> MailboxFolders => Set<MailboxFolder>();
    public DbSet<MailboxMail> MailboxMails => Set<MailboxMail>();
    public DbSet<WebhookToken> WebhookTokens => Set<WebhookToken>();

    /// <summary>A new id for an entity. Ids are given by the program, so that a whole slice is one round trip.</summary>
    public long NewId() =>
        Write is null ? throw new InvalidOperationException("This context only reads.") : Write.Ids.Next();

    /// <summary>Records that something happened; it enters the journal with the rest of the write.</summary>
    public void Record(JournalEvent happened, long? ticketId = null)
    {
        var write = Write ?? throw new InvalidOperationException("Only a write can record events.");
        write.Record(happened, ticketId);
    }

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (!ChangeTracker.AutoDetectChangesEnabled)
        {
            ChangeTracker.DetectChanges();
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        DeskModel.Build(modelBuilder);
    }
}
