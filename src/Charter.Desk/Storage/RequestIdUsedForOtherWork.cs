using Charter.Desk.Shared;

namespace Charter.Desk.Storage;

/// <summary>The same request id came with different work. Nothing was done.</summary>
public sealed record RequestIdUsedForOtherWork()
    : Refusal(
        "request-id-reused",
        "This request id was already used for something else. Make a new one for each thing that you ask for.",
        RefusalKind.Invalid
    );
