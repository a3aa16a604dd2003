namespace Charter.Desk.Shared;

/// <summary>Somebody else changed the object after the actor read it. Nothing was overwritten.</summary>
/// <param name="What">The kind of object.</param>
/// <param name="CurrentVersion">Its version now.</param>
public sealed record ChangedMeanwhile(string What, int CurrentVersion)
    : Refusal(
        "changed-meanwhile",
        $"The {What} was changed by somebody else (it is now version {CurrentVersion}). Look at the change, then save again.",
        RefusalKind.Stale
    );
