using System.Text;
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
using Microsoft.EntityFrameworkCore.Metadata;

namespace Charter.Desk.Storage;

/// <summary>
/// Keys, lengths and indexes of the tables. The migrations of both providers are held against this model by a test,
/// so that the two can't drift apart.
/// </summary>
internal static class DeskModel
{
    // The longest e-mail address of RFC 5321.
    private const int AddressLength = 254;
    private const int NameLength = 200;
    private const int TokenLength = 64;

    public static void Build(ModelBuilder model)
    {
        BuildJournal(model);
        BuildStaff(model);
        BuildAccess(model);
        BuildCustomers(model);
        BuildTickets(model);
        BuildConversations(model);
        BuildPromises(model);
        BuildPolicies(model);
        BuildAutomation(model);
        SendingModel.Build(model);
        BuildMailboxes(model);
        UseSnakeCase(model);
    }

    private static void BuildJournal(ModelBuilder model)
    {
        model.Entity<JournalRow>(row =>
        {
            row.ToTable("journal").HasKey(r => r.Seq);
            row.Property(r => r.Seq).ValueGeneratedNever();
            row.Property(r => r.Kind).HasMaxLength(TokenLength);
            row.Property(r => r.Actor).HasMaxLength(TokenLength);
            row.Property(r => r.RequestId).HasMaxLength(TokenLength);
            row.HasIndex(r => new { r.TicketId, r.TicketSeq }).IsUnique();
            row.HasIndex(r => new { r.Kind, r.Seq });
        });
        model.Entity<JournalHead>(head =>
        {
            head.ToTable("journal_head").HasKey(h => h.Id);
            head.Property(h => h.Id).ValueGeneratedNever();
        });
        model.Entity<Counter>(counter =>
        {
            counter.ToTable("counters").HasKey(c => c.Name);
            counter.Property(c => c.Name).HasMaxLength(TokenLength);
        });
        model.Entity<RequestRecord>(request =>
        {
            request.ToTable("requests").HasKey(r => new { r.Actor, r.RequestId });
            request.Property(r => r.Actor).HasMaxLength(TokenLength);
            request.Property(r => r.RequestId).HasMaxLength(TokenLength);
            request.HasIndex(r => r.At);
        });
        model.Entity<StoredFile>(file =>
        {
            file.ToTable("files").HasKey(f => f.Hash);
            file.Property(f => f.Hash).HasMaxLength(TokenLength);
        });
        model.Entity<ProtectionKey>().ToTable("protection_keys").HasIndex(k => k.Name).IsUnique();
    }

    private static void BuildStaff(ModelBuilder model)
    {
        model.Entity<StaffMember>(staff =>
        {
            staff.ToTable("staff");
            staff.Property(s => s.Name).HasMaxLength(NameLength);
            staff.Property(s => s.Email).HasMaxLength(AddressLength);
            staff.Property(s => s.NormalizedEmail).HasMaxLength(AddressLength);
            staff.HasIndex(s => s.NormalizedEmail).IsUnique();
            staff.Property(s => s.Version).IsConcurrencyToken();
        });
        model.Entity<Department>(department =>
        {
            department.ToTable("departments");
            department.Property(d => d.Name).HasMaxLength(NameLength);
            department.Property(d => d.Email).HasMaxLength(AddressLength);
            department.HasIndex(d => d.Name).IsUnique();
            department.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<DepartmentMember>(member =>
        {
            member.ToTable("department_members").HasKey(m => new { m.DepartmentId, m.StaffId });
            member.HasIndex(m => m.StaffId);
            member.HasOne<Department>().WithMany().HasForeignKey(m => m.DepartmentId);
            member.HasOne<StaffMember>().WithMany().HasForeignKey(m => m.StaffId);
        });
        model.Entity<Team>(team =>
        {
            team.ToTable("teams");
            team.Property(t => t.Name).HasMaxLength(NameLength);
            team.HasOne<Department>().WithMany().HasForeignKey(t => t.DepartmentId);
        });
        model.Entity<TeamMember>(member =>
        {
            member.ToTable("team_members").HasKey(m => new { m.TeamId, m.StaffId });
            member.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId);
            member.HasOne<StaffMember>().WithMany().HasForeignKey(m => m.StaffId);
        });
    }

    // What lets people and programs in.
    private static void BuildAccess(ModelBuilder model)
    {
        model.Entity<StaffSession>(session =>
        {
            session.ToTable("staff_sessions");
            session.HasIndex(s => s.TokenHash).IsUnique();
            session.HasIndex(s => s.StaffId);
            session.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.StaffId);
        });
        model.Entity<SignInTally>(tally =>
        {
            tally.ToTable("sign_in_tallies").HasKey(t => t.Key);
            tally.Property(t => t.Key).HasMaxLength(NameLength);
            tally.HasIndex(t => t.LastAt);
        });
        model.Entity<ApiToken>(token =>
        {
            token.ToTable("api_tokens");
            token.Property(t => t.Name).HasMaxLength(NameLength);
            token.HasIndex(t => t.TokenHash).IsUnique();
        });
        model.Entity<OneTimeLink>(link =>
        {
            link.ToTable("one_time_links");
            link.HasIndex(l => l.TokenHash).IsUnique();
        });
    }

