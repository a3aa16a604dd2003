namespace Charter.Server.Settings;

/// <summary>A link that was just made, to be shown once.</summary>
/// <param name="Name">Whom it is for.</param>
/// <param name="Url">The link.</param>
/// <param name="IsMailed">Whether it also left by mail.</param>
public sealed record InvitationLink(string Name, string Url, bool IsMailed)
{
    /// <summary>Without the link, so that no log ever holds it.</summary>
    public override string ToString() => Name;
}
