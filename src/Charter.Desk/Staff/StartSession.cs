using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Begins a session for a person whose password the server has just found right.</summary>
public static class StartSession
{
    /// <summary>How long a session lasts without use.</summary>
    public static Duration IdleLifetime { get; } = Duration.FromHours(12);

    /// <param name="StaffId">Who.</param>
    /// <param name="UserAgent">What the browser calls itself.</param>
    /// <param name="Origin">The try that succeeded; <c>null</c> for who holds a link.</param>
    public sealed record Request(long StaffId, string? UserAgent, SignInOrigin? Origin = null);

    /// <param name="SessionId">The session.</param>
    /// <param name="Token">The cookie's value; only its hash is kept.</param>
    /// <param name="ExpiresAt">Until when it lasts unless it is used.</param>
    public sealed record Result(long SessionId, string Token, Instant ExpiresAt);

    /// <summary>They may not sign in. Why is not told to whoever tries.</summary>
    public sealed record SignInRefused()
        : Refusal("sign-in-refused", "The address or the password is wrong.", RefusalKind.Forbidden);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var now = db.Write!.Now;
        var staff = await db.StaffMembers.FindAsync([request.StaffId], cancellationToken);
        if (staff is not { IsActive: true, PasswordHash: not null })
        {
            return new SignInRefused();
        }

        if (request.Origin is { } origin)
        {
            await SignInTallies.ClearAsync(db, origin, cancellationToken);
        }

        var token = SecretToken.ForSession();
        var session = new StaffSession
        {
            Id = db.NewId(),
            StaffId = staff.Id,
            TokenHash = token.Hash,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + IdleLifetime,
            UserAgent = FieldText.CleanLine(request.UserAgent, 200),
        };
        db.StaffSessions.Add(session);
        db.Record(new StaffSignedIn(staff.Id, session.Id));
        return new Result(session.Id, token.Text, session.ExpiresAt);
    }
}
