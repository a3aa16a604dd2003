using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Policy;

namespace Charter.Server.Staff;

/// <summary>The names of what an API token may do: the permissions, as <c>read_tickets</c>.</summary>
internal static class TokenScopes
{
    private static readonly ImmutableArray<Permissions> Every =
    [
        .. Enum.GetValues<Permissions>().Where(p => p != Permissions.None),
    ];

    /// <summary>Every scope there is.</summary>
    public static ImmutableArray<string> All { get; } = [.. Every.Select(Vocabulary.Token)];

    /// <summary>The names of a set of permissions.</summary>
    public static ImmutableArray<string> Names(Permissions scopes) =>
        [.. Every.Where(p => scopes.HasFlag(p)).Select(Vocabulary.Token)];

    /// <summary>Reads names; commas may stand between several.</summary>
    public static InvalidField? Read(IEnumerable<string>? names, out Permissions scopes)
    {
        scopes = Permissions.None;
        foreach (var name in (names ?? []).SelectMany(n => (n ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            var index = All.IndexOf(name);
            if (index < 0)
            {
                return new InvalidField("scopes", $"“{name}” is not a scope. There are: {string.Join(", ", All)}.");
            }

            scopes |= Every[index];
        }

        return null;
    }
}
