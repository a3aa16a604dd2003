namespace Charter.Desk.Shared;

/// <summary>The actor may not do this.</summary>
/// <param name="Needed">The permission that is missing, in words.</param>
public sealed record NotAllowed(string Needed)
    : Refusal("not-allowed", $"This needs the permission “{Needed}”.", RefusalKind.Forbidden);
