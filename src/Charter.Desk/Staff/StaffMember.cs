using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>A person who works at the desk and can sign in.</summary>
public sealed class StaffMember
{
    public long Id { get; init; }

    /// <summary>The full name, as colleagues and customers see it.</summary>
    public required string Name { get; set; }

    /// <summary>The address to sign in with.</summary>
    public required string Email { get; set; }

    /// <summary>The address in upper case, unique.</summary>
    public required string NormalizedEmail { get; set; }

    /// <summary>The password's hash by ASP.NET Core Identity; <c>null</c> until an invitation is accepted.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever credentials or rights change.</summary>
    public required string SecurityStamp { get; set; }
    public Role Role { get; set; }

    /// <summary>The language of their pages, an IETF tag.</summary>
    public required string Language { get; set; }

    /// <summary>Their time zone, an IANA id.</summary>
    public required string Zone { get; set; }

    /// <summary>Whether they may sign in.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Closes messages that they write; plain text.</summary>
    public string Signature { get; set; } = "";

    /// <summary>Whether they are also told by mail when the customer of a ticket of theirs writes.</summary>
    public bool MailWhenCustomerWrites { get; set; }
    public Instant CreatedAt { get; init; }
    public int Version { get; set; } = 1;
}
