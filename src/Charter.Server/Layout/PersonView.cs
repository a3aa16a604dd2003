namespace Charter.Server.Layout;

/// <summary>The person at the screen.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">Their role, in the reader's language.</param>
public sealed record PersonView(string Name, string Role);
