using Charter.Desk.Staff;
using Charter.Policy;
using Charter.Server.Words;

namespace Charter.Server.Settings;

/// <summary>What a key may do, in words and as forms send it.</summary>
internal static class ScopeWords
{
    public static IReadOnlyList<Permissions> All { get; } =
        [.. Enum.GetValues<Permissions>().Where(permission => permission != Permissions.None)];

    public static string TokenOf(Permissions permission) => Vocabulary.Token(permission);

    /// <summary>One permission in words.</summary>
    public static string Of(Permissions permission, Wordbook words) =>
        permission switch
        {
            Permissions.ReadTickets => words["Read tickets"],
            Permissions.ReadAllTickets => words["Read tickets of every department"],
            Permissions.WorkTickets => words["Answer and work on tickets"],
            Permissions.EscalateTickets => words["Escalate tickets"],
            Permissions.OpenTickets => words["Open tickets"],
            Permissions.ReadCustomers => words["Read customers"],
            Permissions.EditCustomers => words["Change customers"],
            Permissions.ReadPromises => words["Read promises and figures"],
            Permissions.ReadPolicy => words["Read the policy"],
            Permissions.EditPolicy => words["Draft the policy"],
            Permissions.ApprovePolicy => words["Approve the policy"],
            Permissions.EditSettings => words["Change settings"],
            Permissions.EditStaff => words["Manage people and keys"],
            Permissions.ReadJournal => words["Read the journal"],
            Permissions.Operate => words["Retry what failed"],
            Permissions.EditTemplates => words["Change templates"],
            _ => TokenOf(permission),
        };

    /// <summary>Several in words.</summary>
    public static string Of(Permissions permissions, Wordbook words, string separator) =>
        string.Join(separator, All.Where(one => (permissions & one) == one).Select(one => Of(one, words)));
}
