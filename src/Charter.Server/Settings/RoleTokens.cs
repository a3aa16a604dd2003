using Charter.Desk.Staff;
using Charter.Server.Design;
using Charter.Server.Layout;
using Charter.Server.Words;

namespace Charter.Server.Settings;

/// <summary>Roles as forms send them.</summary>
internal static class RoleTokens
{
    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    public static Role? Read(string token) =>
        Enum.GetValues<Role>().Where(role => Of(role) == token).Select(role => (Role?)role).FirstOrDefault();

    public static IReadOnlyList<FieldOption> Options(Wordbook words) =>
        [.. Enum.GetValues<Role>().Select(role => new FieldOption(Of(role), DeskShell.RoleName(words, role)))];
}
