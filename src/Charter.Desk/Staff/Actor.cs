using System.Collections.Immutable;
using System.Globalization;

namespace Charter.Desk.Staff;

/// <summary>
/// Who does something, with what they may do. Made once at the edge (from a session, a token or a link) and handed to
/// slices; every authorization function takes it.
/// </summary>
/// <param name="Kind">Who.</param>
/// <param name="Id">The staff member's, customer's or token's id; the part's name is in <paramref name="Part"/> for the system.</param>
/// <param name="Allowed">What they may do.</param>
/// <param name="Departments">The departments that they belong to; matters only without <see cref="Permissions.ReadAllTickets"/>.</param>
/// <param name="Part">Which part of the system acts, for example <c>clock</c>.</param>
public sealed record Actor(
    ActorKind Kind,
    long Id,
    Permissions Allowed,
    ImmutableArray<long> Departments,
    string? Part = null
)
{
    /// <summary>A part of the desk itself, which may do everything.</summary>
    public static Actor System(string part) => new(ActorKind.System, 0, (Permissions)~0L, [], part);

    public static Actor Staff(long staffId, Permissions allowed, ImmutableArray<long> departments) =>
        new(ActorKind.Staff, staffId, allowed, departments);

    /// <summary>A customer: reaches only what is their own, through the functions made for customers.</summary>
    public static Actor Customer(long customerId) => new(ActorKind.Customer, customerId, Permissions.None, []);

    public static Actor Token(long tokenId, Permissions scopes) => new(ActorKind.Token, tokenId, scopes, []);

    public bool May(Permissions permission) => (Allowed & permission) == permission;

    /// <summary>Whether a person acts, as far as clocks are concerned: staff, or a program on their behalf.</summary>
    public bool IsPerson => Kind is ActorKind.Staff or ActorKind.Token;

    /// <summary>The written form in the journal: <c>staff:12</c>, <c>system:clock</c>.</summary>
    public override string ToString() =>
        Kind == ActorKind.System
            ? $"system:{Part}"
            : string.Create(CultureInfo.InvariantCulture, $"{KindName(Kind)}:{Id}");

    private static string KindName(ActorKind kind) =>
        kind switch
        {
            ActorKind.Staff => "staff",
            ActorKind.Customer => "customer",
            ActorKind.Token => "token",
            _ => "system",
        };
}
