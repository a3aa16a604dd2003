using Charter.Desk.Shared;

namespace Charter.Server.Security;

/// <summary>Nobody is known behind this request.</summary>
public sealed record NotKnown()
    : Refusal(
        "not-known",
        "Send an API token: Authorization: Bearer chr_… (make one with `charter token create`).",
        RefusalKind.Unknown
    );
