using Charter.Desk.Shared;

namespace Charter.Desk.Staff;

/// <summary>The link was used, has expired, or never was. The three look the same on purpose.</summary>
public sealed record LinkNotGood()
    : Refusal("link-not-good", "This link does not work any more. Ask for a new one.", RefusalKind.NotFound);
