namespace Charter.Server.Settings;

/// <summary>An invitation as it was typed.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">The role's token.</param>
/// <param name="DepartmentIds">Their departments.</param>
public sealed record InviteAnswers(string Name, string Email, string Role, IReadOnlyList<long> DepartmentIds);
