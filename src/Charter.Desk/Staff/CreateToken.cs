using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Makes a program's key to the API. Nobody can hand out more than they may do themselves.</summary>
public static class CreateToken
{
    public sealed record Request(string Name, Permissions Scopes, Instant? ExpiresAt = null);

    /// <param name="TokenId">The token's id.</param>
    /// <param name="Token">The token, shown this once.</param>
    public sealed record Result(long TokenId, string Token);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.EditStaff) is { } notAllowed)
        {
            return notAllowed;
        }

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        var every = Enum.GetValues<Permissions>().Aggregate((all, one) => all | one);
        if (request.Scopes == Permissions.None || (request.Scopes & ~every) != Permissions.None)
        {
            return new InvalidField("scopes", "Name at least one thing that the program may do.");
        }

        if (actor.Lacks(request.Scopes) is not null)
        {
            return new InvalidField("scopes", "You can give only what you may do yourself.");
        }

        if (request.ExpiresAt <= db.Write!.Now)
        {
            return new InvalidField("expiresAt", "That has passed already.");
        }

        var secret = SecretToken.ForApi();
        var token = new ApiToken
        {
            Id = db.NewId(),
            Name = name,
            TokenHash = secret.Hash,
            Scopes = request.Scopes,
            CreatedAt = db.Write.Now,
            ExpiresAt = request.ExpiresAt is { } at ? Microseconds.Truncate(at) : null,
        };
        db.ApiTokens.Add(token);
        db.Record(new TokenCreated(token.Id, token.Name, token.Scopes));
        return new Result(token.Id, secret.Text);
    }
}
