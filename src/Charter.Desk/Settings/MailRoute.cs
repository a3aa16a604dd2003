using System.Globalization;
using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>A server by which mail leaves. Several are tried in their order, so that one that is away stops nothing.</summary>
public sealed class MailRoute
{
    public long Id { get; init; }

    /// <summary>What people call it: "our provider", "the spare one".</summary>
    public required string Name { get; set; }
    public required string Host { get; set; }
    public int Port { get; set; } = 587;
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>SHA-256 of a certificate that is trusted though no authority vouches for it, in lower-case hexadecimal; empty for none.</summary>
    public string TrustedCertificate { get; set; } = "";
    public string User { get; set; } = "";

    /// <summary>The password, encrypted.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The mailbox whose OAuth access it signs in with; <c>null</c> for a password, or none.</summary>
    public long? MailboxId { get; set; }

    /// <summary>Lower is tried first.</summary>
    public int Position { get; set; }
    public bool IsEnabled { get; set; } = true;

    /// <summary>The ids of the departments whose mail it carries, comma separated; empty for everybody's.</summary>
    public string Departments { get; set; } = "";

    /// <summary>The most mails in any sixty seconds; <c>null</c> for no cap.</summary>
    public int? MostPerMinute { get; set; }

    /// <summary>The most mails in any sixty minutes; <c>null</c> for no cap.</summary>
    public int? MostPerHour { get; set; }

    /// <summary>The most mails in any 24 hours; <c>null</c> for no cap.</summary>
    public int? MostPerDay { get; set; }

    /// <summary>When it last took a mail; written at most once a minute.</summary>
    public Instant? LastSentAt { get; set; }

    /// <summary>When it last failed to take one, for a reason that lies with it or with us; written at most once a minute.</summary>
    public Instant? LastFailedAt { get; set; }

    /// <summary>What went wrong then, in the server's words; <c>null</c> since it works again.</summary>
    public string? LastError { get; set; }

    /// <summary>When it first failed since it last worked; <c>null</c> while it works.</summary>
    public Instant? FirstFailedAt { get; set; }

    /// <summary>When administrators were told of it; <c>null</c> where they were not, or it works again.</summary>
    public Instant? ToldAt { get; set; }

    /// <summary>Changes with every mail counted against a cap, so that two nodes never count past it together.</summary>
    public long Counted { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Whether any cap is set.</summary>
    public bool IsCapped => MostPerMinute is not null || MostPerHour is not null || MostPerDay is not null;

    /// <summary>The departments whose mail it carries; empty for everybody's.</summary>
    public IReadOnlyList<long> DepartmentIds =>
        [
            .. Departments
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => long.Parse(id, CultureInfo.InvariantCulture)),
        ];

    /// <summary>Whether it carries a department's mail; <c>null</c> stands for mail of no department.</summary>
    public bool Carries(long? departmentId) =>
        DepartmentIds is { Count: > 0 } ids ? departmentId is { } id && ids.Contains(id) : true;
}
