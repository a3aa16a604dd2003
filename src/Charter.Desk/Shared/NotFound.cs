namespace Charter.Desk.Shared;

/// <summary>There is no such object, or the actor may not know of it; the two look the same on purpose.</summary>
/// <param name="What">The kind of object in one word, for example <c>ticket</c>.</param>
public sealed record NotFound(string What)
    : Refusal($"{What}-not-found", $"There is no such {What}, or you may not see it.", RefusalKind.NotFound);
