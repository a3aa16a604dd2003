using Charter.Desk.Shared;

namespace Charter.Desk.Conversations;

/// <summary>The desk by itself has sent as much as its rules allow for now; two machines may be writing to each other.</summary>
public sealed record TooManyAutomatic()
    : Refusal("too-many-automatic", "The desk has sent enough mails of its own here for this hour.");