    private static void BuildCustomers(ModelBuilder model)
    {
        model.Entity<Organisation>(organisation =>
        {
            organisation.ToTable("organisations");
            organisation.Property(o => o.Name).HasMaxLength(NameLength);
            organisation.Property(o => o.Domain).HasMaxLength(AddressLength);
            organisation.HasIndex(o => o.Domain).IsUnique();
            organisation.Property(o => o.Version).IsConcurrencyToken();
        });
        model.Entity<Customer>(customer =>
        {
            customer.ToTable("customers");
            customer.Property(c => c.Name).HasMaxLength(NameLength);
            customer.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId);
            customer.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<CustomerAddress>(address =>
        {
            address.ToTable("customer_addresses");
            address.Property(a => a.Normalized).HasMaxLength(AddressLength);
            address.HasIndex(a => a.BouncedAt);
            address.HasIndex(a => new { a.Kind, a.Normalized }).IsUnique();
            address.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId);
        });
    }

    private static void BuildTickets(ModelBuilder model)
    {
        model.Entity<Ticket>(ticket =>
        {
            ticket.ToTable("tickets");
            ticket.HasIndex(t => t.Number).IsUnique();
            ticket.Property(t => t.Priority).HasMaxLength(TokenLength);
            ticket.Property(t => t.LastSeq).IsConcurrencyToken();
            ticket.HasIndex(t => new { t.Status, t.NextDueAt });
            ticket.HasIndex(t => new { t.Status, t.NextWarnAt });
            ticket.HasIndex(t => new
            {
                t.AssigneeId,
                t.Status,
                t.NextDueAt,
            });
            ticket.HasIndex(t => new
            {
                t.DepartmentId,
                t.Status,
                t.NextDueAt,
            });
            ticket.HasIndex(t => new { t.CustomerId, t.OpenedAt });
            ticket.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
            ticket.HasOne<Department>().WithMany().HasForeignKey(t => t.DepartmentId);
            ticket.HasOne<StaffMember>().WithMany().HasForeignKey(t => t.AssigneeId);
        });
        model.Entity<TicketTag>(tag =>
        {
            tag.ToTable("ticket_tags").HasKey(t => new { t.TicketId, t.Tag });
            tag.Property(t => t.Tag).HasMaxLength(TokenLength);
            tag.HasIndex(t => t.Tag);
            tag.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId);
        });
        model.Entity<Escalation>(escalation =>
        {
            escalation.ToTable("escalations");
            escalation.HasIndex(e => e.TicketId);
            escalation.HasOne<Ticket>().WithMany().HasForeignKey(e => e.TicketId);
        });
        model.Entity<FollowLink>(link =>
        {
            link.ToTable("follow_links");
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasOne<Ticket>().WithMany().HasForeignKey(l => l.TicketId);
        });
        model.Entity<TicketParticipant>(participant =>
        {
            participant.ToTable("ticket_participants");
            participant.Property(p => p.Address).HasMaxLength(AddressLength);
            participant.Property(p => p.Name).HasMaxLength(NameLength);
            participant.HasIndex(p => new { p.TicketId, p.Address }).IsUnique();
            participant.HasOne<Ticket>().WithMany().HasForeignKey(p => p.TicketId);
        });
    }

    private static void BuildConversations(ModelBuilder model)
    {
        model.Entity<Message>(message =>
        {
            message.ToTable("messages");
            message.HasIndex(m => new { m.TicketId, m.At });
            message.HasIndex(m => m.ExternalId);
            message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId);
        });
        model.Entity<Attachment>(attachment =>
        {
            attachment.ToTable("attachments");
            attachment.HasIndex(a => a.MessageId);
            attachment.HasOne<Message>().WithMany().HasForeignKey(a => a.MessageId);
        });
        model.Entity<MailReference>(reference =>
        {
            reference.ToTable("mail_references");
            reference.Property(r => r.MessageId).HasMaxLength(998);
            reference.HasIndex(r => r.MessageId);
            reference.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId);
        });
        model.Entity<ReplyToken>(token =>
        {
            token.ToTable("reply_tokens").HasKey(t => t.TicketId);
            token.Property(t => t.TicketId).ValueGeneratedNever();
            token.Property(t => t.Token).HasMaxLength(TokenLength);
            token.HasIndex(t => t.Token).IsUnique();
            token.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId);
        });
        model.Entity<ThirdParty>(party =>
        {
            party.ToTable("third_parties");
            party.Property(p => p.Token).HasMaxLength(TokenLength);
            party.HasIndex(p => p.Token).IsUnique();
            party.HasIndex(p => new { p.TicketId, p.Normalized }).IsUnique();
            party.HasOne<Ticket>().WithMany().HasForeignKey(p => p.TicketId);
        });
        model.Entity<Intake>(intake =>
        {
            intake.ToTable("intakes");
            intake.Property(i => i.ExternalId).HasMaxLength(1100);
            intake.HasIndex(i => new { i.Channel, i.ExternalId }).IsUnique();
            intake.HasIndex(i => new { i.State, i.ReceivedAt });
        });
        model.Entity<StaffReplyToken>(token =>
        {
            token.ToTable("staff_reply_tokens");
            token.HasIndex(t => t.TokenHash).IsUnique();
            token.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId);
            token.HasOne<StaffMember>().WithMany().HasForeignKey(t => t.StaffId);
        });
        model.Entity<Draft>(draft =>
        {
            draft.ToTable("drafts").HasKey(d => new { d.TicketId, d.StaffId });
            draft.Property(d => d.Version).IsConcurrencyToken();
        });
    }

    private static void BuildPromises(ModelBuilder model) =>
        model.Entity<PromiseReading>(reading =>
        {
            reading.ToTable("promise_readings");
            reading
                .HasIndex(r => new
                {
                    r.TicketId,
                    r.CommitmentKey,
                    r.Round,
                })
                .IsUnique();
            reading.HasIndex(r => r.NextAlarmAt);
            reading.HasIndex(r => new { r.Outcome, r.BrokenAt });
            reading.HasIndex(r => new { r.CommitmentKey, r.StartedAt });
            reading.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId);
        });

    private static void BuildPolicies(ModelBuilder model)
    {
        model.Entity<PolicyVersion>(policy =>
        {
            policy.ToTable("policy_versions");
            policy.HasIndex(p => p.Number).IsUnique();
            policy.Property(p => p.Version).IsConcurrencyToken();
        });
        model.Entity<SupportHours>().ToTable("support_hours");
        model.Entity<Edition>(edition =>
        {
            edition.ToTable("editions").HasKey(e => e.Number);
            edition.Property(e => e.Number).ValueGeneratedNever();
            edition.HasOne<PolicyVersion>().WithMany().HasForeignKey(e => e.PolicyVersionId);
            edition.HasOne<SupportHours>().WithMany().HasForeignKey(e => e.SupportHoursId);
        });
        model.Entity<MatrixLevel>().ToTable("matrix_levels");
        model.Entity<Company>(company =>
        {
            company.ToTable("company");
            company.Property(c => c.Id).ValueGeneratedNever();
            company.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<MailSettings>(mail =>
        {
            mail.ToTable("mail_settings");
            mail.Property(m => m.Id).ValueGeneratedNever();
            mail.Property(m => m.Version).IsConcurrencyToken();
        });
        model.Entity<MailRules>(rules =>
        {
            rules.ToTable("mail_rules");
            rules.Property(r => r.Id).ValueGeneratedNever();
            rules.Property(r => r.Version).IsConcurrencyToken();
        });
    }

    private static void BuildAutomation(ModelBuilder model)
    {
        model.Entity<OutboxItem>(item =>
        {
            item.ToTable("outbox");
            item.Property(i => i.Effect).HasMaxLength(TokenLength);
            item.Property(i => i.IdempotencyKey).HasMaxLength(NameLength);
            item.HasIndex(i => i.IdempotencyKey).IsUnique();
            item.HasIndex(i => new { i.State, i.DueAt });
            item.HasIndex(i => i.MessageId);
        });
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("notices");
            notice.Property(n => n.Kind).HasMaxLength(TokenLength);
            notice.HasIndex(n => new
            {
                n.StaffId,
                n.ReadAt,
                n.At,
            });
            notice.HasOne<StaffMember>().WithMany().HasForeignKey(n => n.StaffId);
        });
        model.Entity<Template>(template =>
        {
            template.ToTable("templates");
            template.Property(t => t.Name).HasMaxLength(NameLength);
            template.HasIndex(t => new
            {
                t.Kind,
                t.Name,
                t.Language,
                t.DepartmentId,
            });
            template.Property(t => t.Version).IsConcurrencyToken();
        });
    }

    private static void BuildMailboxes(ModelBuilder model)
    {
        model.Entity<Mailbox>(mailbox =>
        {
            mailbox.ToTable("mailboxes");
            mailbox.Property(m => m.Name).HasMaxLength(NameLength);
            mailbox.Property(m => m.Address).HasMaxLength(AddressLength);
            mailbox.Property(m => m.Version).IsConcurrencyToken();
            mailbox.HasOne<Department>().WithMany().HasForeignKey(m => m.DepartmentId);
        });
        model.Entity<MailboxState>(state =>
        {
            state.ToTable("mailbox_states").HasKey(s => s.MailboxId);
            state.Property(s => s.LeasedBy).HasMaxLength(NameLength);
            state.Property(s => s.Renewal).HasMaxLength(NameLength);
            state.Property(s => s.Fence).IsConcurrencyToken();
            state.HasOne<Mailbox>().WithMany().HasForeignKey(s => s.MailboxId);
        });
        model.Entity<MailboxFolder>(folder =>
        {
            folder.ToTable("mailbox_folders").HasKey(f => new { f.MailboxId, f.Name });
            folder.Property(f => f.Name).HasMaxLength(NameLength);
            folder.HasOne<Mailbox>().WithMany().HasForeignKey(f => f.MailboxId);
        });
        model.Entity<WebhookToken>(token =>
        {
            token.ToTable("webhook_tokens");
            token.Property(t => t.Hash).HasMaxLength(TokenLength);
            token.Property(t => t.Mail).HasMaxLength(TokenLength);
            token.HasIndex(t => new { t.MailboxId, t.Hash }).IsUnique();
            token.HasOne<Mailbox>().WithMany().HasForeignKey(t => t.MailboxId);
        });
        model.Entity<MailboxMail>(mail =>
        {
            mail.ToTable("mailbox_mails");
            mail.Property(m => m.Folder).HasMaxLength(NameLength);
            mail.Property(m => m.Key).HasMaxLength(NameLength);
            mail.HasIndex(m => new
                {
                    m.MailboxId,
                    m.Folder,
                    m.Key,
                })
                .IsUnique();
            mail.HasOne<Mailbox>().WithMany().HasForeignKey(m => m.MailboxId);
        });
    }

    // Ids come from IdSource, enums are stored by name, and names follow the custom of SQL.
    private static void UseSnakeCase(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && !type.IsDefined(typeof(FlagsAttribute), inherit: false))
                {
                    property.SetProviderClrType(typeof(string));
                    property.SetMaxLength(TokenLength);
                }

                if (property.IsPrimaryKey() && type == typeof(long))
                {
                    property.ValueGenerated = ValueGenerated.Never;
                }
            }

            NameConstraints(entity);
        }
    }

    private static void NameConstraints(IMutableEntityType entity)
    {
        var table = entity.GetTableName()!;
        entity.FindPrimaryKey()!.SetName($"pk_{table}");
        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.SetConstraintName(
                $"fk_{table}_{string.Join('_', foreignKey.Properties.Select(p => SnakeCase(p.Name)))}"
            );
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}");
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
